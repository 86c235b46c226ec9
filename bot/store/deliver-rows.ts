import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { EffectMark, PendingEffect } from '../ports/case-store.ts';
import type { Delivery } from '../ports/delivery.ts';
import { callTable, statusOf } from '../tables/call-table.ts';
import { allRows, startingWith, type StoredRow } from '../tables/read-rows.ts';
import { StoreError } from '../tables/store-error.ts';
import { EFFECT, effectKey, markRow, partitionOf } from './case-rows.ts';
import { instantSchema } from './case-schema.ts';
import type { CaseTables } from './case-tables.ts';
import { storedEffect } from './effect-schema.ts';
import { fromStored } from './stored-json.ts';

const deliverySchema: z.ZodType<Delivery> = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('delivered'), ids: z.record(z.string(), z.string()) }),
  z.strictObject({ outcome: z.literal('unknown'), why: z.string() }),
  z.strictObject({
    outcome: z.literal('failed'),
    why: z.string(),
    retry: z.boolean(),
    afterMs: z.number().exactOptional(),
  }),
]);

const knownSchema = z.object({
  attempts: z.number(),
  asked: z.string(),
  attemptedAt: instantSchema.or(z.literal('')).default(''),
  notBefore: instantSchema.or(z.literal('')).default(''),
  ended: z.string().default(''),
});

/** Pending effects in the order in which they were asked for. */
export async function readPending(tables: CaseTables, ref: string): Promise<PendingEffect[]> {
  const pending = (await effectRows(tables, ref)).map(toPending);
  return pending.sort((a, b) => (a.asked < b.asked ? -1 : 1));
}

const effectRows = ({ cases }: CaseTables, ref: string): Promise<StoredRow[]> =>
  allRows(cases, { partitionKey: partitionOf(ref), ...startingWith(EFFECT) });

function toPending(row: StoredRow): PendingEffect {
  const known = knownSchema.safeParse(row);
  if (!known.success) throw new StoreError('unreadable', `row ${row.rowKey} does not say how it stands`);
  const { attempts, asked, attemptedAt, notBefore, ended } = known.data;
  return {
    effect: fromStored(storedEffect, row),
    attempts,
    asked,
    mark: row.etag,
    ...(attemptedAt !== '' && { attemptedAt }),
    ...(notBefore !== '' && { notBefore }),
    ...(ended !== '' && { ended: readEnd(ended, row.rowKey) }),
  };
}

function readEnd(text: string, rowKey: string): Delivery {
  try {
    return deliverySchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new StoreError('unreadable', `row ${rowKey} does not say how it ended`, { cause });
  }
}

/** Writes what is known of pending effects, in one transaction; undefined where somebody else has written first. */
export async function markEffects(
  tables: CaseTables,
  ref: string,
  marks: readonly EffectMark[],
): Promise<readonly PendingEffect[] | undefined> {
  const by = randomUUID();
  const rows = marks.map((mark) => markRow(partitionOf(ref), mark, by));
  try {
    const { subResponses } = await tables.cases.submitTransaction(
      rows.map((row, index) => ['update', row, 'Merge', { etag: marks[index]?.of.mark ?? '' }]),
    );
    const etags = subResponses.map(({ etag }) => etag).filter((etag) => etag !== undefined);
    if (etags.length === marks.length) return marks.map((mark, index) => marked(mark, etags[index] ?? ''));
  } catch (failure) {
    const ours = await findOurs(tables, ref, marks, by);
    if (ours) return ours;
    if ([404, 412].includes(statusOf(failure) ?? 0)) return undefined;
    return await callTable('marking effects', () => Promise.reject(failure as Error));
  }
  // The answer was cut short: what is stored tells.
  return findOurs(tables, ref, marks, by);
}

const marked = ({ of: { effect, asked }, ...known }: EffectMark, mark: string): PendingEffect => ({
  ...known,
  effect,
  asked,
  mark,
});

/** A write of which nothing was heard, or that was repeated by the client, may have gone through. */
async function findOurs(
  tables: CaseTables,
  ref: string,
  marks: readonly EffectMark[],
  by: string,
): Promise<readonly PendingEffect[] | undefined> {
  const rows = await effectRows(tables, ref);
  const ours = marks.map(({ of: { effect } }) =>
    rows.find((row) => row.rowKey === effectKey(effect.key) && row['by'] === by),
  );
  const found = ours.filter((row) => row !== undefined);
  return found.length === marks.length ? found.map(toPending) : undefined;
}
