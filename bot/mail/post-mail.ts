import { SignInError, type PostToGraph } from '../graph/open-graph.ts';
import type { Delivery } from '../ports/delivery.ts';
import type { MailName } from './message-number.ts';
import { readAnswer } from './read-answer.ts';
import { readFault, readSignInFault } from './read-fault.ts';

/**
 * Sends a MIME mail from a mailbox, once. Graph takes it as base64 text, and saves it to Sent Items unless told
 * otherwise, which MIME cannot.
 */
export async function postMail(
  graph: PostToGraph,
  mailbox: string,
  mime: string,
  name: MailName,
): Promise<Delivery> {
  try {
    const path = `/users/${encodeURIComponent(mailbox)}/sendMail`;
    const response = await graph(path, 'text/plain', Buffer.from(mime).toString('base64'));
    const retryAfter = response.headers.get('retry-after') ?? undefined;
    return readAnswer({ status: response.status, code: await errorCode(response), retryAfter }, name);
  } catch (fault) {
    return fault instanceof SignInError ? readSignInFault(fault.cause) : readFault(fault, name);
  }
}

/** The word for the error only: its message may quote an address. */
async function errorCode(response: Response): Promise<string | undefined> {
  const text = await response.text().catch(() => '');
  return /"code"\s*:\s*"([\w.]{1,60})"/.exec(text)?.[1];
}
