import { type Instant, endOfDay, fromLondonWallTime, londonWall } from '../protocol/instant.ts';

export const DAY = { shape: /^\d{4}-\d\d-\d\d$/, what: 'a date (2026-04-02)' } as const;
export const MOMENT = {
  shape: /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$/,
  what: 'a date or a date-time (2026-04-02 or 2026-04-02T10:00)',
} as const;

/** Why a value stands for no day or moment in London; undefined where it does: not the 30th of February, not 25 o'clock. */
export function whyNot(written: unknown, { shape, what }: typeof DAY | typeof MOMENT): string | undefined {
  if (typeof written !== 'string') return `this is not ${what}`;
  const no = `"${written}" is not ${what}`;
  // Far from the calendar's own years a mistake is likelier than a wish.
  if (!shape.test(written) || !/^(19|20)/.test(written)) return no;
  const full = written.includes('T') ? written : `${written}T12:00`;
  try {
    const at = fromLondonWallTime(full);
    const isWall = !/(Z|[+-]\d\d:\d\d)$/.test(full);
    return isWall && !londonWall(at).startsWith(full)
      ? `"${written}" does not exist: the clocks go forward on that day, from 01:00 to 02:00`
      : undefined;
  } catch {
    return no;
  }
}

/** A date stands for the end of its day, a date-time for itself; both are London's. */
export const momentOf = (written: string): Instant =>
  written.includes('T') ? fromLondonWallTime(written) : endOfDay(written);
