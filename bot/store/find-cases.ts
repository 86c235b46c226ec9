import type { FoundCase, Kind, LoadedCase } from '../ports/case-store.ts';
import type { Instant } from '../protocol/instant.ts';
import { keyOf } from '../tables/encode-key.ts';
import { findRow, rowsOf, startingWith, type RowRange, type StoredRow } from '../tables/read-rows.ts';
import { ageOf } from '../tables/row-age.ts';
import { partitionOf, SNAPSHOT } from './case-rows.ts';
import type { CaseTables } from './case-tables.ts';
import { readVersion } from './case-version.ts';
import { DUE, kindPartition, personPartition, UNDELIVERED, WORK } from './index-rows.ts';
import { loadCase, peopleOf } from './read-case.ts';

/** No commit is under way as long as this, in milliseconds: a hint that is older and still wrong is of no use. */
const STALE_AFTER = 15 * 60_000;

/** The case of a hint, where `isRight` says that the hint holds. What cannot be read is found too: somebody has to know. */
async function findCase(
  tables: CaseTables,
  ref: string,
  isRight: (loaded: LoadedCase) => boolean,
): Promise<FoundCase | undefined> {
  try {
    const loaded = await loadCase(tables, ref);
    return loaded && isRight(loaded) ? { ref, loaded } : undefined;
  } catch (fault) {
    return { ref, fault };
  }
}

/** Cases whose wake time has come, earliest first. */
export const findDue = (tables: CaseTables, until: Instant, most: number): Promise<FoundCase[]> =>
  collect(
    tables,
    { ...startingWith(DUE), partitionKey: WORK, before: `${keyOf(DUE, until)}}` },
    most,
    (row, ref) => findCase(tables, ref, ({ version }) => readVersion(version)?.due === row.rowKey),
  );

/** Cases with effects that are pending; each once, though several commits may have listed it. */
export function findUndelivered(tables: CaseTables, most: number): Promise<FoundCase[]> {
  const known = new Set<string>();
  return collect(tables, { ...startingWith(UNDELIVERED), partitionKey: WORK }, most, async (_, ref) => {
    if (known.has(ref)) return undefined;
    const found = await findCase(tables, ref, ({ pending }) => pending.length > 0);
    if (found) known.add(ref);
    return found;
  });
}

/** Cases in which a person has a part, newest first. */
export const findOfPerson = (tables: CaseTables, person: string, most: number): Promise<string[]> =>
  collect(tables, { partitionKey: personPartition(person) }, most, async (_, ref) => {
    const snapshot = await findRow(tables.cases, partitionOf(ref), SNAPSHOT, ['people']);
    return snapshot && peopleOf(snapshot).includes(person) ? ref : undefined;
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
async function collect<Found>(
  tables: CaseTables,
  range: RowRange,
  most: number,
  find: (row: StoredRow, ref: string) => Promise<Found | undefined>,
): Promise<Found[]> {
  const found: Found[] = [];
  if (most <= 0) return found;
  for await (const row of rowsOf(tables.index, { ...range, expect: most })) {
    const it = await find(row, String(row.ref));
    if (it === undefined) await dropStale(tables, row);
    else found.push(it);
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
