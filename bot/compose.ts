import type { TokenCredential } from '@azure/identity';
import { type WriteLine, composeOperation } from './compose-operation.ts';
import { type Config, readConfig } from './config.ts';
import { createGraphTenant } from './directory/graph-tenant.ts';
import { createDirectoryDesk } from './directory/directory-desk.ts';
import { createHealthCheck } from './directory/health/directory-health.ts';
import { createNamedKeeper } from './directory/keep-named.ts';
import { personIdFor } from './directory/person-id.ts';
import { openTableDirectory } from './directory/table-keeper.ts';
import { createGraphMailer } from './mail/graph-mailer.ts';
import { createTestMailer } from './mail/test-mail.ts';
import { loadAllVersions } from './load-protocols.ts';
import type { Clock } from './ports/clock.ts';
import type { MembersOf } from './ports/members.ts';
import type { Mailer, Messenger } from './ports/delivery.ts';
import type { Log } from './ports/telemetry.ts';
import { toInstant } from './protocol/instant.ts';
import { newestOf } from './protocol-versions.ts';
import { readCalendar } from './read-calendar.ts';
import { createTableCaseStore } from './store/table-case-store.ts';
import { createTableDraftStore } from './store/table-draft-store.ts';
import { createTableUploadStore } from './store/table-upload-store.ts';
import { type Tables, openTables } from './tables/open-tables.ts';
import { createHost } from './teams/host.ts';
import { listMembers } from './teams/list-members.ts';
import { askForMembers, createTeamsMessenger } from './teams/messenger.ts';
import { unpaced } from './teams/pace.ts';
import { reachFiles } from './teams/reach-files.ts';
import { createCaseService } from './work/case-service.ts';
import { type KeptSettings, keepSettings } from './work/keep-settings.ts';
import { newReference } from './work/new-reference.ts';
import { prepareOpening } from './work/open-case.ts';
import { deliverLeftovers, wakeDueCases } from './work/wake-due-cases.ts';
import { pinnedWorlds } from './work/pinned-worlds.ts';
import type { DeliveryDeps } from './work/send-effect.ts';
import { recastingKeeper } from './work/recast-cases.ts';
import { similarCases } from './work/similar-cases.ts';

/** The whole service, for the functions to call. */
export interface Counterpart {
  readonly processActivity: ReturnType<typeof createHost>['process'];
  readonly wake: () => Promise<number>;
  readonly deliver: () => Promise<number>;
  /** Sends what is still to be told to Application Insights: the process is about to end. Never rejects. */
  readonly flush: () => Promise<void>;
}

const systemClock: Clock = { now: () => toInstant(new Date().toISOString()) };

/** Loaded with the first token: most turns need none, and identity is large. */
function lazyCredential(clientId: string | undefined): TokenCredential {
  let credential: Promise<TokenCredential> | undefined;
  const make = async (): Promise<TokenCredential> => {
    const { ManagedIdentityCredential } = await import('@azure/identity');
    return clientId === undefined
      ? new ManagedIdentityCredential()
      : new ManagedIdentityCredential({ clientId });
  };
  return { getToken: async (scopes, options) => (await (credential ??= make())).getToken(scopes, options) };
}

const tablesOf = ({ COUNTERPART_STORAGE: storage }: Config, credential: TokenCredential) =>
  openTables(
    storage.startsWith('https://') ? { endpoint: storage, credential } : { connectionString: storage },
  );

/** Somebody waits for the answer, and can do without it. In milliseconds, for a token and again for the answer. */
const LOOK_UP_MS = 3_000;

/** Where files come from and go to, and where they wait. */
const filesOf = ({ COUNTERPART_FILES_URL: played }: Config, tables: Tables) => ({
  files: reachFiles(played),
  uploads: createTableUploadStore(tables),
});

/** Somebody waits for the answer, and Teams does so for 15 seconds. */
const TEST_MAIL_MS = 5_000;
const NO_MAILBOX =
  'COUNTERPART_MAILBOX is not set: each procedure sends from the mailbox that is named for it in Teams with "setup", and no mail is sent before.';

