import type { TableClient, TransactionAction } from '@azure/data-tables';
import { isDeepStrictEqual } from 'node:util';
import { type DirectoryChange, DirectoryChanged } from '../ports/people.ts';
import { statusOf } from '../tables/call-table.ts';
import { keyOf } from '../tables/encode-key.ts';
import { findRow } from '../tables/read-rows.ts';
import type { Row } from '../tables/row-limits.ts';
import { readDirectoryRow, SETTINGS } from './directory-rows.ts';

/** The versions of rows that may be written only while nobody else has: undefined where there must be no row yet. */
export type Guards = ReadonlyMap<string, string | undefined>;

/**
 * Looks whether the settings are still those from which the changes were worked out. Throws `DirectoryChanged` where they
 * are not: a whole row is written, and would take back what somebody else has just set.
 */
export async function guardSettings(
  table: TableClient,
  changes: readonly DirectoryChange[],
): Promise<Guards> {
  const guards = new Map<string, string | undefined>();
  for (const change of changes) {
    if (change.kind !== 'put-settings' || !('before' in change)) continue;
    const key = keyOf(change.settings.protocol);
    const row = await findRow(table, SETTINGS, key);
    const now = row && readDirectoryRow(SETTINGS, row);
    if (!isDeepStrictEqual(now, change.before)) throw new DirectoryChanged();
    guards.set(key, row?.etag);
  }
  return guards;
}

/** How a guarded row is written; undefined for every other. */
export function guardedAction(row: Row, guards: Guards): TransactionAction | undefined {
  if (row.partitionKey !== SETTINGS || !guards.has(row.rowKey)) return undefined;
  const etag = guards.get(row.rowKey);
  return etag === undefined ? ['create', row] : ['update', row, 'Replace', { etag }];
}

/** True where somebody else has written a guarded row in between. */
export function hasChanged(fault: unknown, guards: Guards): boolean {
  const status = statusOf(fault instanceof Error ? fault.cause : undefined);
  return guards.size > 0 && (status === 409 || status === 412);
}
