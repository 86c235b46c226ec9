import type { TransactionAction } from '@azure/data-tables';
import { callTable } from '../tables/call-table.ts';
import type { Tables } from '../tables/open-tables.ts';
import { batchesOf, modeOf } from './batches.ts';
import { directoryRows } from './directory-rows.ts';
import { keepUnmentioned } from './keep-unmentioned.ts';
import { parseDirectory } from './parse-directory.ts';
import { openDirectory } from './read-directory.ts';

/**
 * Writes a directory file, as YAML gave it, into the table `Directory`. What is there already is brought up to date,
 * ids of channels and settings of procedures that the file leaves out are kept, and no row is taken away. Doing it again changes nothing.
 * Throws `DirectoryError` with every mistake of the file before anything is written, or `StoreError`.
 * @returns the number of rows that were written
 */
export async function importDirectory(tables: Tables, file: unknown): Promise<number> {
  const directory = parseDirectory(file);
  const table = await openDirectory(tables);
  const settings = await keepUnmentioned(table, directory.settings, file);
  const rows = directoryRows({ ...directory, settings });
  for (const batch of batchesOf(rows)) {
    const actions = batch.map((row): TransactionAction => ['upsert', row, modeOf(row)]);
    await callTable('writing the directory', () => table.submitTransaction(actions));
  }
  return rows.length;
}
