import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'yaml';
import { importDirectory } from '../../../bot/directory/import-directory.ts';
import { openTableDirectory } from '../../../bot/directory/table-keeper.ts';
import type { CaseStore } from '../../../bot/ports/case-store.ts';
import type { DirectoryKeeper } from '../../../bot/ports/people.ts';
import type { Pins } from '../../../bot/protocol/case.ts';
import { type Instant, toInstant } from '../../../bot/protocol/instant.ts';
import type { World } from '../../../bot/protocol/world.ts';
import { newestOf } from '../../../bot/protocol-versions.ts';
import { readCalendar } from '../../../bot/read-calendar.ts';
import { readAllVersions } from '../../../bot/read-protocols.ts';
import { createTableCaseStore } from '../../../bot/store/table-case-store.ts';
import { type Tables, openTables } from '../../../bot/tables/open-tables.ts';
import { keepSettings } from '../../../bot/work/keep-settings.ts';
import { pinnedWorlds } from '../../../bot/work/pinned-worlds.ts';
import type { Directory } from '../../journeys/partnership.ts';
import { type Connector, startConnector } from '../../sandbox/connector.ts';
import type { Activity } from '../../sandbox/connector/world.ts';
import { toClock } from '../../sandbox/functions-host/clock-setting.ts';
import { setClock, shiftDate } from '../../sandbox/functions-host/shift-date.ts';
import { type Graph, startGraph } from '../../sandbox/graph.ts';
import { startTables } from '../../sandbox/tables.ts';
import { type Seat, teamsClient } from '../../sandbox/teams-client.ts';
import { tenantUsers } from '../../sandbox/tenant-users.ts';
import { type FarSides, openGate } from './gate.ts';
import { MAILBOX, type RunningApp, startApp } from './running-app.ts';

const DIRECTORY = new URL('../../sandbox/directory.yaml', import.meta.url);

/** The far sides, real storage among them, and one app that lives through every crash of the others: its memory is old. */
export interface Setting {
  readonly far: FarSides;
  readonly connector: Connector;
  readonly graph: Graph;
  readonly store: CaseStore;
  readonly tables: Tables;
  readonly connectionString: string;
  readonly keeper: DirectoryKeeper;
  /** The app that nothing happens to; and when it has nothing more to do. */
  readonly live: RunningApp & { idle(): Promise<void> };
  /** Another app, behind a gate. */
  start(at: FarSides): Promise<RunningApp>;
  /** Somebody of the seeded directory, before the app that nothing happens to. */
  seat(name: string): Seat;
  /** What the product judges a case by. */
  worldOf(pins: Pins): World;
  /** The clock of the process stands still at that moment. */
  readonly becomes: (at: Instant) => void;
  readonly now: () => Instant;
  stop(): Promise<void>;
}

let shifted = false;

/** The clock of this process stands, from now on, where it is told. */
function becomes(at: Instant): void {
  if (!shifted) shiftDate();
  shifted = true;
  setClock(toClock({ at, frozen: true }));
}

const now = (): Instant => toInstant(new Date().toISOString());

/** The endpoint at which people in Teams reach an app. */
async function serve(app: () => RunningApp) {
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const { status, body } = await app().receive(JSON.parse(Buffer.concat(chunks).toString()) as Activity);
      outgoing.writeHead(status).end(body === undefined ? undefined : JSON.stringify(body));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function startFarSides(directory: Directory) {
  const clock = { now: () => new Date() };
  const connector = await startConnector(clock);
  const graph = await startGraph({ users: tenantUsers(directory), mailboxes: [MAILBOX], ...clock });
  const storage = await startTables();
  const people = new Map(
    directory.people
      .filter(({ outside }) => outside !== true)
      .map(({ name, id, entraId = id, email }) => [
        name,
        connector.addPerson(name, { aadObjectId: entraId, email }),
      ]),
  );
  const names = directory.channels.map(({ name }) => name);
  const team = connector.addTeam('Anytown Partnership', { channels: names, members: [...people.values()] });
  const channels = directory.channels.map(({ protocol, name }) => ({
    ...{ protocol, name, tenantId: connector.world.tenantId, teamId: team.id },
    ...{ channelId: team.channel(name).id, serviceUrl: connector.url },
  }));
  return { connector, graph, storage, people, channels };
}

/** Starts one at a moment, with the invented people of the sandbox. */
export async function startSetting(at: Instant): Promise<Setting> {
  becomes(at);
  const directory = parse(readFileSync(DIRECTORY, 'utf8')) as Directory;
  const { connector, graph, storage, people, channels } = await startFarSides(directory);
  const tables = openTables({ connectionString: storage.connectionString });
  await importDirectory(tables, { ...directory, channels });
  const listed = openTableDirectory(tables, { now });
  const versions = readAllVersions();
  const settings = keepSettings(listed.people, [...newestOf(versions).keys()], () => undefined);
  await settings.refresh();
  const far = { tables: new URL(storage.url).origin, connector: connector.url, graph: graph.url };
  const start = (where: FarSides): Promise<RunningApp> =>
    startApp(where, storage.connectionString, graph.env());
  const gate = await openGate(far);
  const live = { ...(await start(gate.addresses)), idle: () => gate.idle() };
  const front = await serve(() => live);
  const client = teamsClient({ connector, hostUrl: front.url, now: () => new Date() });
  return {
    ...{ far, connector, graph, tables, live, start, becomes, now, keeper: listed.keeper },
    connectionString: storage.connectionString,
    store: createTableCaseStore(tables),
    worldOf: pinnedWorlds(versions, readCalendar(), settings.of, settings.roster),
    seat: (name) => {
      const person = people.get(name);
      if (!person) throw new RangeError(`nobody is called ${name}`);
      return client(person);
    },
    stop: async () => {
      await Promise.all([front.stop(), gate.stop(), connector.stop(), graph.stop(), storage.stop()]);
    },
  };
}
