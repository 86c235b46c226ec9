import { StoreError } from './store-error.ts';

/** A table's limit on a key, in UTF-16 units. */
const LONGEST_KEY = 1024;

/**
 * One part of a partition or row key. Keys may not hold `/ \ # ?` and control characters; we also spare ourselves
 * quotes, percent signs and everything outside ASCII, which clients and gateways treat differently in addresses.
 * `|` is kept for joining parts. Different texts never give the same key.
 */
export const encodeKey = (text: string): string =>
  text.replace(/[^A-Za-z0-9 ._:@-]/g, (unit) => `=${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The text that `encodeKey` was given. */
export const decodeKey = (key: string): string =>
  key.replace(/=([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Joins encoded parts to a key. Throws `StoreError('key-too-long')`. */
export function keyOf(...parts: readonly string[]): string {
  const key = parts.map(encodeKey).join('|');
  if (key.length > LONGEST_KEY) {
    throw new StoreError(
      'key-too-long',
      `a key of ${key.length} characters; at most ${LONGEST_KEY} are allowed`,
    );
  }
  return key;
}
