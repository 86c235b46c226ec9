import type { TableClient } from '@azure/data-tables';
import type { Tables } from '../tables/open-tables.ts';
import { callTable } from '../tables/call-table.ts';

/** The two tables of the cases. */
export interface CaseTables {
  readonly cases: TableClient;
  readonly index: TableClient;
}

/** Throws `StoreError` with `unavailable` or `forbidden`. */
export async function openCaseTables(tables: Tables): Promise<CaseTables> {
  const [cases, index] = await callTable('opening the tables of cases', () =>
    Promise.all([tables('Cases'), tables('Index')]),
  );
  return { cases, index };
}
