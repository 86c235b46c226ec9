import { fileURLToPath } from 'node:url';
import { buildActivity } from '../sandbox/teams-client/build-activity.ts';
import { type Activity, type Person, personalChat } from '../sandbox/connector/world.ts';
import { type Connector, startConnector } from '../sandbox/connector.ts';
import { type FunctionsHost, startFunctionsHost } from '../sandbox/functions-host/start-functions-host.ts';
import { type Graph, startGraph } from '../sandbox/graph.ts';
import { type Tables, startTables } from '../sandbox/tables.ts';
import { type Claims, type LocalIssuer, signToken, startIssuer } from './local-issuer.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The app id of the bot, for which tokens are made. */
export const BOT_ID = '0b8d0c1e-3f5a-4c59-9a7e-2d6f1a4b8c3d';

/** What came back: the status and every byte. */
export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** The built app with its real checks of who sends something; only who signs the tokens is on this machine. */
export interface GuardedApp {
  readonly host: FunctionsHost;
  readonly issuer: LocalIssuer;
  readonly connector: Connector;
  readonly graph: Graph;
  readonly tables: Tables;
  readonly person: Person;
  /** A message of that person, and the claims of a token that is good for it. */
  activity(parts?: Activity): Activity;
  claims(): Claims;
  /** Posts to the endpoint, with these headers and no other. */
  post(activity: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** Posts with a token of the issuer. */
  postSigned(activity: unknown, claims?: Claims): Promise<Reply>;
  stop(): Promise<void>;
}

/** Starts one. `env` is added to its settings. */
export async function startGuardedApp(env: Readonly<Record<string, string>> = {}): Promise<GuardedApp> {
  const [issuer, connector, graph, tables] = await Promise.all([
    startIssuer(),
    startConnector(),
    startGraph({ mailboxes: ['counterpart@anytown.example'] }),
    startTables(),
  ]);
  const person = connector.addPerson('Priya Shah');
  const host = await startFunctionsHost({
    appDir: ROOT,
    env: {
      AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
      MicrosoftAppId: BOT_ID,
      MicrosoftAppTenantId: connector.world.tenantId,
      MicrosoftAppType: 'UserAssignedMSI',
      COUNTERPART_ISSUER_URL: issuer.url,
      COUNTERPART_STORAGE: tables.connectionString,
      COUNTERPART_MAILBOX: 'counterpart@anytown.example',
      COUNTERPART_GRAPH_URL: graph.url,
      COUNTERPART_FILES_URL: connector.files.url,
      ...graph.env(),
      ...env,
    },
  });
  const post = async (activity: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(`${host.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof activity === 'string' ? activity : JSON.stringify(activity),
    });
    return { status: response.status, text: await response.text() };
  };
  const seconds = (): number => Math.floor(Date.now() / 1000);
  const claims = (): Claims => ({
    iss: issuer.url,
    aud: BOT_ID,
    nbf: seconds() - 60,
    exp: seconds() + 3_600,
    serviceurl: connector.url,
  });
  return {
    ...{ host, issuer, connector, graph, tables, person, post, claims },
    activity: (parts = {}) => {
      const chat = personalChat(connector.world, person);
      const said = { type: 'message', textFormat: 'plain', text: 'help', ...parts };
      return buildActivity(connector, person, chat, said, new Date());
    },
    postSigned: (activity, given = claims()) =>
      post(activity, { authorization: `Bearer ${signToken(given, issuer.key)}` }),
    stop: async () => {
      await host.stop();
      await Promise.all([issuer.stop(), connector.stop(), graph.stop(), tables.stop()]);
    },
  };
}
