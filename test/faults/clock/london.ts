import Holidays from 'date-holidays';

/**
 * London's days and clock, reckoned a second time and in another way than the product does: with numbers, the rule of
 * the clock changes, and an almanac of bank holidays. Moments are milliseconds UTC; days are counted from 1 January 1970.
 */

export const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FIRST_YEAR = 2024;
/** The product knows no bank holiday after this year, and says so; whatever is compared must end before. */
export const LAST_YEAR = 2030;

/** Clocks change at 01:00 UTC on the last Sunday of the month (0 is January). */
function changeIn(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return last.getTime() - last.getUTCDay() * DAY + HOUR;
}

const changes = new Map<number, readonly [number, number]>();

function isSummerTime(at: number): boolean {
  const year = new Date(at).getUTCFullYear();
  const known = changes.get(year) ?? ([changeIn(year, 2), changeIn(year, 9)] as const);
  changes.set(year, known);
  return at >= known[0] && at < known[1];
}

export const dayOf = (at: number): number => Math.floor((at + (isSummerTime(at) ? HOUR : 0)) / DAY);

/** The moment at which London's clocks show a time; the first of two, and after the gap where there is none. */
export function clockOn(day: number, hour: number, minute = 0, second = 0): number {
  const shown = day * DAY + hour * HOUR + minute * 60_000 + second * 1000;
  return isSummerTime(shown - HOUR) ? shown - HOUR : shown;
}

/** A limit by days ends a second before midnight. */
export const endOf = (day: number): number => clockOn(day, 23, 59, 59);

function almanac(): Set<number> {
  const days = new Set<number>();
  const england = new Holidays('GB', 'ENG');
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    for (const { type, date } of england.getHolidays(year)) {
      if (type === 'public') days.add(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY);
    }
  }
  return days;
}
const holidays = almanac();

/** 1 January 1970 was a Thursday. */
export const isWorking = (day: number): boolean => {
  const weekday = (day + 4) % 7;
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
};

/** So many working days after a day, itself not counted; before it where `n` is negative. */
export function workingDays(from: number, n: number): number {
  let day = from;
  for (let left = Math.abs(n); left > 0;) {
    day += Math.sign(n);
    if (isWorking(day)) left -= 1;
  }
  return day;
}

/** The same day of the next month, or its last. */
export function monthsAfter(day: number, months: number): number {
  const date = new Date(day * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY;
}

/** True from 08:00 up to 18:00 on a working day: when people are reminded. */
export function isOfficeTime(at: number): boolean {
  const day = dayOf(at);
  return isWorking(day) && at >= clockOn(day, 8) && at < clockOn(day, 18);
}

/** The moment itself in office time, else 08:00 of the next working day, which may be today. */
export function officeTimeFrom(at: number): number {
  if (isOfficeTime(at)) return at;
  const today = dayOf(at);
  const next = isWorking(today) && at < clockOn(today, 8) ? today : workingDays(today, 1);
  return clockOn(next, 8);
}

/** The moment as text, for whoever reads a finding. */
export const shown = (at: number): string => new Date(at).toISOString();
