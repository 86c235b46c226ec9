import type { TableClient } from '@azure/data-tables';
import { callTable, statusOf } from './call-table.ts';
import type { StoredRow } from './read-rows.ts';

/**
 * How long ago a row was last written, in milliseconds, by the service's clock alone: this machine's may be wrong,
 * or set ahead on purpose. Undefined where the row is gone or another one by now, or the service does not say.
 */
export async function ageOf(table: TableClient, row: StoredRow): Promise<number | undefined> {
  let now: string | undefined;
  const onResponse = (answer: { headers: { get(name: string): string | undefined } }): void => {
    now = answer.headers.get('date');
  };
  const written = await callTable(`reading ${table.tableName}`, async () => {
    try {
      const found = await table.getEntity(row.partitionKey, row.rowKey, { onResponse });
      return found.etag === row.etag ? found.timestamp : undefined;
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw error;
    }
  });
  const age = Date.parse(now ?? '') - Date.parse(written ?? '');
  return Number.isNaN(age) ? undefined : age;
}
