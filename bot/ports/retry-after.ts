/** A far side that asks to be left alone for longer is asked again after a day all the same. In milliseconds. */
const LONGEST_MS = 24 * 3_600_000;

/**
 * How long a far side asks to be left alone, by its header Retry-After: seconds, or a date of HTTP. In milliseconds from
 * `now`, which is in milliseconds since 1970. Undefined where there is no such header or nothing can be made of it.
 */
export function retryAfterMs(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (text === '') return undefined;
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, Math.ceil(ms)), LONGEST_MS);
}
