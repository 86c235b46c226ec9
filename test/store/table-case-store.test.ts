import { afterAll, beforeAll, describe } from 'vitest';
import type { CaseStore } from '../../bot/ports/case-store.ts';
import { createTableCaseStore } from '../../bot/store/table-case-store.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import { itKeepsCases } from '../contracts/case-store.ts';
import { itListsCases } from '../contracts/case-store-lists.ts';
import { itFindsWork } from '../contracts/case-store-work.ts';
import { itTakesTextsWholeOrRefuses } from '../contracts/case-store-limits.ts';
import { startTables, type Tables } from '../sandbox/tables.ts';

let tables: Tables;
let store: CaseStore;

beforeAll(async () => {
  tables = await startTables();
  store = createTableCaseStore(openTables({ connectionString: tables.connectionString }));
});
afterAll(() => tables.stop());

describe('cases in Table Storage', () => {
  itKeepsCases(() => store);
  itFindsWork(() => store);
  itListsCases(() => store);
  itTakesTextsWholeOrRefuses(() => store);
});
