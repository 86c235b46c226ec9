import { text } from '../card-parts.ts';
import { stagePeople } from '../say-people.ts';
import { type PlanForm, stageSeen } from './form-plan.ts';

/** The neutral officer's decision has been made. */
export const planDecision: PlanForm = (context) => {
  const stage = stageSeen(context);
  const who = stage ? stagePeople(context.world, stage) : 'the officer';
  return {
    title: 'The decision has been made',
    about: [
      text(
        `You put on record that ${who} has looked at the matter and decided. This ends the stages. Everybody in the case is told.`,
      ),
      text('The decision itself is not written here. Send it in your own way, and keep it on the file.'),
    ],
    items: [],
    submit: 'Yes, it has been decided',
    style: 'positive',
    read: () => ({ value: { form: 'decision' } }),
  };
};
