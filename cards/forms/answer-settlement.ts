import type { Settlement } from '../../bot/protocol/case.ts';
import { text } from '../card-parts.ts';
import { sayMoment } from '../say-date.ts';
import { actorName } from '../say-people.ts';
import { showQuote } from '../show-quote.ts';
import type { Typed } from '../submission.ts';
import { type PlanForm, type Reading, nothingToDo } from './form-plan.ts';
import { yesNoFields } from './yes-no-fields.ts';

const TITLE = 'Is this what you agreed?';
const YES = { value: 'confirm', label: 'Yes, this is what we agreed' };
const NO = { value: 'object', label: 'No, something is wrong with it' };

function readAnswer(offer: Settlement, { answer, reason = '' }: Typed): Reading {
  const about = { form: 'answer-settlement', proposedAt: offer.at } as const;
  if (answer === 'confirm') return { value: { ...about, answer } };
  if (answer !== 'object') return { problems: {} };
  return reason.trim() === ''
    ? { problems: { reason: 'Please say what is wrong with it.' } }
    : { value: { ...about, answer, reason } };
}

/** The other side's wording: is it right? */
export const planAnswerSettlement: PlanForm = ({ case: kase, now }) => {
  const offer = kase.settlement;
  if (!offer || offer.objection || offer.confirmedBy) {
    return nothingToDo(TITLE, text('No wording is waiting for an answer.'));
  }
  return {
    title: TITLE,
    about: [
      text(`${actorName(kase, offer.by)} wrote this on ${sayMoment(offer.at, now)}:`),
      showQuote(offer.wording),
      text(
        'If you say yes, the matter counts as settled, and the written outcome follows. If you say no, nothing is settled, and the other side reads your reason.',
      ),
    ],
    items: yesNoFields('answer', YES, NO, 'If no: what is wrong with it?'),
    submit: 'Send my answer',
    style: 'positive',
    seen: offer.at,
    read: (values) => readAnswer(offer, values),
  };
};
