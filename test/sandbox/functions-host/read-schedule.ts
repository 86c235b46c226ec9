/** The values that each field of a schedule allows: second, minute, hour, day of the month, month, day of the week. */
export type Schedule = [Set<number>, Set<number>, Set<number>, Set<number>, Set<number>, Set<number>];

const RANGES = [
  [0, 59],
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
/** Four years and a day: after that a schedule such as 30 February will not come at all. */
const FARTHEST = 1462;

/** Reads an NCRONTAB expression of six fields, or five without seconds. Throws when it is not one. */
export function readSchedule(text: string): Schedule {
  const fields = text.trim().split(/\s+/);
  if (fields.length === 5) fields.unshift('0');
  if (fields.length !== 6) throw new Error(`"${text}" is not a schedule: it needs five or six fields`);
  return fields.map((field, position) => readField(field, position, text)) as Schedule;
}

function readField(field: string, position: number, text: string): Set<number> {
  const [low = 0, high = 0] = RANGES[position] ?? [];
  const allowed = new Set<number>();
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/');
    const [first = '', last] = range.split('-');
    const from = first === '*' ? low : readValue(first, position);
    const to =
      first === '*' || (step !== undefined && last === undefined) ? high : readValue(last ?? first, position);
    const by = step === undefined ? 1 : Number(step);
    const fits = from >= low && to <= high && from <= to && Number.isInteger(by) && by > 0;
    if (!fits)
      throw new Error(`"${text}" is not a schedule: "${part}" does not fit in field ${position + 1}`);
    for (let value = from; value <= to; value += by) allowed.add(value);
  }
  return allowed;
}

function readValue(text: string, position: number): number {
  const name = text.slice(0, 3).toUpperCase();
  if (position === 4 && MONTHS.includes(name)) return MONTHS.indexOf(name) + 1;
  if (position === 5 && DAYS.includes(name)) return DAYS.indexOf(name);
  if (position === 5 && text === '7') return 0;
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

/**
 * The first moment after `after` that the schedule names, both in epoch milliseconds; the fields are UTC, as in Azure.
 * Day of the month and day of the week must both hold (NCRONTAB, unlike cron). Infinity when it never comes.
 */
export function nextOccurrence(schedule: Schedule, after: number): number {
  const [seconds, minutes, hours, days, months, weekdays] = schedule;
  const day = new Date(after);
  day.setUTCHours(0, 0, 0, 0);
  for (let tried = 0; tried < FARTHEST; tried++, day.setUTCDate(day.getUTCDate() + 1)) {
    const fits =
      days.has(day.getUTCDate()) && months.has(day.getUTCMonth() + 1) && weekdays.has(day.getUTCDay());
    if (!fits) continue;
    for (const hour of sorted(hours))
      for (const minute of sorted(minutes)) {
        const start = day.getTime() + (hour * 60 + minute) * 60_000;
        if (start + 59_000 <= after) continue;
        const second = sorted(seconds).find((value) => start + value * 1000 > after);
        if (second !== undefined) return start + second * 1000;
      }
  }
  return Infinity;
}

function sorted(values: Set<number>): number[] {
  return [...values].sort((a, b) => a - b);
}
