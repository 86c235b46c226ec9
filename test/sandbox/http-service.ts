import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFaults, type FaultAction, type Faults } from './faults.ts';

export interface ServiceRequest {
  method: string;
  /** Decoded, without the query. */
  path: string;
  /** The decoded parts of the path: an id may hold a slash. */
  segments: string[];
  query: URLSearchParams;
  headers: Record<string, string>;
  /** What came, as JSON where it is JSON. */
  body: unknown;
  /** The body as it came. */
  bytes: Buffer;
  /** Bytes of the body. */
  size: number;
  at: Date;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON; bytes as they are. */
  body?: unknown;
}

/** A request with the status it was answered with; 'reset' when the connection was cut. */
export type RecordedRequest = ServiceRequest & { status: number | 'reset' };

export interface HttpService {
  url: string;
  port: number;
  faults: Faults;
  requests: () => RecordedRequest[];
  stop: () => Promise<void>;
}

export interface HttpServiceOptions {
  /** 0 or left out: any free port. */
  port?: number | undefined;
  now?: (() => Date) | undefined;
  answer: (request: ServiceRequest) => Reply | Promise<Reply>;
}

/**
 * Starts a JSON service on this machine that keeps every request and can be told to fail.
 * Rejects when the port is taken.
 */
export async function startHttpService(options: HttpServiceOptions): Promise<HttpService> {
  const faults = createFaults();
  const recorded: RecordedRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    void serve(incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error));
  });

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse) {
    const request = await readRequest(incoming, options.now?.() ?? new Date());
    const fault = faults.take(request.method, request.path);
    const reply = await withFault(fault, () => answerSafely(options, request));
    recorded.push({ ...request, status: reply === 'reset' ? 'reset' : reply.status });
    if (reply === 'reset') incoming.socket.resetAndDestroy();
    else send(outgoing, reply);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    faults,
    requests: () => [...recorded],
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function withFault(
  fault: FaultAction | undefined,
  answer: () => Promise<Reply>,
): Promise<Reply | 'reset'> {
  if (!fault) return answer();
  if ('status' in fault) return fault;
  if ('resetBefore' in fault) return 'reset';
  if ('delayMs' in fault) {
    await sleep(fault.delayMs);
    return answer();
  }
  await answer();
  return 'deliverThenReset' in fault ? 'reset' : { status: fault.deliverThenStatus };
}

async function answerSafely(options: HttpServiceOptions, request: ServiceRequest): Promise<Reply> {
  try {
    return await options.answer(request);
  } catch (error) {
    // 501 because clients try a 500 again, which would hide a mistake in the stand-in for seconds.
    const message = error instanceof Error ? error.message : String(error);
    return { status: 501, body: { error: { code: 'SandboxFault', message } } };
  }
}

async function readRequest(incoming: IncomingMessage, at: Date): Promise<ServiceRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const segments = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? 'GET',
    path: `/${segments.join('/')}`,
    segments,
    query: url.searchParams,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: parse(bytes.toString('utf8')),
    bytes,
    size: bytes.length,
    at,
  };
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function send(outgoing: ServerResponse, reply: Reply) {
  if (Buffer.isBuffer(reply.body)) {
    outgoing.writeHead(reply.status, { 'content-type': 'application/octet-stream', ...reply.headers });
    outgoing.end(reply.body);
    return;
  }
  const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
  const type = text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' };
  outgoing.writeHead(reply.status, { ...type, ...reply.headers });
  outgoing.end(text);
}
