import type { Connector } from '../sandbox/connector.ts';
import type { Conversation } from '../sandbox/connector/world.ts';
import type { TableServer } from '../sandbox/azurite.ts';

/** What is replaced in everything that belongs to a case, to make another one of it: old words and new ones. */
export type Renaming = ReadonlyMap<string, string>;

export const rename = (text: string, renaming: Renaming): string =>
  [...renaming].reduce((left, [before, after]) => left.replaceAll(before, after), text);

export const renamed = <T>(value: T, renaming: Renaming): T =>
  JSON.parse(rename(JSON.stringify(value), renaming)) as T;

type Doc = Record<string, unknown> & { PartitionKey: string };
interface Collection {
  readonly name: string;
  find(query: object): Doc[];
  readonly data: Doc[];
  insert(docs: Doc[]): unknown;
}
interface Database {
  readonly collections: Collection[];
  addCollection(name: string, options: object): Collection;
}

const ACCOUNT = 'devstoreaccount1';
const databaseOf = ({ metadataStore }: TableServer): Database => metadataStore.db as unknown as Database;

/** The rows of a table, as the emulator keeps them in memory. */
export function collectionOf(server: TableServer, table: string): Collection {
  const found = databaseOf(server).collections.find(
    ({ name }) => name.toLowerCase() === `${ACCOUNT}$${table}`.toLowerCase(),
  );
  if (!found) throw new RangeError(`there is no table ${table}`);
  return found;
}

/** How a row is kept but for what the emulator numbers itself. */
const bare = (doc: Doc): Doc =>
  Object.fromEntries(Object.entries(doc).filter(([name]) => name !== '$loki' && name !== 'meta')) as Doc;

/** Everything of one case as it stands, to make more like it. Whatever rows the product keeps, they are copied. */
export interface Original {
  readonly ref: string;
  readonly rows: ReadonlyMap<string, readonly Doc[]>;
  readonly thread: Conversation | undefined;
}

/** Reads one from the two tables of the cases and from the thread. */
export function takeOriginal(server: TableServer, connector: Connector, ref: string): Original {
  const rows = new Map(
    ['Cases', 'Index'].map((table) => [
      table,
      collectionOf(server, table)
        .data.filter((doc) => JSON.stringify(doc).includes(ref))
        .map(bare),
    ]),
  );
  const thread = [...connector.world.conversations.values()].find(
    ({ kind, messages }) => kind === 'thread' && JSON.stringify(messages).includes(ref),
  );
  return { ref, rows, thread };
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
let copies = 0;

/** References of the right shape, none twice. */
function nextRef(ref: string): string {
  copies += 1;
  let left = copies;
  const signs = Array.from({ length: 5 }, () => {
    const sign = LETTERS[left % LETTERS.length] ?? '';
    left = Math.floor(left / LETTERS.length);
    return sign;
  });
  return `${ref.slice(0, 3)}Z${signs.reverse().join('')}`;
}

/** Copies a thread, messages and all, and says which ids have changed. */
function copyThread(connector: Connector, thread: Conversation, ref: Renaming): Renaming {
  const ids = new Map(thread.messages.map(({ id }) => [id, connector.world.nextId()] as const));
  const all = new Map([...ref, ...ids]);
  const { team, ...rest } = thread;
  const copy: Conversation = {
    ...rest,
    id: rename(rest.id, all),
    messages: rest.messages.map((message) => ({
      ...message,
      ...renamed({ ...message, at: 0, versions: [] }, all),
      at: message.at,
      versions: message.versions.slice(-1),
    })),
    ...(team && { team }),
  };
  connector.world.conversations.set(copy.id, copy);
  return all;
}

/**
 * Makes so many cases that are like the original to the last row and differ in nothing but their names. They go
 * straight into the emulator's memory: fifty thousand take seconds. Returns for each what was renamed.
 */
export function copyCases(
  server: TableServer,
  connector: Connector,
  original: Original,
  count: number,
  { threads = true }: { threads?: boolean } = {},
): Renaming[] {
  const renamings = Array.from({ length: count }, (): Renaming => {
    const ref = new Map([[original.ref, nextRef(original.ref)]]);
    return threads && original.thread ? copyThread(connector, original.thread, ref) : ref;
  });
  for (const [table, rows] of original.rows) {
    const texts = rows.map((row) => JSON.stringify(row));
    const docs = renamings.flatMap((one) => texts.map((text) => JSON.parse(rename(text, one)) as Doc));
    if (docs.length > 0) collectionOf(server, table).insert(docs);
  }
  return renamings;
}
