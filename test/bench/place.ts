import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { importDirectory } from '../../bot/directory/import-directory.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import type { Directory } from '../journeys/partnership.ts';
import { type Connector, startConnector } from '../sandbox/connector.ts';
import {
  type FunctionsHost,
  type FunctionsHostOptions,
  startFunctionsHost,
} from '../sandbox/functions-host/start-functions-host.ts';
import { type Graph, startGraph } from '../sandbox/graph.ts';
import { type Tables, startTables } from '../sandbox/tables.ts';
import { type Seat, teamsClient } from '../sandbox/teams-client.ts';
import { tenantUsers } from '../sandbox/tenant-users.ts';
import { type StorageTap, tapStorage } from './tap-storage.ts';

const DIRECTORY = new URL('../sandbox/directory.yaml', import.meta.url);
const MAILBOX = 'counterpart@anytown.example';

/** A Monday morning: nothing falls due while we measure. */
export const BEGINS = '2026-06-01T09:00:00+01:00';

/** Everything around an app that is measured: Teams, Graph, storage and a directory of invented people. */
export interface Place {
  readonly connector: Connector;
  readonly graph: Graph;
  readonly tables: Tables;
  readonly storage: StorageTap;
  /** The app settings of whatever runs here. */
  readonly env: Record<string, string>;
  /** The time that people's messages carry. */
  readonly now: () => Date;
  /** Runs a built app in a process of its own, on a clock that runs on from {@link BEGINS}. */
  start(appDir: string, given?: Partial<FunctionsHostOptions>): Promise<FunctionsHost>;
  /** The seat of a seeded person, in front of an app. */
  seat(host: FunctionsHost, name: string): Seat;
  stop(): Promise<void>;
}

/** Starts one, with a directory that is filled; an app must still be started. */
export async function startPlace(): Promise<Place> {
  const directory = parse(readFileSync(DIRECTORY, 'utf8')) as Directory;
  const hosts: FunctionsHost[] = [];
  const now = () => hosts[0]?.now() ?? new Date(BEGINS);
  const connector = await startConnector({ now });
  const graph = await startGraph({ users: tenantUsers(directory), mailboxes: [MAILBOX], now });
  const tables = await startTables();
  const storage = tapStorage(tables.server);
  const people = seatPeople(connector, directory);
  await fillDirectory(connector, tables, directory, [...people.values()]);
  const env = {
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    COUNTERPART_STORAGE: tables.connectionString,
    COUNTERPART_MAILBOX: MAILBOX,
    COUNTERPART_GRAPH_URL: graph.url,
    COUNTERPART_FILES_URL: connector.files.url,
    ...graph.env(),
  };
  return {
    connector,
    graph,
    tables,
    storage,
    env,
    now,
    start: async (appDir, given = {}) => {
      const host = await startFunctionsHost({
        appDir,
        clock: { at: now() },
        ...given,
        env: { ...env, ...given.env },
      });
      hosts.push(host);
      return host;
    },
    seat: (host, name) => {
      const person = people.get(name);
      if (!person) throw new RangeError(`nobody is called ${name}`);
      return teamsClient({ connector, hostUrl: host.url, now })(person);
    },
    stop: async () => {
      await Promise.all(hosts.map((host) => host.stop()));
      await Promise.all([connector.stop(), graph.stop(), tables.stop()]);
    },
  };
}

type Seated = ReturnType<Connector['addPerson']>;

const seatPeople = (connector: Connector, { people }: Directory): Map<string, Seated> =>
  new Map(
    people
      .filter(({ outside }) => outside !== true)
      .map(({ name, id, entraId = id, email }) => [
        name,
        connector.addPerson(name, { aadObjectId: entraId, email }),
      ]),
  );

async function fillDirectory(
  connector: Connector,
  tables: Tables,
  directory: Directory,
  members: Seated[],
): Promise<void> {
  const names = directory.channels.map(({ name }) => name);
  const team = connector.addTeam('Anytown Partnership', { channels: names, members });
  const channels = directory.channels.map(({ protocol, name }) => ({
    protocol,
    name,
    tenantId: connector.world.tenantId,
    teamId: team.id,
    channelId: team.channel(name).id,
    serviceUrl: connector.url,
  }));
  await importDirectory(openTables({ connectionString: tables.connectionString }), {
    ...directory,
    channels,
  });
}
