import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { importDirectory } from '../../bot/directory/import-directory.ts';
import { openTableDirectory } from '../../bot/directory/table-keeper.ts';
import type { DirectoryKeeper } from '../../bot/ports/people.ts';
import type { Case } from '../../bot/protocol/case.ts';
import { toInstant } from '../../bot/protocol/instant.ts';
import { createTableCaseStore } from '../../bot/store/table-case-store.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import { appWithProtocols } from './app-with-protocols.ts';
import { guardWords } from './canary/guard.ts';
import { checkRecords } from './check-records.ts';
import { type Connector, type Thread, startConnector } from '../sandbox/connector.ts';
import { cardOf, wordsOf } from '../sandbox/connector/read-message.ts';
import { type FunctionsHost, startFunctionsHost } from '../sandbox/functions-host/start-functions-host.ts';
import { startGraph } from '../sandbox/graph.ts';
import type { Insights } from '../sandbox/insights.ts';
import { tenantUsers } from '../sandbox/tenant-users.ts';
import { startTables } from '../sandbox/tables.ts';
import { type Seat, teamsClient } from '../sandbox/teams-client.ts';

const DIRECTORY = fileURLToPath(new URL('../sandbox/directory.yaml', import.meta.url));
const MAILBOX = 'counterpart@anytown.example';

interface SeededPerson {
  id: string;
  name: string;
  email: string;
}

/** The seeded directory, as far as a journey adds to it. */
export interface Directory {
  agencies: { id: string; name: string; type: string }[];
  people: (SeededPerson & {
    agency: string;
    employer?: string;
    jobTitle?: string;
    team?: string;
    entraId?: string;
    /** In neither Teams nor Entra: nobody takes their seat. */
    outside?: boolean;
    away?: { from: string; until: string };
  })[];
  roles: {
    protocol: string;
    role: string;
    agency: string;
    person: string;
    team?: string;
    deputy?: string;
    from?: string;
    endsOn?: string;
  }[];
  channels: { protocol: string; name: string }[];
  /** What the owner of each protocol has set, as a directory file writes it; `managers` are ids of people. */
  settings: ({ protocol: string; managers?: string[] } & Readonly<Record<string, unknown>>)[];
}

/** A partnership in which everything is real but Teams, Graph and the clock: the built app, its store, its people. */
export interface Partnership {
  readonly host: FunctionsHost;
  readonly connector: Connector;
  readonly graph: Awaited<ReturnType<typeof startGraph>>;
  /** The seat of a seeded person, by name; what they do goes to another process of the app where one is given. */
  seat(name: string, process?: FunctionsHost): Seat;
  /** One more process of the app on the same storage, as Azure starts them under load. It ends with the partnership. */
  anotherProcess(): Promise<FunctionsHost>;
  /** Moves the clock and lets both timers run. London wall time or an ISO date-time. */
  timeBecomes(at: string): Promise<void>;
  /** The stored directory. The app sees what is changed here after a minute of its clock. */
  readonly keeper: DirectoryKeeper;
  /** The newest thread, or that of a case. */
  thread(ref?: string): Promise<Thread>;
  /** The case as it is stored. */
  stored(ref: string): Promise<Case>;
  /** Where the app keeps everything. */
  readonly storage: string;
  /** Everybody in the directory, by name. */
  readonly names: readonly string[];
  /** Every word in the newest version of the messages of a thread. */
  wordsIn(thread: Thread): string;
  /** Kills the app as the machine would, and starts it again. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

export interface PartnershipOptions {
  readonly empty?: boolean;
  readonly plainly?: boolean;
  /** Where the app sends its numbers. Whoever has started it stops it. */
  readonly insights?: Insights;
}

/**
 * Starts one. `at` is when its clock begins to stand, ISO 8601 with an offset; `extend` adds to the seeded directory;
 * `protocols` are files that are put beside those that ship. `empty`: the people are in Teams and in Entra, and the bot
 * knows of none of them, and of no channel. `plainly`: no canary is put around what people type.
 */
