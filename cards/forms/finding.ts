import { nextStage } from '../../bot/protocol/ladder.ts';
import { text } from '../card-parts.ts';
import type { Field } from '../fields/field.ts';
import { type FormContext, type PlanForm, stageSeen } from './form-plan.ts';

const tick = (id: string, statement: string): Field => ({
  kind: 'tick',
  id,
  label: 'What you find',
  statement,
  required: false,
  missing: 'Please tick it if it is so.',
});

function sayNext(context: FormContext): string {
  const stage = stageSeen(context);
  const next = stage && nextStage(context.world, context.case, stage.id);
  return next
    ? `If both are so, this opens the next stage: ${next.title}. If only one is, it goes on the record and nothing else follows.`
    : 'It goes on the record.';
}

/** What the independent officer of a stage finds; nobody else is asked. */
export const planFinding: PlanForm = (context) => ({
  title: 'Record your finding',
  about: [text(sayNext(context)), text('Everybody in the case can read it in the record.')],
  items: [
    tick('leadershipWeak', 'The leadership of an agency is weak or failing'),
    tick('allAttemptsFailed', 'Every attempt to settle it has failed'),
  ],
  submit: 'Put my finding on record',
  style: 'positive',
  read: (values) => {
    const leadershipWeak = values['leadershipWeak'] === 'true';
    const allAttemptsFailed = values['allAttemptsFailed'] === 'true';
    return leadershipWeak || allAttemptsFailed
      ? { value: { form: 'finding', leadershipWeak, allAttemptsFailed } }
      : { problems: { leadershipWeak: 'Please tick at least one of the two, or go back.' } };
  },
});
