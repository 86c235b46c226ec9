import { chainHash } from '../../store/event-chain.ts';
import { EVENT } from '../../store/case-rows.ts';
import { keyOf } from '../../tables/encode-key.ts';
import { joinText } from '../../tables/long-text.ts';
import type { StoredRow } from '../../tables/read-rows.ts';

/** One event row, as far as its place in the chain rests on it. */
export interface Link {
  readonly row: StoredRow;
  /** By its key; undefined where that is no key of an entry. */
  readonly number: number | undefined;
  readonly hash: string;
  /** Undefined where the row has no whole text. */
  readonly json: string | undefined;
}

const DIGITS = 10;

function numberOf(rowKey: string): number | undefined {
  const written = rowKey.slice(EVENT.length + 1);
  const number = Number(written);
  const isKey = rowKey === keyOf(EVENT, written) && /^\d+$/.test(written) && written.length === DIGITS;
  return isKey && number > 0 ? number : undefined;
}

function textOf(row: StoredRow): string | undefined {
  try {
    return joinText(row);
  } catch {
    // A row whose text is not whole was changed: that is found out by its hash.
    return undefined;
  }
}

export const linkOf = (row: StoredRow): Link => ({
  row,
  number: numberOf(row.rowKey),
  hash: typeof row['hash'] === 'string' ? row['hash'] : '',
  json: textOf(row),
});

/** True where a row was written as that entry, after a row with that hash. */
export const follows = (previous: string, number: number, { row, json, hash }: Link): boolean =>
  json !== undefined &&
  typeof row['schema'] === 'number' &&
  chainHash(previous, number, row['schema'], json) === hash;
