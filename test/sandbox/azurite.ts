import type { Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';

/** What is used of Azurite's insides. They have no types and no promise of stability: the version is pinned. */
export interface TableServer {
  start(): Promise<void>;
  close(): Promise<void>;
  getHttpServerAddress(): string;
  httpServer: Server;
  metadataStore: { db: { saveDatabase(done: (error?: unknown) => void): void } };
}

/** Makes Azurite's table service, without starting it. `file` is where its database is; in memory when left out. */
export function createTableServer(port: number, file?: string): TableServer {
  const load = createRequire(import.meta.url);
  // Azurite loads Application Insights, which replaces console.log and more unless it is told not to. Nothing is ever
  // sent: only the command line of Azurite switches its telemetry on.
  process.env['APPLICATION_INSIGHTS_NO_DIAGNOSTIC_CHANNEL'] ??= 'true';
  const configuration = load('azurite/dist/src/table/TableConfiguration.js') as Module<object>;
  const server = load('azurite/dist/src/table/TableServer.js') as Module<TableServer>;
  return new server.default(
    new configuration.default(
      '127.0.0.1',
      port,
      KEEP_ALIVE,
      file ?? '',
      DEBUG_LOG,
      ACCESS_LOG,
      undefined,
      undefined,
      STRICT,
      SKIP_VERSION_CHECK,
      '',
      '',
      '',
      undefined,
      HOST_STYLE_ALLOWED,
      file === undefined,
    ),
  );
}

interface Module<T> {
  default: new (...given: unknown[]) => T;
}

/** Seconds. */
const KEEP_ALIVE = 5;
const DEBUG_LOG = false;
const ACCESS_LOG = false;
const STRICT = false;
const SKIP_VERSION_CHECK = true;
const HOST_STYLE_ALLOWED = false;

/**
 * Makes every write wait for its answer until it is on disk.
 *
 * By itself Azurite saves once in five seconds, so a kill would lose what the app was told is stored. The file is
 * replaced as a whole by a rename, and writes that come together share one save.
 */
export function saveBeforeAnswering({ httpServer, metadataStore }: TableServer): void {
  const listeners = httpServer.listeners('request') as ((...given: unknown[]) => void)[];
  httpServer.removeAllListeners('request');
  httpServer.on('request', (request, response: ServerResponse) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') holdEnd(response, metadataStore.db);
    for (const listener of listeners) listener(request, response);
  });
}

function holdEnd(response: ServerResponse, db: TableServer['metadataStore']['db']) {
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
  const heldEnd = (...given: unknown[]) => {
    db.saveDatabase((error) => {
      if (error)
        response.destroy(error instanceof Error ? error : new Error('The tables could not be saved'));
      else end(...given);
    });
    return response;
  };
  response.end = heldEnd as ServerResponse['end'];
}
