import type { TableClient, TransactionAction } from '@azure/data-tables';
import {
  type DirectoryChange,
  DirectoryChanged,
  type DirectoryKeeper,
  type DirectoryRecord,
  type People,
} from '../ports/people.ts';
import type { Clock } from '../ports/clock.ts';
import type { Instant } from '../protocol/instant.ts';
import { callTable, statusOf } from '../tables/call-table.ts';
import type { Tables } from '../tables/open-tables.ts';
import { allRows } from '../tables/read-rows.ts';
import { checkTransaction, type Row } from '../tables/row-limits.ts';
import { batchesOf, type Keys, modeOf } from './batches.ts';
import { changeRow } from './change-row.ts';
import { changedRow, isPut, PERSON, personKey, ROLE, roleKey } from './directory-rows.ts';
import { type Guards, guardedAction, guardSettings, hasChanged } from './guard-settings.ts';
import { openDirectory, readDirectory } from './read-directory.ts';
import type { Memory } from './remember-for.ts';
import { createTablePeople, rememberDirectory } from './table-people.ts';

/** Somebody else may take away what we are about to: then there is less to do. */
const MOST_TRIES = 3;

/** The directory in the table `Directory`: whoever reads it, and whoever keeps it, share what is remembered. */
export function openTableDirectory(
  tables: Tables,
  clock: Clock,
): { readonly people: People; readonly keeper: DirectoryKeeper } {
  const memory = rememberDirectory(tables, clock);
  return { people: createTablePeople(tables, clock, memory), keeper: createTableKeeper(tables, memory) };
}

/** Both methods throw `StoreError`; with `unwritable` nothing has been written. */
export function createTableKeeper(tables: Tables, memory: Memory<DirectoryRecord>): DirectoryKeeper {
  return {
    read: () => readDirectory(tables),
    apply: async (changes, by, at) => {
      if (changes.length === 0) return;
      try {
        await applyTo(await openDirectory(tables), changes, by, at);
      } finally {
        // Also after a fault: a part of it may be there.
        memory.forget();
      }
    },
  };
}

/** Who does it is written first: nothing changes without a trace. What refers to others comes after them, and goes before. */
async function applyTo(
  table: TableClient,
  changes: readonly DirectoryChange[],
  by: string,
  at: Instant,
): Promise<void> {
  const last = lastWords(changes);
  const puts = last.filter(isPut).map(changedRow);
  const guards = await guardSettings(table, last);
  await callTable('keeping who changes the directory', () =>
    table.upsertEntity(changeRow(changes, by, at), 'Replace'),
  );
  for (const rows of batchesOf(puts)) await put(table, rows, guards);
  const gone = last.flatMap((change) => (isPut(change) ? [] : [keysOf(change)]));
  for (const partition of [ROLE, PERSON])
    await remove(
      table,
      partition,
      gone.filter(({ partitionKey }) => partitionKey === partition),
    );
}

async function put(table: TableClient, rows: readonly Row[], guards: Guards): Promise<void> {
  checkTransaction(rows);
  const actions = rows.map(
    (row): TransactionAction => guardedAction(row, guards) ?? ['upsert', row, modeOf(row)],
  );
  try {
    await callTable('writing the directory', () => table.submitTransaction(actions));
  } catch (fault) {
    throw hasChanged(fault, guards) ? new DirectoryChanged() : fault;
  }
}

/** A transaction may touch a row once: of several changes to one, the last counts. */
function lastWords(changes: readonly DirectoryChange[]): DirectoryChange[] {
  const last = new Map<string, DirectoryChange>();
  for (const change of changes) {
    const { partitionKey, rowKey } = keysOf(change);
    const key = `${partitionKey} ${rowKey}`;
    last.delete(key);
    last.set(key, change);
  }
  return [...last.values()];
}

function keysOf(change: DirectoryChange): Keys {
  switch (change.kind) {
    case 'remove-person':
      return { partitionKey: PERSON, rowKey: personKey(change.id) };
    case 'remove-role':
      return { partitionKey: ROLE, rowKey: roleKey(change.role) };
    default:
      return changedRow(change);
  }
}

/** Takes away what is still there: a whole transaction fails for one row that is not. */
async function remove(table: TableClient, partitionKey: string, keys: readonly Keys[]): Promise<void> {
  for (let tries = 1; keys.length > 0; tries += 1) {
    const there = new Set((await allRows(table, { partitionKey, select: [] })).map(({ rowKey }) => rowKey));
    try {
      for (const batch of batchesOf(keys.filter(({ rowKey }) => there.has(rowKey)))) {
        const actions = batch.map((row): TransactionAction => ['delete', { ...row }]);
        await callTable('taking rows out of the directory', () => table.submitTransaction(actions));
      }
      return;
    } catch (fault) {
      const cause = fault instanceof Error ? fault.cause : undefined;
      if (statusOf(cause) !== 404 || tries === MOST_TRIES) throw fault;
    }
  }
}
