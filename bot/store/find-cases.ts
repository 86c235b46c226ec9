import type { Kind } from '../ports/case-store.ts';
import type { Instant } from '../protocol/instant.ts';
import { keyOf } from '../tables/encode-key.ts';
import { findRow, rowsOf, type RowRange, type StoredRow } from '../tables/read-rows.ts';
import { ageOf } from '../tables/row-age.ts';
import { partitionOf, SNAPSHOT } from './case-rows.ts';
import type { CaseTables } from './case-tables.ts';
import { DUE, kindPartition, personPartition, UNDELIVERED } from './index-rows.ts';
import { peopleOf, pendingOf } from './read-case.ts';

/** No commit is under way as long as this, in milliseconds: a hint that is older and still wrong is of no use. */
const STALE_AFTER = 15 * 60_000;

/** Cases whose wake time has come, earliest first. */
export const findDue = (tables: CaseTables, until: Instant, most: number): Promise<string[]> =>
  collect(tables, { partitionKey: DUE, before: `${keyOf(until)}}` }, most, async (row, ref) => {
    const snapshot = await findRow(tables.cases, partitionOf(ref), SNAPSHOT, ['due']);
    return snapshot?.due === row.rowKey;
  });

/** Cases with effects that are pending. */
export const findUndelivered = (tables: CaseTables, most: number): Promise<string[]> =>
  collect(tables, { partitionKey: UNDELIVERED }, most, async (_, ref) => {
    const snapshot = await findRow(tables.cases, partitionOf(ref), SNAPSHOT, ['pending']);
    return snapshot !== undefined && pendingOf(snapshot).length > 0;
  });

/** Cases in which a person has a part, newest first. */
export const findOfPerson = (tables: CaseTables, person: string, most: number): Promise<string[]> =>
  collect(tables, { partitionKey: personPartition(person) }, most, async (_, ref) => {
    const snapshot = await findRow(tables.cases, partitionOf(ref), SNAPSHOT, ['people']);
    return snapshot !== undefined && peopleOf(snapshot).includes(person);
  });

/** When cases of a kind were opened: of those that were really opened, and not only about to be. */
export async function findOpenedAlike(
  tables: CaseTables,
  kind: Kind,
  since: Instant,
  most: number,
): Promise<Instant[]> {
  const opened: Instant[] = [];
  const range = { partitionKey: kindPartition(kind), from: keyOf(since), expect: most };
  for await (const row of rowsOf(tables.index, range)) {
    if (opened.length >= most) break;
    const snapshot = await findRow(tables.cases, partitionOf(String(row.ref)), SNAPSHOT, ['due']);
    if (snapshot) opened.push(String(row['openedAt']));
    else await dropStale(tables, row);
  }
  return opened;
}

/**
 * Reads hints until enough of them have proved right. Wrong ones that are old are taken away: they would stand
 * before the right ones each time.
 */
async function collect(
  tables: CaseTables,
  range: RowRange,
  most: number,
  isRight: (row: StoredRow, ref: string) => Promise<boolean>,
): Promise<string[]> {
  const found: string[] = [];
  if (most <= 0) return found;
  for await (const row of rowsOf(tables.index, { ...range, expect: most })) {
    const ref = String(row.ref);
    if (await isRight(row, ref)) found.push(ref);
    else await dropStale(tables, row);
    if (found.length >= most) break;
  }
  return found;
}

async function dropStale({ index }: CaseTables, row: StoredRow): Promise<void> {
  const age = await ageOf(index, row);
  if (age === undefined || age < STALE_AFTER) return;
  const { partitionKey, rowKey, etag } = row;
  await index.deleteEntity(partitionKey, rowKey, { etag }).catch(() => undefined);
}
