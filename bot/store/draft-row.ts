import type { Draft } from '../ports/draft-store.ts';
import { keyOf } from '../tables/encode-key.ts';
import { checkRow, type Row } from '../tables/row-limits.ts';
import { storedDraft } from './draft-schema.ts';
import { toStored } from './stored-json.ts';

/** A draft as a row of the table `Drafts`: a partition a person. Throws `StoreError` where it cannot be one. */
export function draftRow(draft: Draft): Row {
  const partitionKey = keyOf(draft.person);
  const rowKey = keyOf(draft.id);
  const row = { partitionKey, rowKey, ...toStored(storedDraft, draft, `draft ${rowKey}`) };
  checkRow(row);
  return row;
}
