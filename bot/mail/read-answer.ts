import type { Delivery } from '../ports/delivery.ts';
import { retryAfterMs } from '../ports/retry-after.ts';
import type { MailName } from './message-number.ts';

/** What Graph answered, as far as it matters. */
export interface GraphAnswer {
  readonly status: number;
  /** Graph's own word for the error, such as `ErrorAccessDenied`. */
  readonly code?: string | undefined;
  /** As the header says it: seconds, or a date. */
  readonly retryAfter?: string | undefined;
}

const WHY: Readonly<Record<number, string>> = {
  400: 'the mail service could not read the mail or one of its addresses',
  401: 'the mail service did not accept the service’s sign-in',
  403: 'the service may not send from its mailbox: give the app the Exchange role "Application Mail.Send" for that mailbox',
  404: 'the service’s mailbox does not exist, or has no licence: check the configured address',
  413: 'the mail is too large',
};

/**
 * Says what an answer to `sendMail` means. Only what has certainly not been sent may be tried again:
 * - 429 is Exchange's own limit, refused before anything is done.
 * - 503 is the same when it says when to come back; without that it may come from a gateway that has lost sight of a
 *   mail already handed on.
 * - Any other 5xx, a 408, and any answer that is no refusal (204, a login page with 200) may hide a mail that went out.
 *
 * `now`: milliseconds since 1970, for a Retry-After that gives a date.
 */
export function readAnswer(answer: GraphAnswer, name: MailName, now = Date.now()): Delivery {
  const { status, retryAfter } = answer;
  const said = `status ${status}${answer.code === undefined ? '' : `, ${answer.code}`}`;
  if (status === 202) return { outcome: 'delivered', ids: { mailId: name.mailId } };
  if (status === 429 || (status === 503 && retryAfter !== undefined)) {
    const when = retryAfter === undefined ? '' : `; it asks to wait (${retryAfter})`;
    const afterMs = retryAfterMs(retryAfter, now);
    const later = {
      outcome: 'failed',
      retry: true,
      why: `the mail service is too busy${when} (${said})`,
    } as const;
    return afterMs === undefined ? later : { ...later, afterMs };
  }
  if (status >= 300 && status < 500 && status !== 408) {
    return {
      outcome: 'failed',
      retry: false,
      why: `${WHY[status] ?? 'the mail service refused the mail'} (${said})`,
    };
  }
  return mayHaveGone(`the mail service answered without saying whether it took the mail (${said})`, name);
}

/** The mail may be on its way: a person can find out, and nothing else can. */
export const mayHaveGone = (because: string, { number }: MailName): Delivery => ({
  outcome: 'unknown',
  why: `${because}; look in Sent Items of the service’s mailbox for ${number}`,
});
