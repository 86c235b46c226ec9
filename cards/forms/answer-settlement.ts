import { stageHolders } from '../../bot/protocol/authority.ts';
import type { Settlement } from '../../bot/protocol/case.ts';
import { text } from '../card-parts.ts';
import { sayMoment } from '../say-date.ts';
import { actorName, partyOf, sayPeople } from '../say-people.ts';
import { showQuote } from '../show-quote.ts';
import type { Typed } from '../submission.ts';
import { type FormContext, type PlanForm, type Reading, nothingToDo, stageSeen } from './form-plan.ts';
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

/** Whether this answer settles it, or a further side has yet to agree. */
function sayEffect(context: FormContext, offer: Settlement): string {
  const stage = stageSeen(context);
  const mine = partyOf(context.case, context.viewer)?.side;
  const agreed = [offer.side, ...(offer.agreed ?? []), mine];
  const left = stage ? stageHolders(context.case, stage).filter(({ side }) => !agreed.includes(side)) : [];
  const yes =
    left.length === 0
      ? 'If you say yes, the matter counts as settled, and the written outcome follows.'
      : `If you say yes, ${sayPeople(left, 'or')} has still to agree. Then the matter counts as settled.`;
  return `${yes} If you say no, nothing is settled, and whoever proposed it reads your reason.`;
}

/** Another side's wording: is it right? */
export const planAnswerSettlement: PlanForm = (context) => {
  const { case: kase, now } = context;
  const offer = kase.settlement;
  if (!offer || offer.objection || offer.confirmedBy) {
    return nothingToDo(TITLE, text('No wording is waiting for an answer.'));
  }
  return {
    title: TITLE,
    about: [
      text(`${actorName(kase, offer.by)} wrote this on ${sayMoment(offer.at, now)}:`),
      showQuote(offer.wording),
      text(sayEffect(context, offer)),
    ],
    items: yesNoFields('answer', YES, NO, 'If no: what is wrong with it?'),
    submit: 'Send my answer',
    style: 'positive',
    seen: offer.at,
    read: (values) => readAnswer(offer, values),
  };
};
