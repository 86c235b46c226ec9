import type { Stage } from '../../bot/protocol/definition.ts';
import { suggestedStage } from '../../bot/protocol/standing.ts';
import { text } from '../card-parts.ts';
import type { Field } from '../fields/field.ts';
import { readStated, statedFields } from '../fields/stated-fields.ts';
import { stagePeople } from '../say-people.ts';
import type { Typed } from '../submission.ts';
import { sayAsked } from './escalate.ts';
import { type FormContext, type FormPlan, type PlanForm, type Reading, nothingToDo } from './form-plan.ts';
import { guardNotes } from './leaving-fields.ts';
import { reasonField } from './reason-field.ts';

type Reasons = NonNullable<Stage['outOfTurn']>['reasons'];

const whyField = (reasons: Reasons): Field => ({
  kind: 'choice',
  id: 'why',
  look: 'expanded',
  label: 'Why does it go straight there?',
  required: true,
  missing: 'Please choose why.',
  initial: reasons.length === 1 ? reasons[0]?.id : undefined,
  choices: reasons.map(({ id, label }) => ({ value: id, label })),
});

function readJump({ now }: FormContext, to: Stage, values: Typed): Reading {
  const why = to.outOfTurn?.reasons.find(({ id }) => id === values['why']);
  const stated = to.stated === undefined ? { value: {} } : readStated(values, now, to.stated);
  if ('problems' in stated) return stated;
  if (!why) return { problems: {} };
  const more = (values['reason'] ?? '').trim();
  const reason = more === '' ? why.label : `${why.label}: ${more}`;
  return { value: { form: 'jump', to: to.id, reason, ...stated.value } };
}

function planFor(context: FormContext, to: Stage, reasons: Reasons): FormPlan {
  const { world, case: kase, viewer } = context;
  const suggested = suggestedStage(world, kase) === to.id ? world.protocol.pattern?.text : undefined;
  return {
    title: `Go straight to ${stagePeople(world, to)}`,
    about: [
      text(to.about),
      ...(suggested === undefined ? [] : [text(suggested)]),
      text(sayAsked(world, kase, to, viewer, context.now)),
      text('The present stage ends when you send this, and the stages between are left out.'),
    ],
    items: [
      whyField(reasons),
      reasonField('Anything to add?', false),
      ...guardNotes(context, to),
      ...(to.stated === undefined ? [] : statedFields(to.stated)),
    ],
    submit: 'Go straight there',
    style: 'positive',
    read: (values) => readJump(context, to, values),
  };
}

/** Into a stage that the document opens to some matters from below, for one of its reasons. */
export const planJump: PlanForm = (context) => {
  const to = context.world.protocol.stages.find(({ id }) => id === context.button.to);
  return to?.outOfTurn
    ? planFor(context, to, to.outOfTurn.reasons)
    : nothingToDo('Go straight to a later stage', text('This stage can only be reached step by step.'));
};
