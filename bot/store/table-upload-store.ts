import type { TableClient } from '@azure/data-tables';
import * as z from 'zod';
import type { Upload, UploadStore } from '../ports/directory-desk.ts';
import { callTable } from '../tables/call-table.ts';
import { keyOf } from '../tables/encode-key.ts';
import { joinText, splitText, toJson } from '../tables/long-text.ts';
import type { Tables } from '../tables/open-tables.ts';
import { allRows, findRow } from '../tables/read-rows.ts';
import { checkRow, type Row } from '../tables/row-limits.ts';
import { StoreError } from '../tables/store-error.ts';

/** So many characters in a row: twice as many where each needs an escape still fit into 1 MiB. */
const PART = 200_000;
const HEAD = 'head';

const headSchema = z.object({
  id: z.string(),
  name: z.string(),
  at: z.string(),
  shown: z.string().optional(),
  parts: z.int().nonnegative(),
});

const partKey = (id: string, index: number): string => keyOf('part', id, String(index).padStart(3, '0'));

function partRows(partitionKey: string, { id, text }: Upload): Row[] {
  const count = Math.ceil(text.length / PART);
  return Array.from({ length: count }, (_, index) => {
    const piece = text.slice(index * PART, (index + 1) * PART);
    return { partitionKey, rowKey: partKey(id, index), ...splitText(toJson(piece)) };
  });
}

/** As a transaction of one row: Azurite garbles long texts that are not ASCII when they are written singly. */
async function put(table: TableClient, row: Row): Promise<void> {
  checkRow(row);
  await callTable('keeping a file', () => table.submitTransaction([['upsert', row, 'Replace']]));
}

async function removeAllBut(table: TableClient, partitionKey: string, kept: ReadonlySet<string>) {
  const rows = await allRows(table, { partitionKey, select: [] });
  for (const { rowKey } of rows.filter((row) => !kept.has(row.rowKey)))
    await callTable('dropping a file', () => table.submitTransaction([['delete', { partitionKey, rowKey }]]));
}

async function load(table: TableClient, person: string): Promise<Upload | undefined> {
  const partitionKey = keyOf(person);
  const row = await findRow(table, partitionKey, HEAD);
  if (!row) return undefined;
  const head = headSchema.safeParse(row);
  if (!head.success) throw new StoreError('unreadable', 'the head of a file that was kept');
  const { parts, ...told } = head.data;
  const rows = await Promise.all(
    Array.from({ length: parts }, (_, index) => findRow(table, partitionKey, partKey(told.id, index))),
  );
  const pieces = rows.map((part) => {
    if (!part) throw new StoreError('unreadable', 'a part of a file that was kept is missing');
    return JSON.parse(joinText(part)) as string;
  });
  return { ...told, person, text: pieces.join('') };
}

/** The head is written last and names its parts: a file is there as a whole, or the one before it is. */
async function save(table: TableClient, upload: Upload): Promise<void> {
  const partitionKey = keyOf(upload.person);
  const rows = partRows(partitionKey, upload);
  for (const row of rows) await put(table, row);
  const { id, name, at, shown } = upload;
  const head = { id, name, at, parts: rows.length, ...(shown !== undefined && { shown }) };
  await put(table, { partitionKey, rowKey: HEAD, ...head });
  await removeAllBut(table, partitionKey, new Set([HEAD, ...rows.map(({ rowKey }) => rowKey)]));
}

/** Keeps files in the table `Uploads`, a partition a person. Each method throws `StoreError`; see its codes. */
export function createTableUploadStore(tables: Tables): UploadStore {
  const opened = () => callTable('opening the table of files', () => tables('Uploads'));
  return {
    load: async (person) => load(await opened(), person),
    save: async (upload) => save(await opened(), upload),
    remove: async (person) => removeAllBut(await opened(), keyOf(person), new Set()),
  };
}
