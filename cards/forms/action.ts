import { actorsOf } from '../../bot/protocol/authority.ts';
import { text } from '../card-parts.ts';
import type { Field } from '../fields/field.ts';
import { momentFields, readComingFields } from '../fields/moment-fields.ts';
import { agreedActions } from '../agreed-actions.ts';
import { byPerson, sayPerson } from '../say-people.ts';
import type { Problems, Typed } from '../submission.ts';
import type { FormContext, PlanForm, Reading } from './form-plan.ts';

const SOMEBODY_ELSE = 'else';

function ownerFields({ case: kase }: FormContext): Field[] {
  const people = byPerson(actorsOf(kase)).map(([party]) => ({
    value: party.person,
    label: sayPerson(party),
  }));
  return [
    {
      kind: 'choice',
      id: 'owner',
      look: 'compact',
      label: 'Who will do it?',
      required: true,
      missing: 'Please choose who will do it.',
      choices: [...people, { value: SOMEBODY_ELSE, label: 'Somebody else (write who below)' }],
    },
    {
      kind: 'text',
      id: 'ownerElse',
      lines: 'one',
      max: 100,
      label: 'If it is somebody else: who, and of which agency?',
      required: false,
      missing: 'Please write who will do it.',
    },
  ];
}

function ownerIn({ case: kase }: FormContext, { owner, ownerElse = '' }: Typed): string {
  if (owner === SOMEBODY_ELSE) return ownerElse.trim();
  const party = actorsOf(kase).find(({ person }) => person === owner);
  return party ? sayPerson(party) : '';
}

function readAction(context: FormContext, values: Typed): Reading {
  const { case: kase, now } = context;
  const action = (values['what'] ?? '').trim();
  const owner = ownerIn(context, values);
  const until = readComingFields(values, 'until', now);
  const known = agreedActions(kase).some((it) => it.action === action && it.checkedAt === undefined);
  const problems: Problems = {
    ...(known ? { what: 'Please write something else: this action is on the list already.' } : {}),
    ...(values['owner'] === SOMEBODY_ELSE && owner === ''
      ? { ownerElse: 'Please write who will do it.' }
      : {}),
    ...('problems' in until ? until.problems : {}),
    ...('at' in until && until.at <= now ? { untilDate: 'Please choose a day that is still to come.' } : {}),
  };
  return Object.keys(problems).length > 0 || !('at' in until)
    ? { problems }
    : { value: { form: 'action', action, owner, until: until.at } };
}

/** Something was agreed: what, who does it, and by when. */
export const planAction: PlanForm = (context) => ({
  title: 'Add an agreed action',
  about: [
    text(
      'One action at a time. Somebody then checks that it was done in time. Only the people of this case can read it.',
    ),
  ],
  items: [
    {
      kind: 'text',
      id: 'what',
      lines: 'many',
      max: 500,
      label: 'What will be done?',
      required: true,
      missing: 'Please write what will be done.',
      hint: 'Do not name the child.',
    },
    ...ownerFields(context),
    ...momentFields({
      id: 'until',
      dateLabel: 'By which day?',
      timeLabel: 'By what time? (if you like)',
      timeRequired: false,
      hint: 'Without a time it is the end of that day. UK time.',
    }),
  ],
  submit: 'Add this action',
  style: 'positive',
  read: (values) => readAction(context, values),
});
