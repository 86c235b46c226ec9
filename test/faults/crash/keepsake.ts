import { randomUUID } from 'node:crypto';
import type { TableClient, TableEntity, TransactionAction } from '@azure/data-tables';
import { wordsOf, cardOf } from '../../sandbox/connector/read-message.ts';
import type { Conversation } from '../../sandbox/connector/world.ts';
import type { Setting } from './setting.ts';

/** Everything outside the app that there is of one case, so that it can be put back. */
export interface Keepsake {
  readonly ref: string;
  readonly rows: Readonly<Record<(typeof TABLES)[number], readonly StoredEntity[]>>;
  readonly threads: readonly Conversation[];
}

type StoredEntity = TableEntity;

const TABLES = ['Cases', 'Index', 'Drafts'] as const;
const MOST_IN_ONE = 100;

const keyIn = ({ partitionKey, rowKey }: StoredEntity): string => `${partitionKey}\n${rowKey}`;
/** What the storage itself keeps with a row. */
const OWN = new Set(['etag', 'timestamp', 'odata.metadata', 'odata.etag']);
const plain = (row: object): StoredEntity =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !OWN.has(name))) as StoredEntity;

async function rowsOf(table: TableClient, ref: string): Promise<StoredEntity[]> {
  const filter =
    table.tableName === 'Cases'
      ? `PartitionKey eq '${ref}'`
      : table.tableName === 'Index'
        ? `ref eq '${ref}'`
        : '';
  const rows: StoredEntity[] = [];
  for await (const row of table.listEntities({ queryOptions: filter === '' ? {} : { filter } }))
    if (filter !== '' || JSON.stringify(row).includes(ref)) rows.push(plain(row));
  return rows;
}

const mentions = ({ messages }: Conversation, ref: string): boolean =>
  messages.some((message) => {
    const card = cardOf(message);
    return card !== undefined && wordsOf(card).join(' ').includes(ref);
  });

/** The threads of a case, by the cards in them. */
export const threadsOf = ({ connector }: Setting, ref: string): Conversation[] =>
  [...connector.world.conversations.values()].filter((it) => it.kind === 'thread' && mentions(it, ref));

const copyOf = (thread: Conversation): Conversation => ({
  ...thread,
  messages: thread.messages.map((it) => ({ ...it, versions: [...it.versions] })),
});

export async function keep(setting: Setting, ref: string): Promise<Keepsake> {
  const [cases, index, drafts] = await Promise.all(
    TABLES.map(async (name) => rowsOf(await setting.tables(name), ref)),
  );
  return {
    ref,
    rows: { Cases: cases ?? [], Index: index ?? [], Drafts: drafts ?? [] },
    threads: threadsOf(setting, ref).map(copyOf),
  };
}

async function makeAlike(table: TableClient, now: readonly StoredEntity[], then: readonly StoredEntity[]) {
  const wanted = new Map(then.map((row) => [keyIn(row), row]));
  const there = new Map(now.map((row) => [keyIn(row), JSON.stringify(row)]));
  const actions: TransactionAction[] = [
    ...now.filter((row) => !wanted.has(keyIn(row))).map((row): TransactionAction => ['delete', row]),
    ...then
      .filter((row) => there.get(keyIn(row)) !== JSON.stringify(row))
      .map((row): TransactionAction => ['upsert', row, 'Replace']),
  ];
  for (const partition of new Set(actions.map(([, row]) => row.partitionKey))) {
    const ofOne = actions.filter(([, row]) => row.partitionKey === partition);
    for (let from = 0; from < ofOne.length; from += MOST_IN_ONE)
      await table.submitTransaction(ofOne.slice(from, from + MOST_IN_ONE));
  }
}

const COMMIT = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The same rows as if other commits had written them: what an app of an earlier run takes away of the index, a moment
 * later, is not theirs.
 */
function asWrittenAnew(rows: Keepsake['rows']): Keepsake['rows'] {
  const commits = new Set(rows.Index.flatMap(({ rowKey }) => COMMIT.exec(rowKey)?.[0] ?? []));
  const anew = [...commits].reduce(
    (text, commit) => text.replaceAll(commit, randomUUID()),
    JSON.stringify(rows),
  );
  return JSON.parse(anew) as Keepsake['rows'];
}

/** An app may still be tidying up: then it is looked at again. */
const MOST_LOOKS = 5;

async function putRows(table: TableClient, ref: string, rows: readonly StoredEntity[]): Promise<void> {
  for (let looks = 1; ; looks += 1) {
    try {
      await makeAlike(table, await rowsOf(table, ref), rows);
      return;
    } catch (fault) {
      if (looks === MOST_LOOKS) throw fault;
    }
  }
}

/** Puts a case back to how it was kept: its rows, those of the index, its draft and its threads. */
export async function putBack(setting: Setting, { ref, rows, threads }: Keepsake): Promise<void> {
  const anew = asWrittenAnew(rows);
  for (const name of TABLES) await putRows(await setting.tables(name), ref, anew[name]);
  const { conversations } = setting.connector.world;
  for (const { id } of threadsOf(setting, ref)) conversations.delete(id);
  for (const thread of threads) conversations.set(thread.id, copyOf(thread));
}

/** Nothing is left of it. */
export const forget = (setting: Setting, ref: string): Promise<void> =>
  putBack(setting, { ref, rows: { Cases: [], Index: [], Drafts: [] }, threads: [] });
