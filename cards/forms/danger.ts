import { text } from '../card-parts.ts';
import type { Field } from '../fields/field.ts';
import { showDanger } from '../show-danger.ts';
import type { PlanForm } from './form-plan.ts';

/** "A child is in danger": the numbers first, then the record of it. */
export const planDanger: PlanForm = ({ world, case: kase }) => {
  const { gate } = world.protocol;
  const [first] = gate.triggers;
  const ask: Field[] =
    gate.triggers.length < 2
      ? []
      : [
          {
            kind: 'choice',
            id: 'level',
            look: 'expanded',
            label: gate.question,
            required: true,
            missing: 'Please choose what fits best.',
            // One press is enough: nobody has to think about levels first.
            initial: first?.level,
            choices: gate.triggers.map((trigger) => ({ value: trigger.level, label: trigger.label })),
          },
        ];
  return {
    title: 'Is a child in danger? Act first',
    about: [
      ...showDanger(world, kase.facts),
      text(
        'Then press the button below. It puts on record that you saw a danger, and tells the people at this stage. It holds nothing up: the case goes on.',
      ),
    ],
    items: ask,
    submit: 'Record the danger',
    style: 'destructive',
    read: ({ level }) => ({ value: { form: 'danger', level: level ?? first?.level ?? 'immediate' } }),
  };
};
