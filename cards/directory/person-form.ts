import { type AdaptiveCard, text } from '../card-parts.ts';
import type { Field, Fold } from '../fields/field.ts';
import { formCard } from '../fields/form-card.ts';
import type { Problems, Typed } from '../submission.ts';
import { submit, toPlace } from './directory-buttons.ts';
import type { Option } from './directory-view.ts';
import { type AgencyGiven, kindField, shortField } from './new-agency.ts';
import { pickField } from './pick-field.ts';

/** An entry as its form gives it. */
export interface PersonForm {
  readonly name: string;
  readonly email: string;
  readonly agency: AgencyGiven;
  readonly team?: string;
  readonly jobTitle?: string;
  readonly employer?: Employer;
  readonly outside: boolean;
  readonly entraId?: string;
}
type Employer = 'childrens-services' | 'council-other' | 'other';

/** What stands in the form when it opens. */
export type PersonStart = Partial<
  Record<'name' | 'email' | 'agency' | 'team' | 'jobTitle' | 'employer' | 'where' | 'entraId', string>
>;

export const EMPLOYERS: readonly { value: Employer; label: string }[] = [
  { value: 'childrens-services', label: "The council's Children's Services" },
  { value: 'council-other', label: 'Another part of the council' },
  { value: 'other', label: 'Somebody else' },
];

const newAgency = (label: string, required: boolean): Field[] => [
  shortField('newAgency', label, { required, missing: 'Please give the agency.' }),
  kindField('What kind of agency is it?', required),
];

/** One to choose, or a new one behind a button; where the directory has none yet, a new one. */
const agencyItems = (agencies: readonly Option[], start: PersonStart): (Field | Fold)[] =>
  agencies.length === 0
    ? newAgency('Agency', true)
    : [
        pickField({
          id: 'agency',
          label: 'Agency (needed: choose it here, or give a new one below)',
          options: agencies,
          required: false,
          missing: 'Please choose the agency.',
          initial: start.agency,
          typing: 'Type its name as the directory has it.',
        }),
        {
          kind: 'fold',
          id: 'foldAgency',
          label: 'It is a new agency',
          fields: newAgency('Name of the new agency', false),
        },
      ];

const more = (start: PersonStart): Fold => ({
  kind: 'fold',
  id: 'foldMore',
  label: 'More',
  fields: [
    {
      kind: 'choice',
      look: 'compact',
      id: 'employer',
      label: 'Who employs them? (some procedures ask)',
      required: false,
      missing: 'Please choose.',
      initial: start.employer,
      choices: EMPLOYERS,
    },
    shortField('entraId', 'Entra id', {
      initial: start.entraId,
      hint: 'Only needed when I cannot look the person up in your Teams. Whoever looks after your Microsoft 365 knows it.',
    }),
  ],
});

export const personItems = (agencies: readonly Option[], start: PersonStart): (Field | Fold)[] => [
  shortField('name', 'Name', { required: true, missing: 'Please give the name.', initial: start.name }),
  shortField('email', 'Work e-mail address', {
    required: true,
    missing: 'Please give the e-mail address.',
    initial: start.email,
    max: 200,
  }),
  {
    kind: 'choice',
    look: 'expanded',
    id: 'where',
    label: 'Are they in your Teams?',
    required: true,
    missing: 'Please say whether they are in your Teams.',
    initial: start.where,
    choices: [
      { value: 'teams', label: 'Yes: I look them up by this address' },
      { value: 'outside', label: 'No: they are asked by e-mail' },
    ],
  },
  ...agencyItems(agencies, start),
  shortField('team', 'Team or area (if the agency has several)', { initial: start.team }),
  shortField('jobTitle', 'Job title (if you like)', { initial: start.jobTitle }),
  more(start),
];

/** The form of an entry: `who` is there where it exists already. */
export function renderPersonForm(
  agencies: readonly Option[],
  start: PersonStart,
  who: string | undefined,
  typed?: Typed,
  problems?: Problems,
): AdaptiveCard {
  const isNew = who === undefined;
  const target = isNew ? {} : { who };
  const back = isNew ? toPlace('Back', 'home') : toPlace('Back', 'person', target);
  return formCard(
    {
      title: isNew ? 'Add a person' : 'Change an entry',
      about: [
        text(
          isNew
            ? 'They are in the directory as soon as you press Save. You can give them a role afterwards.'
            : 'It counts as soon as you press Save.',
        ),
      ],
      items: personItems(agencies, start),
      actions: [submit('Save', isNew ? 'add' : 'change', target), back],
    },
    typed,
    problems,
  );
}
