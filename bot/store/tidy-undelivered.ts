import { keyOf } from '../tables/encode-key.ts';
import { findRow, rowsOf, startingWith } from '../tables/read-rows.ts';
import { EFFECT, SNAPSHOT, partitionOf } from './case-rows.ts';
import type { CaseTables } from './case-tables.ts';
import { UNDELIVERED } from './index-rows.ts';

/**
 * Takes a case off the list of undelivered ones if nothing of it is pending.
 *
 * A commit under way has put its row there before it is stored, so "nothing pending" is not enough. The row names the
 * commit that wrote it last, the snapshot the last stored one that asked for anything. Where they are the same, every
 * other commit under way has read an older version than the stored one and must fail; and one that begins after
 * we read the row changes its ETag. The order of these reads matters.
 */
export async function tidyUndelivered(tables: CaseTables, ref: string): Promise<void> {
  const hint = await findRow(tables.index, UNDELIVERED, keyOf(ref));
  if (!hint) return;
  const snapshot = await findRow(tables.cases, partitionOf(ref), SNAPSHOT, ['asked']);
  if (snapshot?.asked !== hint.commit) return;
  if (await hasPending(tables, ref)) return;
  await tables.index.deleteEntity(UNDELIVERED, hint.rowKey, { etag: hint.etag });
}

export async function hasPending(tables: CaseTables, ref: string): Promise<boolean> {
  const range = { partitionKey: partitionOf(ref), ...startingWith(EFFECT), select: [], expect: 1 };
  const first = await rowsOf(tables.cases, range).next();
  return first.done !== true;
}
