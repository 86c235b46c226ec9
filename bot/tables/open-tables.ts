import { TableClient, type TableServiceClientOptions } from '@azure/data-tables';
import type { TokenCredential } from '@azure/identity';

/** Gives the client of a table, which exists by then. */
export type Tables = (name: string) => Promise<TableClient>;

/** Where the tables are. `clientFor` is for whoever wants to build the clients. */
export type TablesConfig =
  | { readonly connectionString: string; readonly options?: TableServiceClientOptions }
  | {
      readonly endpoint: string;
      readonly credential: TokenCredential;
      readonly options?: TableServiceClientOptions;
    }
  | { readonly clientFor: (name: string) => TableClient };

/** One try of one request, in milliseconds. A person waits for the answer, and a turn has about 15 s in all. */
const TRY_LASTS = 5_000;

/**
 * Opens storage; nothing is sent until a table is first asked for. Each table is then made if it is missing, once a
 * process. Throws what the SDK throws where the configuration cannot be right.
 */
export function openTables(config: TablesConfig): Tables {
  const clientFor = clientsOf(config);
  const ready = new Map<string, Promise<TableClient>>();
  return (name) => {
    const known = ready.get(name);
    if (known) return known;
    const opening = makeTable(clientFor(name));
    ready.set(name, opening);
    // Storage that was away when it was first asked for must not stay away for good.
    opening.catch(() => ready.delete(name));
    return opening;
  };
}

/** The same for whoever only reads: no table is made, and none need be. */
export function existingTables(config: TablesConfig): Tables {
  const clientFor = clientsOf(config);
  return (name) => Promise.resolve(clientFor(name));
}

async function makeTable(client: TableClient): Promise<TableClient> {
  await client.createTable();
  return client;
}

function clientsOf(config: TablesConfig): (name: string) => TableClient {
  if ('clientFor' in config) return config.clientFor;
  const options = withTimeouts(config.options);
  if ('credential' in config) {
    return (name) => new TableClient(config.endpoint, name, config.credential, options);
  }
  const allowInsecureConnection = /=http:/i.test(config.connectionString);
  return (name) =>
    TableClient.fromConnectionString(config.connectionString, name, { ...options, allowInsecureConnection });
}

const withTimeouts = (options: TableServiceClientOptions = {}): TableServiceClientOptions => ({
  retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1_000 },
  ...options,
  additionalPolicies: [
    ...(options.additionalPolicies ?? []),
    {
      position: 'perRetry',
      policy: {
        name: 'time-limit',
        sendRequest: (request, next) => {
          request.timeout = TRY_LASTS;
          return next(request);
        },
      },
    },
  ],
});
