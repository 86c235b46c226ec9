import * as z from 'zod';
import type { Option } from '../directory/directory-view.ts';
import { pickField, readPick } from '../directory/pick-field.ts';
import { type Field, type Fold, type Note, fieldsAmong, note } from '../fields/field.ts';
import { peoplePicker, pickedPerson } from '../fields/people-picker.ts';
import { readFields } from '../fields/read-fields.ts';
import { text } from '../card-parts.ts';
import { plainName } from '../say-people.ts';
import type { Problems, Typed } from '../submission.ts';

/** The line above somebody, as Teams names it: to be confirmed by choosing it. */
export interface Suggestion {
  readonly name: string;
  readonly jobTitle?: string | undefined;
  /** Whose manager Teams says that they are. */
  readonly of: string;
}

/** Among whom somebody chooses, and how they are asked. Names are as they stand in the directory or in Teams. */
export interface Choosing {
  readonly people: readonly Option[];
  /** "Who is it?" where it is not said. */
  readonly asking?: string;
  readonly suggestion?: Suggestion | undefined;
}

/** Whom somebody means. Names and addresses are looked up before they count. */
export type Chosen =
  | { readonly kind: 'listed'; readonly id: string }
  | { readonly kind: 'above' }
  | { readonly kind: 'in-teams'; readonly entraId: string }
  | { readonly kind: 'named'; readonly name: string; readonly email: string };

/** What an address that somebody types gets, and what it does not: said before anything is sent. */
export const OUTSIDE_FIRST =
  'Somebody outside Teams whom you name with an address is e-mailed what is asked of them and by when, and nothing of what was written: that follows once the business manager has confirmed the address.';

const ABOVE = 'line-above';
const PICKER = 'teamsPerson';
const ONE = 'Please choose one person, in one of the ways.';

function optionsOf({ people, suggestion }: Choosing): Option[] {
  const above = suggestion && {
    value: ABOVE,
    label: `${plainName(suggestion.name)} (${plainName(suggestion.of)}’s manager in Teams)`,
  };
  return [...(above ? [above] : []), ...people];
}

/** "Jane Doe, Head of Service, is named in Teams as Tom Baker's manager. Is it her?" */
function showSuggestion({ name, jobTitle, of }: Suggestion): Note {
  const title = jobTitle === undefined ? '' : `, ${plainName(jobTitle)},`;
  return note(
    text(
      `Suggestion: ${plainName(name)}${title} is named in Teams as the manager of ${plainName(of)}. If that is the right person, choose them in the list.`,
    ),
  );
}

const NOT_LISTED: Fold = {
  kind: 'fold',
  id: 'not-in-list',
  label: 'They are in neither list',
  fields: [
    {
      kind: 'text',
      id: 'personName',
      lines: 'one',
      max: 100,
      label: 'Their name',
      required: false,
      missing: 'Please give their name.',
    },
    {
      kind: 'text',
      id: 'personEmail',
      lines: 'one',
      max: 200,
      label: 'Their work e-mail address',
      required: false,
      missing: 'Please give their work e-mail address.',
      hint: 'I look whether your Teams knows it. If not, they are asked by e-mail.',
    },
  ],
};

/** The questions that lead to one person: the directory's list, the search of Teams, or a name with an address. */
export function personItems(choosing: Choosing): (Field | Note | Fold)[] {
  const options = optionsOf(choosing);
  const listed = pickField({
    id: 'person',
    label: choosing.asking ?? 'Who is it?',
    options,
    required: false,
    missing: 'Please choose somebody.',
    typing: 'Type their name or their e-mail address as the directory has it.',
  });
  return [
    ...(choosing.suggestion ? [showSuggestion(choosing.suggestion)] : []),
    ...(options.length > 0 ? [listed] : []),
    note(peoplePicker(PICKER, 'Or find them in Teams')),
    NOT_LISTED,
  ];
}

function readNamed(values: Typed): { value?: Chosen } | { problems: Problems } {
  const name = (values['personName'] ?? '').trim();
  const email = (values['personEmail'] ?? '').trim();
  if (name === '' && email === '') return {};
  if (name === '') return { problems: { personName: 'Please give their name, too.' } };
  if (!z.email().safeParse(email).success)
    return {
      problems: { personEmail: 'Please give a work e-mail address, for example ann.field@school.example.' },
    };
  return { value: { kind: 'named', name, email } };
}

/** Whom the form means: one person, in one way. */
export function readPerson(choosing: Choosing, inputs: unknown): { value: Chosen } | { problems: Problems } {
  const { values, problems } = readFields(fieldsAmong(personItems(choosing)), inputs);
  if (Object.keys(problems).length > 0) return { problems };
  const pick = readPick(optionsOf(choosing), values['person']);
  if ('problem' in pick) return { problems: { person: pick.problem } };
  const named = readNamed(values);
  if ('problems' in named) return named;
  const entraId = pickedPerson(inputs, PICKER);
  const ways: Chosen[] = [
    ...(pick.value === undefined
      ? []
      : [
          pick.value === ABOVE ? ({ kind: 'above' } as const) : ({ kind: 'listed', id: pick.value } as const),
        ]),
    ...(entraId === undefined ? [] : [{ kind: 'in-teams', entraId } as const]),
    ...(named.value ? [named.value] : []),
  ];
  const [value] = ways;
  if (!value)
    return { problems: { person: 'Please choose somebody, or give a name and a work e-mail address.' } };
  return ways.length === 1 ? { value } : { problems: { person: ONE } };
}
