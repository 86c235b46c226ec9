import type { Protocol } from '../../bot/protocol/definition.ts';
import { type Facts, type Predicate, factAt, withFact } from '../../bot/protocol/predicate.ts';
import { text } from '../card-parts.ts';
import type { Choice } from '../fields/field.ts';
import { withoutStop } from '../say-list.ts';
import { type PlanForm, nothingToDo } from './form-plan.ts';

/** The facts which, when they are true, make a condition hold. */
function turnedOnBy(when: Predicate): string[] {
  if ('all' in when) return when.all.flatMap(turnedOnBy);
  if ('any' in when) return when.any.flatMap(turnedOnBy);
  return 'is' in when && when.is === true ? [when.fact] : [];
}

/** What may turn out on the way and makes a duty apply; labelled by the duty itself. */
function openFacts(protocol: Protocol, facts: Facts): Choice[] {
  const found = protocol.duties.flatMap((duty) =>
    duty.when ? turnedOnBy(duty.when).map((fact) => ({ value: fact, label: withoutStop(duty.text) })) : [],
  );
  const unknown = found.filter(({ value }) => factAt(facts, value) !== true);
  return [...new Map(unknown.map((choice) => [choice.value, choice])).values()];
}

/** "Something more is now needed." */
export const planFacts: PlanForm = ({ world, case: kase }) => {
  const choices = openFacts(world.protocol, kase.facts);
  if (choices.length === 0) {
    return nothingToDo(
      'Is something more needed?',
      text('There is nothing more that this protocol asks about.'),
    );
  }
  return {
    title: 'Is something more needed?',
    about: [
      text(
        'Tick what this case now needs. The people who have to do it are then asked. You cannot undo this.',
      ),
    ],
    items: [
      {
        kind: 'choice',
        id: 'facts',
        look: 'expanded',
        several: true,
        label: 'This is now needed',
        required: true,
        missing: 'Please tick at least one, or go back.',
        choices,
      },
    ],
    submit: 'Put it on record',
    style: 'positive',
    read: ({ facts = '' }) => {
      const told = facts.split(',').filter(Boolean);
      return {
        value: { form: 'facts', facts: told.reduce<Facts>((sum, path) => withFact(sum, path, true), {}) },
      };
    },
  };
};
