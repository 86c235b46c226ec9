import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createTableServer, saveBeforeAnswering, type TableServer } from './azurite.ts';

/** The account that every storage emulator has: published by Microsoft, and of no use anywhere else. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export interface Tables {
  /** For TableClient.fromConnectionString, with allowInsecureConnection. */
  connectionString: string;
  url: string;
  /** The address of every request, with its query, oldest first. */
  urls(): string[];
  /** Azurite itself, for whoever measures it. */
  server: TableServer;
  stop(): Promise<void>;
}

/** How the table service at an address is reached. */
export const connectionTo = (url: string): string =>
  `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=${url};`;

/** The same, of one that another process has started at a port of this machine. */
export const connectionAt = (port: number): string => connectionTo(`http://127.0.0.1:${port}/${ACCOUNT}`);

/**
 * Starts Azurite's table service in this process.
 *
 * With `dir` the tables are kept there, and what has been answered survives a kill. Rejects when the port is taken.
 */
export async function startTables(options: { dir?: string; port?: number } = {}): Promise<Tables> {
  const { dir, port = 0 } = options;
  if (dir) await mkdir(dir, { recursive: true });
  const server = dir ? createTableServer(port, join(dir, 'tables.json')) : createTableServer(port);
  const urls: string[] = [];
  server.httpServer.on('request', (request: { url?: string }) => urls.push(request.url ?? ''));
  if (dir) saveBeforeAnswering(server);
  await server.start();
  const url = `${server.getHttpServerAddress()}/${ACCOUNT}`;
  return {
    url,
    server,
    urls: () => [...urls],
    connectionString: connectionTo(url),
    stop: () => server.close(),
  };
}
