import type { Question } from '../../bot/protocol/intake-definition.ts';
import { type Facts, mergeFacts, withFact } from '../../bot/protocol/predicate.ts';
import { text } from '../card-parts.ts';
import type { Field } from '../fields/field.ts';
import { factInput, factsIn, questionField } from '../raise/question-fields.ts';
import type { Typed } from '../submission.ts';
import { type PlanForm, type Reading, nothingToDo } from './form-plan.ts';
import { type OpenFacts, openFacts } from './open-facts.ts';

const tickField = ({ questions, ticks }: OpenFacts): Field[] =>
  ticks.length === 0
    ? []
    : [
        {
          kind: 'choice',
          id: 'facts',
          look: 'expanded',
          several: true,
          label: 'This is now so, or now needed',
          required: questions.length === 0,
          missing: 'Please tick at least one, or go back.',
          choices: ticks,
        },
      ];

function readFacts(questions: readonly Question[], values: Typed): Reading {
  const ticked = (values['facts'] ?? '').split(',').filter(Boolean);
  const told = ticked.reduce<Facts>((sum, path) => withFact(sum, path, true), {});
  const facts = mergeFacts(factsIn(questions, values), told);
  const first = questions[0];
  return Object.keys(facts).length > 0 || !first
    ? { value: { form: 'facts', facts } }
    : { problems: { [factInput(first.fact)]: 'Please answer at least one question, or go back.' } };
}

/** "Something more is now known." */
export const planFacts: PlanForm = ({ world, case: kase }) => {
  const open = openFacts(world, kase);
  if (open.questions.length + open.ticks.length === 0) {
    return nothingToDo(
      'Is something more needed?',
      text('There is nothing more that this protocol asks about.'),
    );
  }
  return {
    title: 'Is something more needed?',
    about: [
      text(
        'Say what is now known of this case. The people who then have something to do are asked. You cannot undo this.',
      ),
    ],
    items: [...open.questions.map((question) => questionField(question, false)), ...tickField(open)],
    submit: 'Put it on record',
    style: 'positive',
    read: (values) => readFacts(open.questions, values),
  };
};
