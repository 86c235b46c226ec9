import { Temporal } from 'temporal-polyfill';

const ZONE = 'Europe/London';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MORNING = '09:00';

/**
 * Reads a date and time as a person types it, in London time: "2026-04-09", "2026-04-09 14:30", "9 April 2026 14:30",
 * "14:30" (today), "+3 hours", "+2 days", "+1 working day" (at 9:00). A date without a time means 9:00.
 */
export function readDate(text: string, now: Date): Date | undefined {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (typed === '') return undefined;
  return readStep(typed, now) ?? readMoment(typed, now);
}

function readStep(typed: string, now: Date): Date | undefined {
  const match = /^\+ ?(\d{1,3}) ?(h|hours?|d|days?|working days?|wd)$/.exec(typed);
  if (!match) return undefined;
  const count = Number(match[1]);
  if (match[2]?.startsWith('w') === true) return addWorkingDays(now, count);
  const start = inLondon(now);
  const later = match[2]?.startsWith('h') === true ? start.add({ hours: count }) : start.add({ days: count });
  return new Date(later.epochMilliseconds);
}

function readMoment(typed: string, now: Date): Date | undefined {
  const match = /^(.*?)(?:[ t,]*(\d{1,2}:\d{2}))?$/.exec(typed);
  const time = (match?.[2] ?? MORNING).padStart(5, '0');
  const date = match?.[1] === '' ? inLondon(now).toPlainDate().toString() : isoDate(match?.[1] ?? '');
  if (date === undefined) return undefined;
  try {
    const moment = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' });
    return new Date(moment.toZonedDateTime(ZONE).epochMilliseconds);
  } catch {
    return undefined;
  }
}

function isoDate(typed: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return typed;
  const match = /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]* (\d{4})$/.exec(typed);
  const month = MONTHS.indexOf(match?.[2] ?? '') + 1;
  if (!match || month === 0) return undefined;
  return `${match[3]}-${String(month).padStart(2, '0')}-${match[1]?.padStart(2, '0')}`;
}

/** 9:00 in London on the given number of weekdays later. Bank holidays are not known here: this only moves a clock. */
export function addWorkingDays(now: Date, count: number): Date {
  let date = inLondon(now).toPlainDate();
  for (let left = count; left > 0;) {
    date = date.add({ days: 1 });
    if (date.dayOfWeek <= 5) left -= 1;
  }
  const morning = date.toZonedDateTime({ timeZone: ZONE, plainTime: MORNING });
  return new Date(morning.epochMilliseconds);
}

/** "Thursday 9 April 2026, 14:30", London time. */
export function showDate(moment: Date): string {
  const at = inLondon(moment);
  const day = at.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return `${day.replace(',', '')}, ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** "2026-04-09T14:30", London time: the value of a date-time field. */
export function fieldDate(moment: Date): string {
  return inLondon(moment).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

function inLondon(moment: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(ZONE);
}
