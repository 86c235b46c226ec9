import * as z from 'zod';

/**
 * How long a duty has. In a protocol file it is written as people write it: `2 wd`, `24 h`, `3 days`, `1 month`,
 * `same-day`, `immediate`, `stated` (the escalating person says how long: West Sussex).
 */
export type Limit =
  | { unit: 'working-day' | 'calendar-day' | 'hour' | 'month'; n: number }
  | { unit: 'same-day' }
  | { unit: 'immediate' }
  | { unit: 'stated' };

/** No printed time is longer; beyond it days are guesswork, and each reckoning day by day takes its time. */
export const MOST_DAYS = 999;

/** The words for each unit, and how many of it a limit may have. */
const UNITS = {
  wd: { unit: 'working-day', one: 'wd', many: 'wd', most: MOST_DAYS },
  day: { unit: 'calendar-day', one: 'day', many: 'days', most: MOST_DAYS },
  h: { unit: 'hour', one: 'h', many: 'h', most: 999 },
  month: { unit: 'month', one: 'month', many: 'months', most: 36 },
} as const;

type Parsed = { readonly limit: Limit } | { readonly why: string };

const EXAMPLES = 'write "2 wd", "3 days", "24 h", "1 month", "same-day", "immediate" or "stated"';

function parse(text: string): Parsed {
  if (text === 'same-day' || text === 'immediate' || text === 'stated') return { limit: { unit: text } };
  const [, digits, word] = /^(\d{1,20}) (wd|days?|h|months?)$/.exec(text) ?? [];
  const found = Object.values(UNITS).find(({ one, many }) => word === one || word === many);
  if (digits === undefined || !found) return { why: `"${text}" is not a limit: ${EXAMPLES}` };
  const { unit, one, many, most } = found;
  const n = Number(digits);
  if (n === 0)
    return { why: `"${text}" is no time at all: write at least "1 ${one}", or "same-day" or "immediate"` };
  if (n > most) return { why: `"${text}" is too long: at most "${most} ${many}"` };
  const written = `${n} ${n === 1 ? one : many}`;
  return text === written ? { limit: { unit, n } } : { why: `"${text}" is written "${written}"` };
}

export const limitSchema = z.string().transform((text, context): Limit => {
  const parsed = parse(text);
  if ('limit' in parsed) return parsed.limit;
  context.addIssue({ code: 'custom', message: parsed.why });
  return z.NEVER;
});