export async function startPartnership(
  at: string,
  extend: (directory: Directory) => void = () => undefined,
  protocols: readonly string[] = [],
  { empty = false, plainly = false, insights }: PartnershipOptions = {},
): Promise<Partnership> {
  const directory = parse(readFileSync(DIRECTORY, 'utf8')) as Directory;
  extend(directory);
  let host: FunctionsHost | undefined;
  const now = () => host?.now() ?? new Date(at);
  const connector = await startConnector({ now });
  const graph = await startGraph({
    users: tenantUsers(directory),
    mailboxes: [MAILBOX],
    now,
  });
  const tables = await startTables();
  const people = new Map(
    directory.people
      .filter(({ outside }) => outside !== true)
      .map(({ name, id, entraId = id, email }) => [
        name,
        connector.addPerson(name, { aadObjectId: entraId, email }),
      ]),
  );
  const team = connector.addTeam('Anytown Partnership', {
    channels: directory.channels.map((it) => it.name),
    members: [...people.values()],
  });
  const channels = directory.channels.map(({ protocol, name }) => ({
    protocol,
    name,
    tenantId: connector.world.tenantId,
    teamId: team.id,
    channelId: team.channel(name).id,
    serviceUrl: connector.url,
  }));
  const access = openTables({ connectionString: tables.connectionString });
  if (!empty) await importDirectory(access, { ...directory, channels });
  const store = createTableCaseStore(access);
  const appDir = appWithProtocols(protocols);
  const env = {
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    COUNTERPART_STORAGE: tables.connectionString,
    COUNTERPART_MAILBOX: MAILBOX,
    COUNTERPART_GRAPH_URL: graph.url,
    COUNTERPART_FILES_URL: connector.files.url,
    COUNTERPART_THREAD_LIMITS: 'off',
    ...graph.env(),
    ...insights?.env(),
  };
  const guard = guardWords({ connector, graph, tables, access, store, now, plainly, insights });
  const app = { appDir, env, onLog: guard.hear };
  const others: FunctionsHost[] = [];
  host = await startFunctionsHost({ ...app, clock: { at, frozen: true } });
  return {
    get host() {
      return host as FunctionsHost;
    },
    connector,
    graph,
    keeper: openTableDirectory(access, { now: () => toInstant(now().toISOString()) }).keeper,
    anotherProcess: async () => {
      const another = await startFunctionsHost({ ...app, clock: { at: now(), frozen: true } });
      others.push(another);
      return another;
    },
    seat: (name, process) => {
      const person = people.get(name);
      if (!person) throw new RangeError(`nobody is called ${name}`);
      return guard.watch(
        teamsClient({ connector, hostUrl: () => (process ?? host)?.url ?? '', now })(person),
      );
    },
    timeBecomes: async (moment) => {
      await host?.setClock({ at: moment, frozen: true });
      await host?.runTimer('wake');
      await host?.runTimer('deliver');
    },
    thread: (ref) =>
      connector.waitFor(() =>
        connector.threads().findLast(({ root }) => {
          const card = cardOf(root);
          return ref === undefined || (card && wordsOf(card).includes(ref));
        }),
      ),
    stored: async (ref) => {
      const loaded = await store.load(ref);
      if (!loaded) throw new RangeError(`there is no case ${ref}`);
      return loaded.case;
    },
    storage: tables.connectionString,
    names: directory.people.map(({ name }) => name),
    wordsIn: (thread) =>
      thread.messages
        .map((message) => {
          const card = cardOf(message);
          return [message.text, ...(card ? wordsOf(card) : [])].join('\n');
        })
        .join('\n'),
    killAndRestart: async () => {
      const { port } = host as FunctionsHost;
      const clock = { at: now(), frozen: true };
      await host?.kill();
      host = await startFunctionsHost({ ...app, clock, port });
    },
    stop: async () => {
      await host?.stop();
      await Promise.all(others.map((it) => it.stop()));
      // Every journey ends with it: what people typed must not be anywhere but with its readers.
      // And what is on record must hold: nothing of it was changed, and every limit can be worked out again.
      const checked = Promise.all([guard.check(), checkRecords(access)]);
      await checked.catch(() => undefined);
      await Promise.all([connector.stop(), graph.stop(), tables.stop()]);
      await checked;
    },
  };
}
