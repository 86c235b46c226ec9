import type { Client, Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { TokenCredential } from '@azure/identity';

export interface GraphOptions {
  readonly credential: TokenCredential;
  /** Scheme and host without the version, such as `https://graph.microsoft.com`. */
  readonly graphUrl: string;
  readonly timeoutMs: number;
}

/** No token could be had, so no request was made. */
export class SignInError extends Error {
  readonly code = 'sign-in';
  constructor(cause: unknown) {
    super('no token for the mail service', { cause });
    this.name = 'SignInError';
  }
}

/**
 * A Graph client that sends once, whatever comes back. It is loaded with the first mail: a cold start that only has to
 * answer a click does not pay for it. Throws `RangeError` on an address that would carry the token unprotected.
 */
export function openGraph(options: GraphOptions): () => Promise<Client> {
  const origin = safeOrigin(options.graphUrl);
  let client: Client | undefined;
  return async () => {
    const graph = await import('@microsoft/microsoft-graph-client');
    return (client ??= graph.Client.initWithMiddleware({
      baseUrl: options.graphUrl,
      middleware: [
        authorise(options, origin),
        new graph.RetryHandler(new graph.RetryHandlerOptions(0, 0)),
        carry((cause) => Object.assign(new graph.GraphClientError('no answer'), { cause })),
      ],
    }));
  };
}

/** The token goes to this one place only. Plain http is for this machine: the sandbox. */
function safeOrigin(graphUrl: string): string {
  const { origin, protocol, hostname } = new URL(graphUrl);
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol === 'https:' || (protocol === 'http:' && local)) return origin;
  throw new RangeError(`the address of the mail service must begin with https: ${origin}`);
}

/**
 * Puts the token on the request. The client's own handler does so for https only, even for hosts that it is told to
 * trust, and would take the sandbox's token away again.
 */
function authorise({ credential, timeoutMs }: GraphOptions, origin: string): Middleware {
  let next: Middleware | undefined;
  return {
    setNext: (following) => {
      next = following;
    },
    execute: async (context) => {
      const token = await credential
        .getToken(`${origin}/.default`, { abortSignal: AbortSignal.timeout(timeoutMs) })
        .catch((fault: unknown) => {
          throw new SignInError(fault);
        });
      if (!token) throw new SignInError('the credential gave no token');
      setHeader(context, 'Authorization', `Bearer ${token.token}`);
      await next?.execute(context);
    },
  };
}

const setHeader = (context: Context, name: string, value: string): void => {
  context.options = { ...context.options, headers: { ...(context.options?.headers as object), [name]: value } };
};
