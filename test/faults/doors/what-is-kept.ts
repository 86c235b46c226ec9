import { readDirectory } from '../../../bot/directory/read-directory.ts';
import { createTableCaseStore } from '../../../bot/store/table-case-store.ts';
import { openTables } from '../../../bot/tables/open-tables.ts';
import type { Place } from '../../bench/place.ts';
import { apartFromLooks } from '../../journeys/steps.ts';

/** What whoever has no part must leave as it is, by what it is, each as text. */
export type Kept = Readonly<Record<string, string>>;

/**
 * Tells what is stored, shown and sent. Left out is what is rightly noted of whoever tries: that somebody looked at a case
 * or was refused there, that somebody added the bot to a team, and what it answers them.
 */
export function keeperOf(place: Place, refs: readonly string[]): () => Promise<Kept> {
  const { tables, connector, graph } = place;
  const access = openTables({ connectionString: tables.connectionString });
  const store = createTableCaseStore(access);
  const rowsOf = async (name: string): Promise<{ partitionKey?: string; words: string }[]> => {
    const rows = [];
    for await (const row of (await access(name)).listEntities())
      rows.push({ ...row, words: JSON.stringify({ ...row, etag: '', timestamp: '' }) });
    return rows;
  };
  const shown = new Set(connector.messages().map(({ id }) => id));
  return async () => {
    const cases = await Promise.all(refs.map(async (ref) => (await store.load(ref))?.case));
    const directory = { ...(await readDirectory(access)), teams: [] };
    const drafts = await rowsOf('Drafts');
    const messages = connector.messages().filter(({ id }) => shown.has(id));
    return {
      cases: JSON.stringify(cases.map((kase) => kase && apartFromLooks(kase))),
      'references of cases': [...new Set((await rowsOf('Cases')).map((it) => it.partitionKey))].sort().join(),
      directory: JSON.stringify(directory),
      drafts: drafts.map(({ words }) => words).join('\n'),
      'messages that were there': JSON.stringify(messages.map(({ id, versions }) => [id, versions.length])),
      mails: String(graph.mails().length),
    };
  };
}
