import { text } from '../card-parts.ts';
import { agreedActions } from '../agreed-actions.ts';
import type { Field } from '../fields/field.ts';
import { pastFields, readPastFields } from '../fields/moment-fields.ts';
import { sayEnd } from '../say-date.ts';
import { sayList } from '../say-list.ts';
import { showQuote } from '../show-quote.ts';
import { type FormContext, type PlanForm, momentsOf, nothingToDo } from './form-plan.ts';

const toCheck = ({ case: kase }: FormContext) =>
  agreedActions(kase).filter(({ checkedAt }) => checkedAt === undefined);

function whichField(context: FormContext): Field {
  const choices = toCheck(context).map((it) => ({
    value: String(it.number),
    // Its words are above: a choice would read them as markup.
    label: `Action ${it.number}`,
  }));
  return {
    kind: 'choice',
    id: 'which',
    look: 'expanded',
    label: 'Which action was done?',
    required: true,
    missing: 'Please choose the action.',
    initial: choices.length === 1 ? choices[0]?.value : undefined,
    choices,
  };
}

/** "It was done": somebody has checked an agreed action. */
export const planActionCheck: PlanForm = (context) => {
  const open = toCheck(context);
  if (open.length === 0)
    return nothingToDo('Check an agreed action', text('No agreed action is waiting to be checked.'));
  return {
    title: 'An agreed action was done',
    about: [
      text('You put on record that you have checked it.'),
      ...open.flatMap(({ number, action, owner, until }) => [
        text(`Action ${number}`, { weight: 'Bolder', spacing: 'Medium' }),
        showQuote(sayList([action, owner].filter(Boolean), '–')),
        ...(until === undefined ? [] : [text(`By ${sayEnd(until, context.now)}`, { spacing: 'Small' })]),
      ]),
    ],
    items: [whichField(context), ...pastFields(context.now, 'On which day was it done?')],
    submit: 'Yes, it was done',
    style: 'positive',
    read: (values) => {
      const when = readPastFields(values, context.now, momentsOf(context.case));
      const chosen = open.find(({ number }) => String(number) === values['which']);
      if ('problems' in when) return when;
      return chosen
        ? { value: { form: 'action-check', action: chosen.action, occurredAt: when.at } }
        : { problems: {} };
    },
  };
};
