import { Temporal } from 'temporal-polyfill';
import { type Day, type Instant, endOfDay, londonDay, londonTime, plusHours } from './instant.ts';
import type { StatedDays } from './case.ts';
import type { Limit } from './limit.ts';

/** Bank holidays of England and Wales, and the last day for which they are known. */
export interface Calendar {
  readonly holidays: ReadonlyMap<Day, string>;
  readonly coversUntil: Day;
}

/** A day off that no rule foretells, as the owner of a protocol adds it: for a royal funeral, say. */
export interface OneOffHoliday {
  readonly day: Day;
  readonly name: string;
}

/** The calendar with days off that were added by hand. Of a day that is a bank holiday already its own name stays. */
export const withOneOffs = (calendar: Calendar, oneOffs: readonly OneOffHoliday[] = []): Calendar =>
  oneOffs.length === 0
    ? calendar
    : {
        ...calendar,
        holidays: new Map([...oneOffs.map(({ day, name }) => [day, name] as const), ...calendar.holidays]),
      };

const DAY_MS = 86_400_000;

/** Days have neither zones nor hours: counted from 1 January 1970, which was a Thursday, they are whole numbers. */
const numberOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayOf = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10);
const weekdayAt = (number: number): number => (((number + 3) % 7) + 7) % 7;
/** 0 is Monday. */
export const weekdayOf = (day: Day): number => weekdayAt(numberOf(day));

/** The bank holidays as numbers: an overdue case counts its days from the start, and texts were most of that work. */
const numbered = new WeakMap<Calendar, ReadonlySet<number>>();

function holidaysOf(calendar: Calendar): ReadonlySet<number> {
  const known = numbered.get(calendar) ?? new Set([...calendar.holidays.keys()].map(numberOf));
  numbered.set(calendar, known);
  return known;
}

const isWorking = (holidays: ReadonlySet<number>, number: number): boolean =>
  weekdayAt(number) < 5 && !holidays.has(number);

/** Rule K2: Monday to Friday, bank holidays excepted. School holidays and office closures are working days. */
export const isWorkingDay = (calendar: Calendar, day: Day): boolean =>
  isWorking(holidaysOf(calendar), numberOf(day));

export const addDays = (day: Day, by: number): Day => dayOf(numberOf(day) + by);

/** Rule K3: the day of the event is excluded; day 1 is the first working day after it. `n` may be negative. */
export function addWorkingDays(calendar: Calendar, from: Day, n: number): Day {
  const holidays = holidaysOf(calendar);
  let number = numberOf(from);
  for (let left = Math.abs(n); left > 0;) {
    number += Math.sign(n);
    if (isWorking(holidays, number)) left -= 1;
  }
  return dayOf(number);
}

/** The day itself where it is a working day, else the last one before it. */
const workingDayOnOrBefore = (calendar: Calendar, day: Day): Day =>
  isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, -1);

export const workingDayOnOrAfter = (calendar: Calendar, day: Day): Day =>
  isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, 1);

/**
 * When a limit that starts at `start` ends (rules K3 to K8), in UTC; undefined where no number is printed (K9).
 * `stated` limits end when the stating person said, so the caller knows them.
 */
export function limitEnd(calendar: Calendar, limit: Limit, start: Instant): Instant | undefined {
  const day = londonDay(start);
  switch (limit.unit) {
    case 'working-day':
      return endOfDay(addWorkingDays(calendar, day, limit.n));
    case 'calendar-day':
      return endOfDay(addDays(day, limit.n));
    case 'hour':
      return plusHours(start, limit.n);
    case 'month':
      return endOfDay(Temporal.PlainDate.from(day).add({ months: limit.n }).toString());
    case 'same-day':
      return endOfDay(day);
    case 'immediate':
    case 'stated':
      return undefined;
  }
}

/** Days that somebody has stated as a limit. Where they did not say which days, the shorter reading holds: calendar days. */
export const limitStated = ({ n, unit }: StatedDays): Limit => ({
  unit: unit === 'working' ? 'working-day' : 'calendar-day',
  n,
});

/** When a time that somebody has stated ends: the moment that they named, or so many days after `start`. */
export function statedEnd(
  calendar: Calendar,
  start: Instant,
  stated: { readonly until?: Instant | undefined; readonly days?: StatedDays | undefined },
): Instant | undefined {
  if (stated.until !== undefined || stated.days === undefined) return stated.until;
  return limitEnd(calendar, limitStated(stated.days), start);
}

/**
 * Rule K10: 17:00 London on the last working day on or before the limit, and never after the limit itself.
 * It says when to chase; it is not the limit.
 */
export function actBy(calendar: Calendar, limit: Instant): Instant {
  const five = londonTime(workingDayOnOrBefore(calendar, londonDay(limit)), '17:00');
  return five < limit ? five : limit;
}

/** True where the bank holidays are not known as far as this moment: the date may still move earlier or later. */
export const isProvisional = (calendar: Calendar, at: Instant): boolean =>
  londonDay(at) > calendar.coversUntil;

/** The bank holidays on weekdays after `from` and up to `to`: the reason why a limit is later than it looks. */
export function holidaysBetween(calendar: Calendar, from: Day, to: Day): { day: Day; name: string }[] {
  const found: { day: Day; name: string }[] = [];
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const name = calendar.holidays.get(day);
    if (name !== undefined && weekdayOf(day) < 5) found.push({ day, name });
  }
  return found;
}
