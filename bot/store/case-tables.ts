import type { TableClient } from '@azure/data-tables';
import type { Tables } from '../tables/open-tables.ts';
import { callTable } from '../tables/call-table.ts';
import { WORK } from './index-rows.ts';
import { type Tidy, tidyAtOnce, tidyLater } from './tidy-index.ts';
import { type WriteTogether, writeTogether } from './write-together.ts';

/** The two tables of the cases. */
export interface CaseTables {
  readonly cases: TableClient;
  readonly index: TableClient;
  /** Writes rows that tell where work waits. */
  readonly announce: WriteTogether;
  /** Takes such a row away again. */
  readonly tidy: Tidy;
}

/**
 * Opens them once. `later`: what is needless is taken away when nobody waits for it.
 * Throws `StoreError` with `unavailable` or `forbidden`.
 */
export function openCaseTables(tables: Tables, later: boolean): () => Promise<CaseTables> {
  let opened: CaseTables | undefined;
  return async () => {
    if (opened) return opened;
    const [cases, index] = await callTable('opening the tables of cases', () =>
      Promise.all([tables('Cases'), tables('Index')]),
    );
    const tidy = later ? tidyLater(index, WORK) : tidyAtOnce(index, WORK);
    return (opened ??= { cases, index, announce: writeTogether(index), tidy });
  };
}
