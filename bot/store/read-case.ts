import * as z from 'zod';
import type { LoadedCase } from '../ports/case-store.ts';
import type { CaseEvent } from '../protocol/event.ts';
import { allRows, findRow, startingWith, type StoredRow } from '../tables/read-rows.ts';
import { StoreError } from '../tables/store-error.ts';
import { commandKey, EVENT, partitionOf, SNAPSHOT } from './case-rows.ts';
import { storedCase } from './case-schema.ts';
import type { CaseTables } from './case-tables.ts';
import { writeVersion } from './case-version.ts';
import { storedEvent } from './event-schema.ts';
import { fromStored } from './stored-json.ts';

const headSchema = z.object({
  events: z.number(),
  commits: z.number(),
  due: z.string(),
  asked: z.string(),
  people: z.string(),
  pending: z.string(),
  head: z.string(),
});

export async function loadCase({ cases }: CaseTables, ref: string): Promise<LoadedCase | undefined> {
  const row = await findRow(cases, partitionOf(ref), SNAPSHOT);
  return row && { case: fromStored(storedCase, row), version: versionOf(row), pending: pendingOf(row) };
}

function versionOf(row: StoredRow): string {
  const head = headSchema.safeParse(row);
  if (!head.success)
    throw new StoreError('unreadable', `row ${row.partitionKey} ${row.rowKey} has no proper head`);
  const [people, pending] = [peopleOf(row), pendingOf(row)];
  return writeVersion({ ...head.data, people, pending, etag: row.etag });
}

/** Those for whom a case is indexed, by its snapshot's row. */
export const peopleOf = (row: StoredRow): string[] => listIn(row, 'people');

/** Keys of the effects that are pending, by the snapshot's row. */
const pendingOf = (row: StoredRow): string[] => listIn(row, 'pending');

function listIn(row: StoredRow, property: string): string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(String(row[property])));
  } catch (cause) {
    const name = `row ${row.partitionKey} ${row.rowKey}`;
    throw new StoreError('unreadable', `${name} does not list its ${property}`, { cause });
  }
}

/** In the order in which they were recorded. */
export async function readEvents({ cases }: CaseTables, ref: string): Promise<CaseEvent[]> {
  const rows = await allRows(cases, { partitionKey: partitionOf(ref), ...startingWith(EVENT) });
  return rows.map((row) => fromStored(storedEvent, row));
}

export const hasCommand = async ({ cases }: CaseTables, ref: string, commandId: string): Promise<boolean> =>
  (await findRow(cases, partitionOf(ref), commandKey(commandId), [])) !== undefined;
