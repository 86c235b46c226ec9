import type * as Graph from '@microsoft/microsoft-graph-client';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { TokenCredential } from '@azure/identity';

export interface GraphOptions {
  readonly credential: TokenCredential;
  /** Scheme and host without the version, such as `https://graph.microsoft.com`. */
  readonly graphUrl: string;
  /** To wait for a token, and again for the answer. */
  readonly timeoutMs: number;
}

/** No token could be had, so no request was made. */
export class SignInError extends Error {
  readonly code = 'sign-in';
  constructor(cause: unknown) {
    super('no token for Microsoft Graph', { cause });
    this.name = 'SignInError';
  }
}

/** Posts a text to a path below the version, once. Rejects with the fault itself: `SignInError`, or what `fetch` threw. */
export type PostToGraph = (path: string, contentType: string, body: string) => Promise<Response>;
/** Asks for a path below the version, once. Rejects as posting does. */
export type GetFromGraph = (path: string) => Promise<Response>;

/**
 * A Graph client that asks once, whatever comes back. It is loaded with the first request: a cold start that only has
 * to answer a click does not pay for it. Throws `RangeError` on an address that would carry the token unprotected.
 */
export function openGraph(options: GraphOptions): { readonly post: PostToGraph; readonly get: GetFromGraph } {
  const scope = scopeFor(options.graphUrl);
  const ask = async (path: string, send: (request: Graph.GraphRequest) => Promise<unknown>) => {
    const graph = await loadGraph();
    const client = graph.Client.initWithMiddleware({
      baseUrl: options.graphUrl,
      middleware: [
        keepCause((cause) => Object.assign(new graph.GraphClientError('no answer'), { cause })),
        authorise(options, scope),
        new graph.RetryHandler(new graph.RetryHandlerOptions(0, 0)),
        new graph.HTTPMessageHandler(),
      ],
    });
    try {
      // Raw, because the client's own error for a refusal has lost the headers' meaning by then.
      return (await send(client.api(path).responseType(graph.ResponseType.RAW))) as Response;
    } catch (fault) {
      throw fault instanceof graph.GraphClientError ? fault.cause : fault;
    }
  };
  return {
    post: (path, contentType, body) =>
      ask(path, (request) => request.header('Content-Type', contentType).post(body)),
    get: (path) => ask(path, (request) => request.get()),
  };
}

/** The client is CommonJS: node gives its names one by one, a bundle gives them as the default. */
async function loadGraph(): Promise<typeof Graph> {
  const loaded = await import('@microsoft/microsoft-graph-client');
  const bundled = loaded as unknown as { default?: typeof loaded };
  return 'Client' in loaded ? loaded : (bundled.default ?? loaded);
}

/**
 * The scope to ask a token for. The token goes to this one place only; plain http is for this machine, where the
 * sandbox plays the public Graph.
 */
export function scopeFor(graphUrl: string): string {
  const { origin, protocol, hostname } = new URL(graphUrl);
  if (protocol === 'https:') return `${origin}/.default`;
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol === 'http:' && local) return 'https://graph.microsoft.com/.default';
  throw new RangeError(`the address of Microsoft Graph must begin with https: ${origin}`);
}

/** The client makes its own error of any other, and drops the cause, which alone tells whether anything was sent. */
const keepCause = (wrap: (fault: unknown) => Error): Middleware =>
  before(async (context, next) => {
    try {
      await next.execute(context);
    } catch (fault) {
      throw wrap(fault);
    }
  });

/**
 * Puts the token on the request. The client's own handler does so for https only, even for hosts that it is told to
 * trust, and would take the sandbox's token away again.
 */
const authorise = ({ credential, timeoutMs }: GraphOptions, scope: string): Middleware =>
  before(async (context, next) => {
    const token = await credential
      .getToken(scope, { abortSignal: AbortSignal.timeout(timeoutMs) })
      .catch((fault: unknown) => {
        throw new SignInError(fault);
      });
    if (!token) throw new SignInError('the credential gave no token');
    const headers = context.options?.headers as Record<string, string> | undefined;
    context.options = {
      ...context.options,
      headers: { ...headers, Authorization: `Bearer ${token.token}` },
      // The time begins here: what is cut off while there is no token has certainly not been sent.
      signal: AbortSignal.timeout(timeoutMs),
      // Following a redirect would send the mail to a place that nobody has chosen.
      redirect: 'manual',
    };
    await next.execute(context);
  });

function before(act: (context: Context, next: Middleware) => Promise<void>): Middleware {
  let following: Middleware | undefined;
  return {
    setNext: (next) => {
      following = next;
    },
    execute: async (context) => {
      if (!following) throw new TypeError('the last of the chain must be the request itself');
      await act(context, following);
    },
  };
}
