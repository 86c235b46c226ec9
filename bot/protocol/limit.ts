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

const COUNTED = /^(\d{1,3}) (wd|days?|h|months?)$/;
const UNITS = {
  wd: 'working-day',
  day: 'calendar-day',
  days: 'calendar-day',
  h: 'hour',
  month: 'month',
  months: 'month',
} as const;

function parse(text: string): Limit | undefined {
  if (text === 'same-day' || text === 'immediate' || text === 'stated') return { unit: text };
  const [, n, unit] = COUNTED.exec(text) ?? [];
  if (n === undefined || unit === undefined) return undefined;
  return { unit: UNITS[unit as keyof typeof UNITS], n: Number(n) };
}

export const limitSchema = z.string().transform((text, context): Limit => {
  const limit = parse(text);
  if (limit) return limit;
  context.addIssue({
    code: 'custom',
    message: `"${text}" is not a limit: write "2 wd", "3 days", "24 h", "1 month", "same-day", "immediate" or "stated"`,
  });
  return z.NEVER;
});
