import type { Case, Party } from '../protocol/case.ts';
import type { Protocol } from '../protocol/definition.ts';
import { entryOf } from '../protocol/entry-of.ts';
import type { OwnerSettings } from '../protocol/world.ts';
import { inSentence } from '../../cards/say-list.ts';
import { describeWriting } from './describe-writing.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';
import { messageNumber } from './message-number.ts';
import { copiesOf, recipientsOf } from './recipients.ts';

/** A mail, ready to be put into whatever carries it. */
export interface ComposedMail {
  /** The reference, what kind of mail it is and the protocol: no person, no child, no agency, nothing that was typed. */
  readonly subject: string;
  readonly html: string;
  /** Says all that the HTML says. */
  readonly text: string;
  readonly to: readonly Party[];
  readonly cc: readonly Party[];
  /** The same for every try at the same writing. */
  readonly number: string;
}

/**
 * Composes the mail for a writing of a case, by the key that it has in `case.writings`. Pure; dates are London's.
 * Throws `RangeError` where the case has no such writing, or its protocol no form for it.
 */
export function composeWriting(
  protocol: Protocol,
  kase: Case,
  duty: string,
  settings?: OwnerSettings,
): ComposedMail {
  const writing = entryOf(kase.writings, duty);
  if (!writing) throw new RangeError(`case ${kase.ref} has no writing for duty "${duty}"`);
  const letter = describeWriting(protocol, kase, writing, settings);
  const subject = `${kase.ref}: ${midSentence(letter.title)} (${protocol.shortTitle})`;
  return {
    subject,
    html: letterHtml(letter, subject),
    text: letterText(letter),
    to: recipientsOf(writing),
    cc: copiesOf(writing),
    number: messageNumber(kase.ref, writing),
  };
}

/** "The written outcome" after a colon is "written outcome"; "DCS alert" stays. */
const midSentence = (title: string): string => inSentence(title.replace(/^(?:The|An?) /, ''));
