import { createHash } from 'node:crypto';
import type { Notice } from '../../ports/delivery.ts';
import type { Party } from '../../protocol/case.ts';
import { partyOf } from '../../../cards/say-people.ts';
import { stageNow } from '../../../cards/stage-now.ts';
import type { View } from '../../../cards/view.ts';
import { describeNotice } from './describe-notice.ts';
import { noticeHtml } from './notice-html.ts';
import { noticeText } from './notice-text.ts';
import { replyTo } from './say-answering.ts';

/** A letter to one person, ready to be put into whatever carries it. */
export interface ComposedNotice {
  /** The reference and what kind of mail it is: no person, no child, no agency, nothing that was typed. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly to: Party;
  /** Whoever reads the answer; absent where answers are given in Teams. */
  readonly replyTo: Party | undefined;
  /** The same for every try at the same notice. */
  readonly number: string;
}

/** Names one notice of one case: a person who looks for it in the mailbox searches for this. */
export const noticeNumber = (ref: string, { key }: Notice): string =>
  `${ref}-n-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;

const SUBJECTS: Partial<Record<Notice['reason'], string>> = {
  remind: 'reminder, you are asked to act',
  'recorded-for-you': 'put on record for you',
};

/**
 * Composes the letter to one person about a case as it now stands, dates in London's time. Undefined where the person
 * has no part in it any more: who was moved off a case is told nothing of it.
 */
export function composeNotice(view: View, notice: Notice): ComposedNotice | undefined {
  const party = partyOf(view.case, notice.person, stageNow(view));
  if (!party) return undefined;
  const number = noticeNumber(view.case.ref, notice);
  const letter = describeNotice(view, notice, party, number);
  const subject = `${view.case.ref}: ${SUBJECTS[notice.reason] ?? 'you are asked to act'}`;
  return {
    subject,
    html: noticeHtml(letter, subject),
    text: noticeText(letter),
    to: party,
    replyTo: replyTo(view, party),
    number,
  };
}
