import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TableServer } from '../sandbox/azurite.ts';

/** What a request to storage is, as its price list and its speed see it. */
export type StorageKind = 'point read' | 'query' | 'transaction' | 'single write' | 'single delete' | 'table';

export interface StorageRequest {
  readonly kind: StorageKind;
  readonly method: string;
  /** With the account and the query, as it came. */
  readonly url: string;
  readonly status: number;
  /** What was sent; kept while bodies are asked for. */
  readonly body: string;
  /** From the first byte to the end of the answer inside the emulator, in milliseconds. */
  readonly tookMs: number;
  /** When it came, in milliseconds of this process's own clock. */
  readonly began: number;
}

export interface StorageTap {
  /** Forgets what was seen, and keeps bodies from now on or does not. */
  begin(keepBodies?: boolean): void;
  /** Everything answered since then, oldest first. */
  seen(): readonly StorageRequest[];
}

/** Watches what reaches the emulator, from inside its process: nothing stands in the way. */
export function tapStorage({ httpServer }: TableServer): StorageTap {
  let keep = false;
  let seen: StorageRequest[] = [];
  httpServer.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const began = performance.now();
    const body = keep ? bodyOf(request) : () => '';
    const { method = '', url = '' } = request;
    response.once('finish', () => {
      const tookMs = performance.now() - began;
      seen.push({
        kind: kindOf(method, url),
        method,
        url,
        status: response.statusCode,
        body: body(),
        began,
        tookMs,
      });
    });
  });
  return {
    begin: (keepBodies = false) => {
      keep = keepBodies;
      seen = [];
    },
    seen: () => seen,
  };
}

/** Copies the body as the parser hands it over: a listener of our own would take it away from the emulator. */
function bodyOf(request: IncomingMessage): () => string {
  const chunks: Buffer[] = [];
  const push = request.push.bind(request);
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    return push(chunk, encoding);
  };
  return () => Buffer.concat(chunks).toString('utf8');
}

function kindOf(method: string, url: string): StorageKind {
  const path = decodeURIComponent(url.split('?')[0] ?? '');
  if (path.endsWith('/$batch')) return 'transaction';
  if (/\/Tables(\(|$)/.test(path)) return 'table';
  if (method === 'GET') return /PartitionKey=/.test(path) ? 'point read' : 'query';
  return method === 'DELETE' ? 'single delete' : 'single write';
}

/** How long at least one request was in the emulator's hands, in milliseconds: those at the same time count once. */
export function busyMs(requests: readonly StorageRequest[]): number {
  let total = 0;
  let until = 0;
  for (const { began, tookMs } of [...requests].sort((a, b) => a.began - b.began)) {
    const end = began + tookMs;
    total += Math.max(0, end - Math.max(began, until));
    until = Math.max(until, end);
  }
  return total;
}

/** How many there were of each kind. */
export function countKinds(requests: readonly StorageRequest[]): Partial<Record<StorageKind, number>> {
  const counts: Partial<Record<StorageKind, number>> = {};
  for (const { kind } of requests) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
