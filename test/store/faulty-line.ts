import { RestError, type TableServiceClientOptions } from '@azure/data-tables';

type Policy = NonNullable<TableServiceClientOptions['additionalPolicies']>[number]['policy'];
export type Request = Parameters<Policy['sendRequest']>[0];
export type Send = Parameters<Policy['sendRequest']>[1];
export type Response = Awaited<ReturnType<Send>>;

/** The line between the client and the service. `carry` may lose, hold or change what goes over it. */
export interface Line {
  carry: (request: Request, send: Send) => Promise<Response>;
  readonly options: TableServiceClientOptions;
}

export const wellCarried = (request: Request, send: Send): Promise<Response> => send(request);

export function createLine(): Line {
  const line: Line = {
    carry: wellCarried,
    options: {
      retryOptions: { maxRetries: 2, retryDelayInMs: 1, maxRetryDelayInMs: 2 },
      additionalPolicies: [
        {
          position: 'perRetry',
          policy: { name: 'line', sendRequest: (request, send) => line.carry(request, send) },
        },
      ],
    },
  };
  return line;
}

/** The transaction of a case, and not of the index. */
export const isTransaction = (request: Request): boolean =>
  request.url.includes('$batch') && typeof request.body === 'string' && request.body.includes('/Cases');

/** The connection broke: the client tries again by itself. */
export const broken = (): Error => new RestError('socket hang up', { code: 'ECONNRESET' });

/** The client has given up waiting: it does not try again by itself. */
export const tooSlow = (): Error =>
  Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' });

/** A door that stays shut until it is opened. `reached` tells that somebody stands before it. */
export function createGate() {
  let open = (): void => undefined;
  let arrive = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const reached = new Promise<void>((resolve) => (arrive = resolve));
  return {
    open: () => open(),
    reached,
    pass: async () => {
      arrive();
      await opened;
    },
  };
}
