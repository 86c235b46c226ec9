import type { DraftStore } from '../ports/draft-store.ts';
import { callTable } from '../tables/call-table.ts';
import { keyOf } from '../tables/encode-key.ts';
import type { Tables } from '../tables/open-tables.ts';
import { findRow } from '../tables/read-rows.ts';
import { draftRow } from './draft-row.ts';
import { storedDraft } from './draft-schema.ts';
import { fromStored } from './stored-json.ts';

/**
 * Keeps drafts in the table `Drafts`. Of two saves the later one counts: one person types.
 * Both methods throw `StoreError`; see its codes.
 */
export function createTableDraftStore(tables: Tables): DraftStore {
  const opened = () => callTable('opening the table of drafts', () => tables('Drafts'));
  return {
    load: async (person, id) => {
      const row = await findRow(await opened(), keyOf(person), keyOf(id));
      return row && fromStored(storedDraft, row);
    },
    save: async (draft) => {
      const row = draftRow(draft);
      const table = await opened();
      // As a transaction of one row: Azurite garbles long texts that are not ASCII when they are written singly.
      await callTable('saving a draft', () => table.submitTransaction([['upsert', row, 'Replace']]));
    },
  };
}
