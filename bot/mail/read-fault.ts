import { isSignInRefused } from '../graph/sign-in-refused.ts';
import type { Delivery } from '../ports/delivery.ts';
import type { MailName } from './message-number.ts';
import { mayHaveGone } from './read-answer.ts';

/** Faults of a connection that was never made, so that not one byte of the mail has left. */
const BEFORE_SENDING: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Says what it means that the request got no answer. Everything that is not surely harmless is unknown. */
export function readFault(fault: unknown, name: MailName): Delivery {
  const codes = codesOf(fault);
  const [first] = codes;
  if (first !== undefined && codes.every((code) => BEFORE_SENDING.has(code))) {
    return { outcome: 'failed', retry: true, why: `the mail service cannot be reached (${first})` };
  }
  const because = isTimeOut(fault)
    ? 'the mail service did not answer in time'
    : `the connection to the mail service was lost (${first ?? 'no reason given'})`;
  return mayHaveGone(because, name);
}

/** The service could not get a token, so there was nothing to send with. */
export function readSignInFault(fault: unknown): Delivery {
  const refused = isSignInRefused(fault);
  return {
    outcome: 'failed',
    retry: !refused,
    why: refused
      ? 'the service’s own sign-in was refused: check its identity in Entra'
      : 'the service could not sign in to send the mail',
  };
}

const isTimeOut = (fault: unknown): boolean =>
  fault instanceof Error && (fault.name === 'TimeoutError' || fault.name === 'AbortError');

/** `fetch` hides the reason in `cause`, and where a name has several addresses in the `errors` of that. */
function codesOf(fault: unknown): string[] {
  if (!(fault instanceof Error)) return [];
  if (fault instanceof AggregateError && fault.errors.length > 0) return fault.errors.flatMap(codesOf);
  if ('code' in fault && typeof fault.code === 'string') return [fault.code];
  return codesOf(fault.cause);
}
