import { EVENT, SNAPSHOT, partitionOf } from '../../store/case-rows.ts';
import type { Tables } from '../../tables/open-tables.ts';
import { type StoredRow, allRows, findRow, startingWith } from '../../tables/read-rows.ts';
import { StoreError } from '../../tables/store-error.ts';

/** The rows of one case as they are stored: nothing of them is believed yet. */
export interface RawRecord {
  readonly ref: string;
  readonly snapshot: StoredRow | undefined;
  /** In the order of their keys. */
  readonly events: readonly StoredRow[];
}

const MOST_TRIES = 5;

/**
 * Reads a case's rows as they stood together: where the case goes on meanwhile, they are read again. Undefined where
 * nothing of such a case is stored. Throws `StoreError`.
 */
export async function readRecord(tables: Tables, ref: string): Promise<RawRecord | undefined> {
  const cases = await tables('Cases');
  const partitionKey = partitionOf(ref);
  const readSnapshot = () => findRow(cases, partitionKey, SNAPSHOT);
  let before = await readSnapshot();
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const events = await allRows(cases, { partitionKey, ...startingWith(EVENT) });
    const after = await readSnapshot();
    if (before?.etag === after?.etag)
      return after || events.length > 0 ? { ref, snapshot: after, events } : undefined;
    before = after;
  }
  throw new StoreError('unavailable', `case ${ref} goes on all the time; try again`);
}
