import type { Delivery } from '../ports/delivery.ts';
import { retryAfterMs } from '../ports/retry-after.ts';
import { NOT_SENT } from './bound-calls.ts';

/** Faults of a connection that was never made, or of a call before it had left. */
const BEFORE_SENDING: ReadonlySet<string> = new Set([
  NOT_SENT,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** The far side answered that it is not to be reached so, and has done nothing. */
const REFUSED: Readonly<Record<number, string>> = {
  400: 'Teams did not accept the message',
  401: 'Teams did not accept the sign-in of the bot',
  403: 'the bot may not write there: the app is not installed in this team',
  404: 'the thread or the message is no longer there',
  413: 'the message is too large for Teams',
};

/** Nothing was sent, for the bot sends nothing there. */
const FOREIGN = 'its stored address is none of Teams: the channel has to be chosen anew';

interface Fault {
  readonly statusCode?: number;
  readonly code?: string;
  readonly response?: { readonly headers?: { get?: (name: string) => string | undefined } };
}

/** Refused for now: nothing was done, and Teams may say how long to stay away. */
function busy({ response }: Fault, now: number): Delivery {
  const afterMs = retryAfterMs(response?.headers?.get?.('retry-after'), now);
  const later = { outcome: 'failed', why: 'Teams is busy', retry: true } as const;
  return afterMs === undefined ? later : { ...later, afterMs };
}

/**
 * What a failed call to Teams means. A refusal has changed nothing; a throttled call has changed nothing and may be
 * repeated; after anything else a message may have been posted, so `repeatable` tells whether doing it again would harm.
 * `now`: milliseconds since 1970, for a Retry-After that gives a date.
 */
export function readConnectorFault(error: unknown, repeatable: boolean, now = Date.now()): Delivery {
  const fault = error as Fault;
  const { statusCode, code } = fault;
  const refused = statusCode === undefined ? undefined : REFUSED[statusCode];
  if (refused !== undefined) return { outcome: 'failed', why: refused, retry: false };
  if (code === 'ForeignService') return { outcome: 'failed', why: FOREIGN, retry: false };
  if (statusCode === 412 || statusCode === 429) return busy(fault, now);
  if (statusCode === undefined && code !== undefined && BEFORE_SENDING.has(code)) {
    return { outcome: 'failed', why: 'Teams could not be reached', retry: true };
  }
  const why = `Teams gave no clear answer (${String(statusCode ?? code ?? 'none')})`;
  return repeatable ? { outcome: 'failed', why, retry: true } : { outcome: 'unknown', why };
}

/** True where Teams has answered that somebody is no member; a conversation that is not found says nothing of them. */
export function isNoMember(error: unknown): boolean {
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  return statusCode === 404 && !(code ?? '').startsWith('Conversation');
}
