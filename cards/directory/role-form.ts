import { type AdaptiveCard, text } from '../card-parts.ts';
import { type Field, fieldsAmong } from '../fields/field.ts';
import { formCard } from '../fields/form-card.ts';
import { readFields } from '../fields/read-fields.ts';
import { plainName } from '../say-people.ts';
import type { Parsed, Problems, Typed } from '../submission.ts';
import { submit, toPlace } from './directory-buttons.ts';
import type { Option } from './directory-view.ts';
import { pickField, readPick } from './pick-field.ts';

/** What can be chosen when a role is given. */
export interface RoleChoices {
  readonly who: string;
  readonly name: string;
  /** The roles of the procedures that the reader keeps; see `roleValue`. */
  readonly roles: readonly Option[];
  readonly agencies: readonly Option[];
  /** The agency of the person, with which the form opens. */
  readonly agency: string;
  readonly team?: string | undefined;
  /** People of that agency, without the person. */
  readonly deputies: readonly Option[];
  readonly today: string;
}

export interface RoleForm {
  readonly protocol: string;
  readonly role: string;
  readonly agency: string;
  readonly team?: string;
  readonly deputy?: string;
  readonly from?: string;
}

/** A role of a protocol as the value of a choice. */
export const roleValue = (protocol: string, role: string): string => `${protocol} ${role}`;

const WHERE_AND_WHEN: { readonly team: Field; readonly from: Field } = {
  team: {
    kind: 'text',
    lines: 'one',
    max: 120,
    id: 'team',
    label: 'Only for one team or area? (leave it empty for the whole agency)',
    required: false,
    missing: 'Please name the team.',
  },
  from: {
    kind: 'date',
    id: 'from',
    label: 'From which day?',
    hint: 'Empty means from today.',
    required: false,
    missing: 'Please choose a day.',
  },
};

const itemsOf = (choices: RoleChoices): Field[] => [
  {
    kind: 'choice',
    look: 'compact',
    id: 'role',
    label: 'Which role?',
    required: true,
    missing: 'Please choose a role.',
    choices: choices.roles,
  },
  pickField({
    id: 'agency',
    label: 'For which agency?',
    options: choices.agencies,
    required: true,
    missing: 'Please choose the agency.',
    initial: choices.agency,
    typing: 'Type its name as the directory has it.',
  }),
  { ...WHERE_AND_WHEN.team, initial: choices.team },
  pickField({
    id: 'deputy',
    label: 'Who stands in while they are away?',
    options: choices.deputies,
    required: false,
    missing: 'Please choose a deputy.',
    typing: 'Type the name or the e-mail address of somebody of the same agency.',
  }),
  WHERE_AND_WHEN.from,
];

/** Gives somebody a role. */
export const renderRoleForm = (choices: RoleChoices, typed?: Typed, problems?: Problems): AdaptiveCard =>
  formCard(
    {
      title: `A role for ${plainName(choices.name)}`,
      about: [text('They are asked in cases that reach this step from then on.')],
      items: itemsOf(choices),
      actions: [
        submit('Save', 'give-role', { who: choices.who }),
        toPlace('Back', 'person', { who: choices.who }),
      ],
    },
    typed,
    problems,
  );

const chosen = (
  id: string,
  picked: { readonly value: string | undefined } | { readonly problem: string },
): Problems => ('problem' in picked ? { [id]: picked.problem } : {});

/** Reads it. All problems are told at once. */
export function parseRoleForm(choices: RoleChoices, inputs: unknown): Parsed<RoleForm> {
  const { values, problems } = readFields(fieldsAmong(itemsOf(choices)), inputs);
  const agency = readPick(choices.agencies, values['agency']);
  const deputy = readPick(choices.deputies, values['deputy']);
  const all = { ...chosen('agency', agency), ...chosen('deputy', deputy), ...problems };
  if (Object.keys(all).length > 0 || 'problem' in agency || 'problem' in deputy) return { problems: all };
  const [protocol = '', role = ''] = (values['role'] ?? '').split(' ');
  const team = (values['team'] ?? '').trim();
  const from = values['from'] ?? '';
  return {
    value: {
      protocol,
      role,
      agency: agency.value ?? '',
      ...(team !== '' && { team }),
      ...(deputy.value !== undefined && { deputy: deputy.value }),
      // A day that has come says no more than none.
      ...(from > choices.today && { from }),
    },
  };
}
