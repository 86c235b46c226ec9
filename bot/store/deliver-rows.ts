import type { PendingEffect } from '../ports/case-store.ts';
import type { Instant } from '../protocol/instant.ts';
import { callTable, statusOf } from '../tables/call-table.ts';
import { allRows, findRow, startingWith, type StoredRow } from '../tables/read-rows.ts';
import { StoreError } from '../tables/store-error.ts';
import { attemptRow, EFFECT, effectKey, partitionOf } from './case-rows.ts';
import type { CaseTables } from './case-tables.ts';
import { storedEffect } from './effect-schema.ts';
import { instantSchema } from './case-schema.ts';
import { fromStored } from './stored-json.ts';
import { tidyUndelivered } from './tidy-undelivered.ts';

/** Pending effects in the order in which they were asked for. */
export async function readPending({ cases }: CaseTables, ref: string): Promise<PendingEffect[]> {
  const rows = await allRows(cases, { partitionKey: partitionOf(ref), ...startingWith(EFFECT) });
  return rows.sort((a, b) => (String(a.asked) < String(b.asked) ? -1 : 1)).map(toPending);
}

function toPending(row: StoredRow): PendingEffect {
  const pending = { effect: fromStored(storedEffect, row), attempts: attemptsOf(row) };
  const { attemptedAt } = row;
  if (attemptedAt === undefined || attemptedAt === '') return pending;
  const parsed = instantSchema.safeParse(attemptedAt);
  if (!parsed.success) throw new StoreError('unreadable', `row ${row.rowKey} was attempted at no time`);
  return { ...pending, attemptedAt: parsed.data };
}

function attemptsOf(row: StoredRow): number {
  if (typeof row.attempts !== 'number')
    throw new StoreError('unreadable', `row ${row.rowKey} has no attempts`);
  return row.attempts;
}

/** Marks an effect as about to be tried; false where it is gone, or somebody has just begun it. */
export async function beginDelivery(
  { cases }: CaseTables,
  ref: string,
  key: string,
  at: Instant,
  seen?: number,
): Promise<boolean> {
  const row = await findRow(cases, partitionOf(ref), effectKey(key), ['attempts']);
  if (!row || (seen !== undefined && attemptsOf(row) !== seen)) return false;
  const next = attemptRow(row.partitionKey, row.rowKey, attemptsOf(row) + 1, at);
  return await unlessChanged('beginning a delivery', () =>
    cases.updateEntity(next, 'Merge', { etag: row.etag }),
  );
}

/** Takes back the mark of a try, unless the effect is gone or somebody has begun it since. */
export async function releaseDelivery({ cases }: CaseTables, ref: string, key: string): Promise<void> {
  const row = await findRow(cases, partitionOf(ref), effectKey(key), ['attempts']);
  if (!row) return;
  const next = attemptRow(row.partitionKey, row.rowKey, attemptsOf(row));
  await unlessChanged('releasing an effect', () => cases.updateEntity(next, 'Merge', { etag: row.etag }));
}

/** Takes away effects that were begun and are done. One that was asked for anew in the meantime has not been begun. */
export async function settleEffects(tables: CaseTables, ref: string, keys: readonly string[]): Promise<void> {
  await Promise.all([...new Set(keys)].map((key) => settleEffect(tables, ref, key)));
  await callTable('tidying the index', () => tidyUndelivered(tables, ref)).catch(() => undefined);
}

async function settleEffect({ cases }: CaseTables, ref: string, key: string): Promise<void> {
  const row = await findRow(cases, partitionOf(ref), effectKey(key), ['attempts']);
  if (!row || attemptsOf(row) === 0) return;
  await unlessChanged('settling an effect', () =>
    cases.deleteEntity(row.partitionKey, row.rowKey, { etag: row.etag }),
  );
}

/** False where the row is gone or another one's since it was read. */
async function unlessChanged(doing: string, work: () => Promise<unknown>): Promise<boolean> {
  return await callTable(doing, async () => {
    try {
      await work();
      return true;
    } catch (error) {
      const status = statusOf(error);
      if (status === 404 || status === 412) return false;
      throw error;
    }
  });
}
