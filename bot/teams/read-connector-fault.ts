import type { Delivery } from '../ports/delivery.ts';

const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** The far side answered that it is not to be reached so, and has done nothing. */
const REFUSED: Readonly<Record<number, string>> = {
  400: 'Teams did not accept the message',
  401: 'Teams did not accept the sign-in of the bot',
  403: 'the bot may not write there: the app is not installed in this team',
  404: 'the thread or the message is no longer there',
  413: 'the message is too large for Teams',
};

/**
 * What a failed call to Teams means. A refusal has changed nothing; a throttled call has changed nothing and may be
 * repeated; after anything else a message may have been posted, so `repeatable` tells whether doing it again would harm.
 */
export function readConnectorFault(error: unknown, repeatable: boolean): Delivery {
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  const refused = statusCode === undefined ? undefined : REFUSED[statusCode];
  if (refused !== undefined) return { outcome: 'failed', why: refused, retry: false };
  if (statusCode === 412 || statusCode === 429)
    return { outcome: 'failed', why: 'Teams is busy', retry: true };
  if (statusCode === undefined && code !== undefined && NOT_SENT.has(code)) {
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
