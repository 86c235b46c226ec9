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
