import { join } from 'node:path';
import { appSettings, MAILBOX } from './app-settings.ts';
import { startControl } from './control/start-control.ts';
import { startFileStore } from './file-store.ts';
import { connectorUrl, startForwarder } from './forwarder/start-forwarder.ts';
import { startFunctionsHost } from './functions-host/start-functions-host.ts';
import { startGraph } from './graph.ts';
import { loadDirectory, sandboxChannels, type Directory, type SandboxChannel } from './load-directory.ts';
import { createSandboxClock } from './move-clock.ts';
import { peopleFiles } from './people-csv.ts';
import { startPlayground } from './playground/start-playground.ts';
import { TEAM, TENANT_ID, writePlaygroundConfig } from './playground/write-playground-config.ts';
import { freePort, type SandboxPorts } from './sandbox-ports.ts';
import { openSandboxState } from './sandbox-state.ts';
import { startTables } from './tables.ts';
import { tenantUsers } from './tenant-users.ts';

/** What the product's directory is filled with before the app starts. */
export interface Seed {
  connectionString: string;
  tenantId: string;
  teamId: string;
  /** Where the bot reaches the sandbox's Teams. */
  serviceUrl: string;
  directory: Directory;
  channels: readonly SandboxChannel[];
}

export interface SandboxOptions {
  ports: SandboxPorts;
  /** Where everything is kept that outlives the sandbox. */
  dataDir: string;
  /** The folder with the built app. */
  appDir: string;
  seed?: (seed: Seed) => Promise<void>;
  /** The bot knows nobody yet: the first to sit down is a business manager, who is to set it up. */
  empty?: boolean;
  /** When the next reminder is due, if the product can tell: offered as a step of the clock. */
  findReminder?: (connectionString: string) => (now: Date) => Promise<Date | undefined>;
  onLog?: (line: string) => void;
}

export interface Sandbox {
  playgroundUrl: string;
  controlUrl: string;
  botUrl: string;
  graphUrl: string;
  tablesUrl: string;
  connectionString: string;
  stop(): Promise<void>;
}

/**
 * Starts a whole Teams, Functions, Graph and storage on this machine, with the built app in it.
 * Rejects when a part does not start; what had started by then is ended again.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one().catch(() => undefined);
  };
  const started = async <Part extends { stop(): Promise<void> }>(starting: Promise<Part>): Promise<Part> => {
    const part = await starting;
    stops.push(() => part.stop());
    return part;
  };
  try {
    return { ...(await startParts(options, started)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Started = <Part extends { stop(): Promise<void> }>(starting: Promise<Part>) => Promise<Part>;

async function startParts(options: SandboxOptions, started: Started): Promise<Omit<Sandbox, 'stop'>> {
  const { ports, dataDir } = options;
  const directory = await loadDirectory();
  const channels = sandboxChannels(directory);
  const state = openSandboxState(
    join(dataDir, 'sandbox.json'),
    directory,
    options.empty === true ? directory.settings[0]?.managers?.[0] : undefined,
  );
  const serviceUrl = connectorUrl(ports.forwarder);
  const tables = await started(startTables({ dir: join(dataDir, 'tables'), port: ports.tables }));
  const graph = await started(
    startGraph({
      port: ports.graph,
      users: tenantUsers(directory),
      mailboxes: [MAILBOX],
      dir: join(dataDir, 'mailbox'),
      now: () => state.now(),
    }),
  );
  const files = await started(startFileStore({ port: ports.files }));
  const { connectionString } = tables;
  const seed = { connectionString, tenantId: TENANT_ID, teamId: TEAM.id, serviceUrl, directory, channels };
  await options.seed?.(seed);
  const env = appSettings({
    storage: connectionString,
    graphUrl: graph.url,
    filesUrl: files.url,
    identity: graph.env(),
  });
  const [playground, host] = await both(
    started(
      startPlayground({
        port: await freePort(),
        botUrl: `http://127.0.0.1:${ports.forwarder}/api/messages`,
        connectorUrl: serviceUrl,
        config: writePlaygroundConfig(directory, channels),
        dir: join(dataDir, 'playground'),
      }),
    ),
    started(
      startFunctionsHost({
        appDir: options.appDir,
        port: ports.bot,
        env,
        clock: { at: state.now() },
        timers: 'cron',
        ...(options.onLog ? { onLog: options.onLog } : {}),
      }),
    ),
  );
  const clock = createSandboxClock(state, host);
  const forwarder = await started(
    startForwarder({
      port: ports.forwarder,
      pagePort: ports.playground,
      playgroundUrl: playground.url,
      botUrl: `${host.url}/api/messages`,
      journalFile: join(dataDir, 'chats.jsonl'),
      channels,
      state,
      files,
      clock,
    }),
  );
  const findReminder = options.findReminder?.(connectionString);
  const control = await started(
    startControl({
      port: ports.control,
      playgroundUrl: forwarder.pageUrl,
      state,
      clock,
      mails: () => graph.mails(),
      acts: forwarder.acts,
      peopleFiles: peopleFiles(directory),
      empty: options.empty === true,
      ...(findReminder ? { nextReminder: () => findReminder(state.now()) } : {}),
    }),
  );
  return {
    playgroundUrl: forwarder.pageUrl,
    controlUrl: control.url,
    botUrl: `${host.url}/api/messages`,
    graphUrl: graph.url,
    tablesUrl: tables.url,
    connectionString,
  };
}

/** Waits until both have started or failed, so that nothing is left that starts after the other's failure. */
async function both<First, Second>(first: Promise<First>, second: Promise<Second>): Promise<[First, Second]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}
