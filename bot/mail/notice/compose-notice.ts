import { createHash } from 'node:crypto';
import type { Notice } from '../../ports/delivery.ts';
import type { Party } from '../../protocol/case.ts';
import type { PersonCard } from '../../protocol/roster.ts';
import { partyOf } from '../../../cards/say-people.ts';
import { stageNow } from '../../../cards/stage-now.ts';
import type { View } from '../../../cards/view.ts';
import { managerAsParty } from './business-managers.ts';
import { describeFailure } from './describe-failure.ts';
import { describeNotice } from './describe-notice.ts';
import { describeEntry, whoConfirms } from './entry-to-confirm.ts';
import { noticeHtml } from './notice-html.ts';
import type { NoticeLetter } from './notice-letter.ts';
import { noticeSubject } from './notice-subject.ts';
import { noticeText } from './notice-text.ts';
import { replyTo } from './say-answering.ts';

/** A letter to one person, ready to be put into whatever carries it. */
export interface ComposedNotice {
  /** The reference, the step and what kind of mail it is: no person, no child, no agency, nothing that was typed. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly to: Party;
  /** Whoever reads the answer; absent where answers are given in Teams. */
  readonly replyTo: PersonCard | undefined;
  /** The same for every try at the same notice. */
  readonly number: string;
}

/** Names one notice of one case: a person who looks for it in the mailbox searches for this. */
export const noticeNumber = (ref: string, { key }: Notice): string =>
  `${ref}-n-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;

function addresseeOf(view: View, { reason, person }: Notice): Party | undefined {
  if (reason === 'entry-to-confirm') return whoConfirms(view, person);
  if (reason === 'not-delivered') return managerAsParty(view, person);
  return partyOf(view.case, person, stageNow(view));
}

function letterOf(view: View, notice: Notice, party: Party, number: string): NoticeLetter {
  if (notice.reason === 'entry-to-confirm') return describeEntry(view, number);
  if (notice.reason === 'not-delivered') return describeFailure(view, notice.about ?? '', number);
  return describeNotice(view, notice, party, number);
}

/**
 * Composes the letter to one person about a case as it now stands, dates in London's time. Undefined where the person
 * has no part in it any more: who was moved off a case is told nothing of it.
 */
export function composeNotice(view: View, notice: Notice): ComposedNotice | undefined {
  const party = addresseeOf(view, notice);
  if (!party) return undefined;
  const number = noticeNumber(view.case.ref, notice);
  const letter = letterOf(view, notice, party, number);
  const subject = noticeSubject(view, notice.reason);
  return {
    subject,
    html: noticeHtml(letter, subject),
    text: noticeText(letter),
    to: party,
    replyTo: replyTo(view, party),
    number,
  };
}
