import type { Instant } from '../protocol/instant.ts';
import { decodeKey } from '../tables/encode-key.ts';
import type { Tables } from '../tables/open-tables.ts';
import { findRow, rowsOf, startingWith } from '../tables/read-rows.ts';
import { partitionOf, SNAPSHOT } from './case-rows.ts';
import { instantSchema } from './case-schema.ts';
import { openCaseTables } from './case-tables.ts';
import { DUE, WORK } from './index-rows.ts';

/** So many hints are looked at: those that a crash has left stand before the right ones until they are taken away. */
const MOST_HINTS = 20;

/** Since when the case that is due first has been due; undefined where none is due before `until`. */
export async function earliestDue(tables: Tables, until: Instant): Promise<Instant | undefined> {
  const { cases, index } = await openCaseTables(tables, false)();
  let seen = 0;
  for await (const row of rowsOf(index, { partitionKey: WORK, ...startingWith(DUE), expect: 1 })) {
    const at = instantSchema.safeParse(decodeKey(row.rowKey.split('|')[1] ?? ''));
    if (!at.success || at.data > until || ++seen > MOST_HINTS) return undefined;
    const snapshot = await findRow(cases, partitionOf(String(row.ref)), SNAPSHOT, ['due']);
    if (snapshot?.due === row.rowKey) return at.data;
  }
  return undefined;
}
