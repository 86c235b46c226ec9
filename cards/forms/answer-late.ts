import { pendingLateEscalation } from '../../bot/protocol/ladder.ts';
import { text } from '../card-parts.ts';
import { sayMoment } from '../say-date.ts';
import { actorName } from '../say-people.ts';
import { showQuote } from '../show-quote.ts';
import type { Typed } from '../submission.ts';
import { type PlanForm, type Reading, nothingToDo } from './form-plan.ts';
import { reasonIn } from './reason-field.ts';
import { yesNoFields } from './yes-no-fields.ts';

const YES = { value: 'accept', label: 'Yes, I take it on' };
const NO = { value: 'refuse', label: 'No, it is too late' };

function readAnswer({ accept = '', reason = '' }: Typed): Reading {
  if (accept === '') return { problems: {} };
  if (accept === 'refuse' && reason.trim() === '') return { problems: { reason: 'Please say why not.' } };
  return { value: { form: 'answer-late', accept: accept === 'accept', ...reasonIn(reason) } };
}

/** The manager of the next stage takes a late matter on, or not. */
export const planAnswerLate: PlanForm = ({ case: kase, now }) => {
  const asked = pendingLateEscalation(kase);
  if (!asked) return nothingToDo('A late request', text('No late request is waiting for an answer.'));
  return {
    title: 'Do you take this on, although it is late?',
    about: [
      text(
        `${actorName(kase, asked.by)} asked on ${sayMoment(asked.occurredAt, now)}, and gave this reason:`,
      ),
      showQuote(asked.reason ?? ''),
      text(
        'If you say yes, the days for your answer count from the time of that request. If you say no, the case closes.',
      ),
    ],
    items: yesNoFields('accept', YES, NO, 'Your reason (needed if you say no)'),
    submit: 'Send my answer',
    style: 'positive',
    seen: asked.recordedAt,
    read: readAnswer,
  };
};
