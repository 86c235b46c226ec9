import { keyOf } from '../tables/encode-key.ts';
import { findRow } from '../tables/read-rows.ts';
import { SNAPSHOT, partitionOf } from './case-rows.ts';
import type { CaseTables } from './case-tables.ts';
import { UNDELIVERED } from './index-rows.ts';
import { pendingOf } from './read-case.ts';

/**
 * Takes a case off the list of undelivered ones after a commit that has left nothing pending.
 *
 * `hint` is the row's ETag as that commit, or the one that it followed, has written it: whoever announces something
 * since changes it, and whoever announced something before must fail on the case's version. Where it is not known,
 * the row is looked at.
 */
export async function tidyUndelivered(tables: CaseTables, ref: string, hint: string): Promise<void> {
  const etag = hint === '' ? await needlessHint(tables, ref) : hint;
  if (etag !== undefined) await tables.index.deleteEntity(UNDELIVERED, keyOf(ref), { etag });
}

/**
 * A commit under way has put its row there before it is stored, so "nothing pending" is not enough. The row names the
 * commit that wrote it last, the snapshot the last stored one that asked for anything. Where they are the same, every
 * other commit under way has read an older version than the stored one and must fail; and one that begins after
 * we read the row changes its ETag. The order of these reads matters.
 */
async function needlessHint(tables: CaseTables, ref: string): Promise<string | undefined> {
  const hint = await findRow(tables.index, UNDELIVERED, keyOf(ref));
  if (!hint) return undefined;
  const snapshot = await findRow(tables.cases, partitionOf(ref), SNAPSHOT, ['asked', 'pending']);
  const isLast = snapshot && snapshot.asked === hint.commit && pendingOf(snapshot).length === 0;
  return isLast ? hint.etag : undefined;
}
