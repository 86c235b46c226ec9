import type { NoticeReason } from '../../protocol/effect.ts';
import { stageNow } from '../../../cards/stage-now.ts';
import type { View } from '../../../cards/view.ts';

const WHAT: Record<NoticeReason, string> = {
  'stage-opened': 'your answer is asked',
  'settlement-proposed': 'a proposal waits for your answer',
  'settlement-objected': 'please propose other words',
  'not-settled': 'one side says that it cannot be settled',
  'outcome-to-write': 'the outcome has to be written down',
  'answer-arrived': 'please say whether the answer settles it',
  'part-asked': 'your part is asked for',
  'fact-asked': 'your part is asked for',
  'not-satisfied': 'the answer has not settled it',
  'late-escalation': 'please accept or refuse a late request',
  'earlier-date': 'an earlier date was set',
  danger: 'please act now',
  'asked-instead': 'your answer is asked',
  'handed-over': 'you now have a part',
  'nobody-there': 'please say who it is',
  remind: 'reminder',
  'recorded-for-you': 'recorded for you',
  'entry-to-confirm': 'please confirm an entry',
  'not-delivered': 'a message did not get through, or may not have',
};

/**
 * 'SS-7K3QXM – step "The two managers": reminder'. The step and what it is about, so that one mail can be told from
 * another: no person, no child, no agency, nothing that was typed.
 */
export const noticeSubject = (view: View, reason: NoticeReason): string =>
  `${view.case.ref} – step "${stageNow(view).title}": ${WHAT[reason]}`;
