import { type Calendar, holidaysBetween } from '../bot/protocol/calendar.ts';
import type { Duty } from '../bot/protocol/definition.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import { londonDay } from '../bot/protocol/instant.ts';
import { count, sayList } from './say-list.ts';

type Limit = NonNullable<Duty['limit']>;

/** "3 working days", "24 hours"; empty where no number is printed. */
export function sayLimit(limit: Limit): string {
  switch (limit.unit) {
    case 'working-day':
      return count(limit.n, 'working day');
    case 'calendar-day':
      return count(limit.n, 'day');
    case 'hour':
      return count(limit.n, 'hour');
    case 'month':
      return count(limit.n, 'month');
    case 'same-day':
      return 'the same day';
    case 'immediate':
    case 'stated':
      return '';
  }
}

/** "Good Friday and Easter Monday are not counted."; empty where no bank holiday lies between. */
export function sayHolidays(calendar: Calendar, from: Instant, to: Instant): string {
  const names = holidaysBetween(calendar, londonDay(from), londonDay(to)).map(({ name }) => name);
  if (names.length === 0) return '';
  return `${sayList(names)} ${names.length === 1 ? 'is' : 'are'} not counted.`;
}

/** What is not counted, or that everything is: the sentence that explains a limit's length. */
export function sayCounting(calendar: Calendar, limit: Limit, from: Instant, to: Instant): string {
  if (limit.unit === 'working-day') return sayHolidays(calendar, from, to);
  if (limit.unit === 'hour') return 'Nights and weekends count.';
  return limit.unit === 'calendar-day' || limit.unit === 'month' ? 'Weekends and bank holidays count.' : '';
}