/** What goes through Microsoft Graph: mails, and looking people up. */
function graphOf(config: Config, credential: TokenCredential, log: Log) {
  const { COUNTERPART_MAILBOX: mailbox, COUNTERPART_GRAPH_URL: graphUrl } = config;
  if (mailbox === undefined) log({ what: 'no-mailbox', because: NO_MAILBOX });
  const sendTest = createTestMailer({ credential, graphUrl, timeoutMs: TEST_MAIL_MS });
  return {
    mailer: createGraphMailer({ credential, mailbox, graphUrl }),
    tenant: createGraphTenant({ credential, graphUrl, timeoutMs: LOOK_UP_MS }),
    setUp: { mailbox, sendTest, idFor: personIdFor },
  };
}

/** Undefined: what Teams takes of a thread. */
const paceOf = (config: Config) => (config.COUNTERPART_THREAD_LIMITS === 'off' ? unpaced : undefined);

/** Who is in which channel, as Teams has it. */
const membersFrom = ({ adapter }: ReturnType<typeof createHost>, config: Config): MembersOf =>
  listMembers(askForMembers(adapter, config.MicrosoftAppId), LOOK_UP_MS);

type Operation = ReturnType<typeof composeOperation>;

/** A sweep sees what the owners have set as it then is, and leaves a heartbeat. */
function sweepsOf(operation: Operation, config: Config, settings: KeptSettings, delivery: DeliveryDeps) {
  const hasMailbox = (): boolean => config.COUNTERPART_MAILBOX !== undefined || settings.hasMailbox();
  const run = operation.timers(delivery.store, hasMailbox);
  const swept = async (sweep: (deps: DeliveryDeps) => Promise<number>): Promise<number> => {
    await settings.refresh();
    return sweep(delivery);
  };
  return {
    wake: () => run('wake', () => swept(wakeDueCases)),
    deliver: () => run('deliver', () => swept(deliverLeftovers)),
  };
}

/** Teams and the mail, of which is told how each thing that goes out has ended. */
const watched = ({ farSides, telemetry }: Operation, messenger: Messenger, mailer: Mailer) => ({
  messenger: farSides.messenger(messenger),
  mailer: farSides.mailer(mailer),
  log: telemetry.log,
  decided: telemetry.decided,
});

/**
 * Wires everything, by hand.
 * @throws ConfigError when the settings are wrong, ProtocolFileError when a protocol file is
 */
export async function compose(env: NodeJS.ProcessEnv, write: WriteLine): Promise<Counterpart> {
  const config = readConfig(env);
  const credential = lazyCredential(config.AZURE_CLIENT_ID);
  const tables = tablesOf(config, credential);
  const operation = composeOperation(config, credential, tables, systemClock, write);
  const { log, turn } = operation.telemetry;
  const versions = await loadAllVersions();
  const { people, keeper } = openTableDirectory(tables, systemClock);
  const store = createTableCaseStore(tables, { tidies: 'later' });
  const host = createHost(config);
  const messenger = createTeamsMessenger(host.adapter, config.MicrosoftAppId, people, paceOf(config));
  const { mailer, tenant, setUp } = graphOf(config, credential, log);
  const newest = newestOf(versions);
  const settings = keepSettings(people, [...newest.keys()], log);
  const worldOf = pinnedWorlds(versions, readCalendar(), settings.of, settings.roster);
  const named = createNamedKeeper(keeper);
  const sent = watched(operation, messenger, mailer);
  const delivery: DeliveryDeps = { named, store, worldOf, clock: systemClock, ...sent };
  const protocols = [...newest.values()];
  const cases = createCaseService(delivery, protocols);
  const health = createHealthCheck(tenant, keeper, protocols, systemClock, membersFrom(host, config));
  host.answerWith({
    cases,
    drafts: createTableDraftStore(tables),
    people,
    directory: recastingKeeper(keeper, { ...delivery, ...settings }),
    tenant,
    desk: createDirectoryDesk(keeper, protocols, health, systemClock),
    ...filesOf(config, tables),
    setUp,
    clock: systemClock,
    newReference,
    prepareOpening: prepareOpening(people, worldOf, similarCases(store, systemClock)),
    refresh: settings.refresh,
    ...{ log, turn },
    serviceHealth: operation.health,
  });
  const { flush } = operation;
  return { processActivity: host.process, ...sweepsOf(operation, config, settings, delivery), flush };
}
