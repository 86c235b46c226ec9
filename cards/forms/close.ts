import { runOwners } from '../../bot/protocol/authority.ts';
import { blocking, mayClose } from '../../bot/protocol/standing.ts';
import { text } from '../card-parts.ts';
import { sayPeople } from '../say-people.ts';
import type { FormContext, FormPlan, PlanForm } from './form-plan.ts';

const still = (context: FormContext): string[] =>
  blocking(context.world, context.case, 'close', context.now).map((run) => {
    const owners = runOwners(context.world, context.case, run);
    return `- ${run.duty.text} Whose move: ${sayPeople(owners, 'or') || 'nobody is listed'}.`;
  });

const notYet = (about: FormPlan['about']): FormPlan => ({
  title: 'This case cannot be closed yet',
  about,
  items: [],
  read: () => ({ problems: { '': 'Please go back: something still stands in the way of closing.' } }),
});

/** "Close the case", or what stands in the way. */
export const planClose: PlanForm = (context) => {
  if (!mayClose(context.case)) return notYet([text('It has not been settled or decided.')]);
  const open = still(context);
  if (open.length > 0)
    return notYet([text('First, this needs to be done:'), text(open.join('\n'), { spacing: 'Small' })]);
  return {
    title: 'Close the case',
    about: [
      text(
        'Everything that the protocol asks for has been done. Closing ends the case; its record stays. Everybody in it is told.',
      ),
    ],
    items: [],
    submit: 'Close the case',
    style: 'positive',
    read: () => ({ value: { form: 'close' } }),
  };
};
