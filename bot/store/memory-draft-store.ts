import type { Draft, DraftStore } from '../ports/draft-store.ts';
import { draftRow } from './draft-row.ts';

/** The in-memory twin of the table of drafts: same answers, same limits, nothing kept. For tests and the simulator. */
export function createMemoryDraftStore(): DraftStore {
  const drafts = new Map<string, string>();
  return {
    load: async (person, id) => {
      const text = await Promise.resolve(drafts.get(nameOf(person, id)));
      return text === undefined ? undefined : (JSON.parse(text) as Draft);
    },
    save: async (draft) => {
      await Promise.resolve();
      draftRow(draft);
      drafts.set(nameOf(draft.person, draft.id), JSON.stringify(draft));
    },
  };
}

const nameOf = (person: string, id: string): string => JSON.stringify([person, id]);
