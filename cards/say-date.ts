import { type Calendar, actBy, addDays, isProvisional, weekdayOf } from '../bot/protocol/calendar.ts';
import { type Day, type Instant, londonDay, londonWall } from '../bot/protocol/instant.ts';

/** Written out by hand: the same `Intl` format differs between versions of Node. */
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "Thursday 9 April 2026". */
export function sayFullDay(at: Instant): string {
  const day = londonDay(at);
  const [year = '', month, date] = day.split('-');
  return `${DAYS[weekdayOf(day)] ?? ''} ${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

const yearOf = (at: Instant): string => londonDay(at).slice(0, 4);

/** "Thursday 9 April"; with the year where that is not the present one. */
export const sayDay = (at: Instant, now: Instant): string =>
  yearOf(at) === yearOf(now) ? sayFullDay(at).replace(/ \d{4}$/, '') : sayFullDay(at);

/** "Thursday 9 April" for a calendar day. */
export const sayCalendarDay = (day: Day, now: Instant): string => sayDay(`${day}T12:00:00.000Z`, now);

/** "14:20", on the clock in London. */
export const sayTime = (at: Instant): string => londonWall(at).slice(11, 16);

/** "Thursday 9 April, 14:20". */
export const sayMoment = (at: Instant, now: Instant): string => `${sayDay(at, now)}, ${sayTime(at)}`;

/** True for a limit by days: it ends with its day, and no clock time says more. */
export const isEndOfDay = (at: Instant): boolean => londonWall(at).endsWith('T23:59:59');

/** A limit itself: its day, or its moment where it is in hours. */
export const sayEnd = (limit: Instant, now: Instant): string =>
  isEndOfDay(limit) ? sayDay(limit, now) : sayMoment(limit, now);

/** Begins the mark behind a date that may still move. Its space does not break, and nobody types it by chance. */
export const PROVISIONAL = '\u00A0(provisional';

/** True for a day that was counted without knowing all bank holidays; nothing moves a limit in hours. */
export const mayMove = (calendar: Calendar, limit: Instant): boolean =>
  isEndOfDay(limit) && isProvisional(calendar, limit);

const markOf = (calendar: Calendar, limit: Instant): string =>
  mayMove(calendar, limit) ? `${PROVISIONAL})` : '';

/** A day or moment that was counted, marked where it is provisional: "Thursday 9 April". */
export const sayCounted = (calendar: Calendar, limit: Instant, now: Instant): string =>
  `${sayEnd(limit, now)}${markOf(calendar, limit)}`;

function nearWord(at: Instant, now: Instant): 'today' | 'tomorrow' | undefined {
  const day = londonDay(at);
  const today = londonDay(now);
  if (day === today) return 'today';
  return day === addDays(today, 1) ? 'tomorrow' : undefined;
}

/** "Thursday 9 April"; "today, Thursday 9 April"; "tomorrow, Friday 10 April". */
export function sayDayNear(at: Instant, now: Instant): string {
  const near = nearWord(at, now);
  return near ? `${near}, ${sayDay(at, now)}` : sayDay(at, now);
}

/** "Thursday 9 April, 14:20"; "14:20 today, Thursday 9 April". */
export function sayMomentNear(at: Instant, now: Instant): string {
  const near = nearWord(at, now);
  return near ? `${sayTime(at)} ${near}, ${sayDay(at, now)}` : sayMoment(at, now);
}

interface Saying {
  readonly day: (at: Instant, now: Instant) => string;
  readonly moment: (at: Instant, now: Instant) => string;
}
const NEAR: Saying = { day: sayDayNear, moment: sayMomentNear };
/** For a card that stays in a thread: tomorrow its "tomorrow" would be wrong. */
const LASTING: Saying = { day: sayDay, moment: sayMoment };

/**
 * Until when something is to be done, to be read after "by": 17:00 on the last working day that is left, the moment
 * itself where the limit is in hours, and "the end of" the day once 17:00 has passed. Marked where it is provisional.
 */
export function sayLimitDay(calendar: Calendar, limit: Instant, now: Instant, say: Saying = NEAR): string {
  if (!isEndOfDay(limit)) return say.moment(limit, now);
  const act = actBy(calendar, limit);
  if (act <= now) return `the end of ${say.day(limit, now)}${markOf(calendar, limit)}`;
  const said = say.moment(act, now);
  if (londonDay(act) === londonDay(limit)) return `${said}${markOf(calendar, limit)}`;
  const opening = mayMove(calendar, limit) ? `${PROVISIONAL}; ` : ' (';
  return `${said}${opening}the time ends on ${sayDay(limit, now)})`;
}

/** "by Thursday 9 April, 17:00". */
export const sayBy = (calendar: Calendar, limit: Instant, now: Instant): string =>
  `by ${sayLimitDay(calendar, limit, now)}`;

/** The same for a card that is read on later days too. */
export const sayByLasting = (calendar: Calendar, limit: Instant, now: Instant): string =>
  `by ${sayLimitDay(calendar, limit, now, LASTING)}`;

/** When a limit passed: "on Thursday 9 April"; with the time for a limit in hours. */
export const sayPassed = (calendar: Calendar, limit: Instant, now: Instant): string =>
  `on ${sayCounted(calendar, limit, now)}`;
