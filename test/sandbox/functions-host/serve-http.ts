import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { logLine, type Registry } from './core-api.ts';
import { invokeFunction } from './invoke-function.ts';
import { matchRoute } from './match-route.ts';
import type { HostedFunction } from './messages.ts';
import type { Data } from './worker-types.ts';

/** Serves the app's HTTP functions on this machine. Rejects when the port is taken. */
export async function serveHttp(
  registry: Registry,
  functions: HostedFunction[],
  port: number,
): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    void serve(registry, functions, incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function serve(
  registry: Registry,
  functions: HostedFunction[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) {
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`);
  const match = matchRoute(functions, incoming.method ?? 'GET', url.pathname);
  const called = match && registry.functions.get(match.name);
  if (!called) {
    outgoing.writeHead(404).end();
    return;
  }
  try {
    const input = await toInput(incoming, url, match.params);
    answer(outgoing, await invokeFunction(registry, called, input));
  } catch (error) {
    logLine('error', match.name, error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (!outgoing.headersSent) outgoing.writeHead(500);
    outgoing.end();
  }
}

async function toInput(incoming: IncomingMessage, url: URL, params: Record<string, string>): Promise<Data> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    http: {
      method: incoming.method ?? 'GET',
      url: url.href,
      headers: Object.fromEntries(headers) as Record<string, string>,
      params,
      body: { bytes: Buffer.concat(chunks) },
    },
  };
}

function answer(outgoing: ServerResponse, returned: Data | null | undefined) {
  if (!returned || !('http' in returned)) {
    outgoing.writeHead(204).end();
    return;
  }
  const { statusCode = '200', headers = {}, cookies = [], body } = returned.http;
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  for (const { name, value } of cookies) outgoing.appendHeader('set-cookie', `${name}=${value}`);
  outgoing.writeHead(Number(statusCode));
  outgoing.end(body && 'bytes' in body ? body.bytes : undefined);
}
