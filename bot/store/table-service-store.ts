import type { TableClient } from '@azure/data-tables';
import type { ServiceState, ServiceStore, Trouble } from '../ports/service-state.ts';
import { callTable, statusOf } from '../tables/call-table.ts';
import { keyOf } from '../tables/encode-key.ts';
import type { Tables } from '../tables/open-tables.ts';
import { allRows, type StoredRow } from '../tables/read-rows.ts';
import { checkRow } from '../tables/row-limits.ts';
import { StoreError } from '../tables/store-error.ts';
import { storedBacklog, storedHeartbeat, storedSignIn, storedTrouble } from './service-schema.ts';
import { type StoredKind, fromStored, toStored } from './stored-json.ts';

const STATE = 'state';
const beatKey = (timer: 'wake' | 'deliver'): string => keyOf('heartbeat', timer);
const BACKLOG = keyOf('backlog');
const SIGN_IN = keyOf('sign-in');
const troubleKey = (to: Trouble['to']): string => keyOf('trouble', to);
const FAR_SIDES: readonly Trouble['to'][] = ['teams', 'mail'];

/** The row with this key, where there is one. */
function read<T>(rows: readonly StoredRow[], rowKey: string, kind: StoredKind<T>): T | undefined {
  const row = rows.find((it) => it.rowKey === rowKey);
  return row && fromStored(kind, row);
}

const stateIn = (rows: readonly StoredRow[]): ServiceState => ({
  wake: read(rows, beatKey('wake'), storedHeartbeat),
  deliver: read(rows, beatKey('deliver'), storedHeartbeat),
  backlog: read(rows, BACKLOG, storedBacklog),
  signIn: read(rows, SIGN_IN, storedSignIn),
  troubles: FAR_SIDES.flatMap((to) => read(rows, troubleKey(to), storedTrouble) ?? []),
});

/** Whoever only reads makes no table: where there is none, the service has not run yet. */
async function rowsIn(table: TableClient): Promise<StoredRow[]> {
  try {
    return await allRows(table, { partitionKey: STATE });
  } catch (error) {
    if (error instanceof StoreError && statusOf(error.cause) === 404) return [];
    throw error;
  }
}

/** Keeps the health of the service in one partition of the table `Service`: six rows at most, the newest of each. */
export function createTableServiceStore(tables: Tables): ServiceStore {
  const opened = () => callTable('opening the table of the service', () => tables('Service'));
  const keep = async <T>(rowKey: string, kind: StoredKind<T>, value: T): Promise<void> => {
    const row = { partitionKey: STATE, rowKey, ...toStored(kind, value, `${STATE} ${rowKey}`) };
    checkRow(row);
    const table = await opened();
    // As a transaction of one row: Azurite garbles long texts that are not ASCII when they are written singly.
    await callTable('keeping the state of the service', () =>
      table.submitTransaction([['upsert', row, 'Replace']]),
    );
  };
  return {
    read: async () => stateIn(await rowsIn(await opened())),
    beat: (heartbeat) => keep(beatKey(heartbeat.timer), storedHeartbeat, heartbeat),
    keepBacklog: (backlog) => keep(BACKLOG, storedBacklog, backlog),
    keepSignIn: (signIn) => keep(SIGN_IN, storedSignIn, signIn),
    keepTrouble: (trouble) => keep(troubleKey(trouble.to), storedTrouble, trouble),
    endTrouble: async (to) => {
      const table = await opened();
      await callTable('ending a trouble of the service', async () => {
        try {
          await table.deleteEntity(STATE, troubleKey(to));
        } catch (error) {
          if (statusOf(error) !== 404) throw error;
        }
      });
    },
  };
}
