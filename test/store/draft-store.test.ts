import { afterAll, beforeAll, describe } from 'vitest';
import type { DraftStore } from '../../bot/ports/draft-store.ts';
import { createMemoryDraftStore } from '../../bot/store/memory-draft-store.ts';
import { createTableDraftStore } from '../../bot/store/table-draft-store.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import { itKeepsDrafts } from '../contracts/draft-store.ts';
import { startTables, type Tables } from '../sandbox/tables.ts';

describe('drafts in memory', () => itKeepsDrafts(createMemoryDraftStore));

describe('drafts in Table Storage', () => {
  let tables: Tables;
  let store: DraftStore;
  beforeAll(async () => {
    tables = await startTables();
    store = createTableDraftStore(openTables({ connectionString: tables.connectionString }));
  });
  afterAll(() => tables.stop());
  itKeepsDrafts(() => store);
});
