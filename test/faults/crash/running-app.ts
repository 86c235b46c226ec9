import type { HttpRequest } from '@azure/functions';
import { compose } from '../../../bot/compose.ts';
import { adaptHttp } from '../../../functions/adapt-http.ts';
import type { Activity } from '../../sandbox/connector/world.ts';
import type { Answer } from '../../sandbox/teams-client/read-answer.ts';
import type { FarSides } from './gate.ts';

export const MAILBOX = 'counterpart@anytown.example';

/** The whole product in this process, as the functions call it. */
export interface RunningApp {
  /** What arrives at the messages function, and what it answers. */
  receive(activity: Activity): Promise<Answer>;
  wake(): Promise<unknown>;
  deliver(): Promise<unknown>;
}

/** Storage as the emulator's connection string, at another address. */
const storageAt = (connectionString: string, tables: string): string => {
  const account = /AccountName=([^;]+)/.exec(connectionString)?.[1] ?? '';
  return connectionString.replace(/TableEndpoint=[^;]+/, `TableEndpoint=${tables}/${account}`);
};

/** The settings of an app with these far sides. Its identity asks Graph's stand-in for its tokens. */
export const environmentOf = (
  far: FarSides,
  connectionString: string,
  identity: Record<string, string>,
): Record<string, string> => ({
  AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
  COUNTERPART_STORAGE: storageAt(connectionString, far.tables),
  COUNTERPART_MAILBOX: MAILBOX,
  COUNTERPART_GRAPH_URL: far.graph,
  COUNTERPART_THREAD_LIMITS: 'off',
  ...identity,
  IDENTITY_ENDPOINT: `${far.graph}/msi/token`,
});

/**
 * Composes the product with these far sides. The clock is that of the process. Tokens come from where the newest app
 * was told, as the identity's settings are those of the process too.
 */
export async function startApp(
  far: FarSides,
  connectionString: string,
  identity: Record<string, string>,
): Promise<RunningApp> {
  const env = environmentOf(far, connectionString, identity);
  for (const name of ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER']) process.env[name] = env[name];
  const app = await compose(env, () => undefined);
  return {
    wake: () => app.wake(),
    deliver: () => app.deliver(),
    receive: async (activity) => {
      const request = new Request('http://127.0.0.1/api/messages', {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ ...activity, serviceUrl: far.connector }),
      });
      const answered = await adaptHttp(request as unknown as HttpRequest, app.processActivity);
      return { status: answered.status ?? 200, body: (answered.jsonBody as unknown) ?? answered.body };
    },
  };
}
