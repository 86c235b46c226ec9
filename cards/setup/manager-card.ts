import type { Option } from '../directory/directory-view.ts';
import { pickField, readPick } from '../directory/pick-field.ts';
import { type AdaptiveCard, type CardAction, type CardElement, text } from '../card-parts.ts';
import { type Field, type Fold, type Note, fieldsAmong, note } from '../fields/field.ts';
import { formCard } from '../fields/form-card.ts';
import { peoplePicker, pickedPerson } from '../fields/people-picker.ts';
import { readFields } from '../fields/read-fields.ts';
import { sayList } from '../say-list.ts';
import { plainName } from '../say-people.ts';
import type { Parsed, Problems, Typed } from '../submission.ts';
import { newPersonFields } from './manager-fields.ts';
import { sendSetUp, toSetUp } from './setup-action.ts';

export interface ManagerDesk {
  readonly protocol: { readonly id: string; readonly shortTitle: string };
  readonly managers: readonly { readonly id: string; readonly name: string }[];
  /** Those of the directory who can sign in to Teams. */
  readonly people: readonly Option[];
  readonly agencies: readonly Option[];
  /** Whoever looks is not a manager yet, and can name themself. */
  readonly canBeMe: boolean;
}

/** Who is meant; of somebody new, what was said of them. The agency is read when it is needed. */
export type ManagerGiven =
  | { readonly kind: 'listed'; readonly person: string }
  | {
      readonly kind: 'new';
      readonly picked: string | undefined;
      readonly name: string;
      readonly email: string;
      readonly values: Typed;
    };

const about = ({ managers }: ManagerDesk): CardElement[] => [
  text(
    'The business manager of the partnership can read every case of this procedure, gives a part to somebody else where that is needed, and keeps the directory and this set-up.',
  ),
  ...(managers.length > 0
    ? [text(`Now: **${sayList(managers.map(({ name }) => plainName(name)))}**. Whoever you name joins them.`)]
    : []),
];

const somebodyElse = (desk: ManagerDesk): (Field | Note | Fold)[] => {
  const fields = newPersonFields(desk.agencies);
  return desk.people.length === 0
    ? fields
    : [{ kind: 'fold', id: 'foldNew', label: 'Somebody who is not in this list', fields }];
};

const itemsOf = (desk: ManagerDesk): (Field | Note | Fold)[] => [
  ...(desk.people.length === 0
    ? []
    : [
        pickField({
          id: 'person',
          label: 'Somebody in the directory',
          options: desk.people,
          required: false,
          missing: 'Please choose somebody.',
          typing: 'Type their name or e-mail address.',
        }),
      ]),
  note(
    peoplePicker(
      'picked',
      desk.people.length === 0
        ? 'Search your organisation (in Teams)'
        : 'Or search your organisation (in Teams)',
    ),
  ),
  ...somebodyElse(desk),
];

/** Too many managers at once would be nobody's job. */
const MOST_TO_REMOVE = 3;

function actionsOf({ protocol: { id: protocol }, managers, canBeMe }: ManagerDesk): CardAction[] {
  const removable = managers.length > 1 ? managers.slice(0, MOST_TO_REMOVE) : [];
  return [
    sendSetUp('Name this person', 'manager-save', { protocol }),
    ...(canBeMe ? [toSetUp('It is me', 'manager-me', { protocol })] : []),
    ...removable.map(({ id: who, name }) =>
      toSetUp(`No longer: ${plainName(name)}`, 'manager-remove', { protocol, who }),
    ),
    toSetUp('Back', 'state', { protocol }),
  ].slice(0, 5);
}

/** Names a business manager: from the directory, from Entra, or by name and work e-mail. */
export const renderManager = (desk: ManagerDesk, typed?: Typed, problems?: Problems): AdaptiveCard =>
  formCard(
    {
      title: `Business manager: ${desk.protocol.shortTitle}`,
      about: about(desk),
      items: itemsOf(desk),
      actions: actionsOf(desk),
    },
    typed,
    problems,
  );

/** Reads it: one person, in one of the ways. */
export function parseManager(desk: ManagerDesk, inputs: unknown): Parsed<ManagerGiven> {
  const { values, problems } = readFields(fieldsAmong(itemsOf(desk)), inputs);
  if (Object.keys(problems).length > 0) return { problems };
  const listed = readPick(desk.people, values['person']);
  if ('problem' in listed) return { problems: { person: listed.problem } };
  const picked = pickedPerson(inputs, 'picked');
  const email = (values['email'] ?? '').trim();
  const name = (values['name'] ?? '').trim();
  const isNew = picked !== undefined || email !== '';
  if (listed.value !== undefined && isNew)
    return { problems: { '': 'Please name one person, in one of these ways, and leave the others empty.' } };
  if (listed.value !== undefined) return { value: { kind: 'listed', person: listed.value } };
  if (isNew) return { value: { kind: 'new', picked, name, email, values } };
  return name === ''
    ? { problems: { '': 'Please say who it is.' } }
    : { problems: { email: 'Please give their work e-mail.' } };
}

export interface OwnDesk {
  readonly protocol: { readonly id: string; readonly shortTitle: string };
  readonly agencies: readonly Option[];
  /** As Entra knows whoever looks. */
  readonly name: string;
  readonly email: string;
}

/** For somebody who names themself, and is not in the directory yet. */
export const renderOwnManager = (desk: OwnDesk, typed?: Typed, problems?: Problems): AdaptiveCard =>
  formCard(
    {
      title: `You as business manager: ${desk.protocol.shortTitle}`,
      about: [text('You are not in the directory yet. Please say where you work.')],
      items: newPersonFields(desk.agencies, true),
      actions: [
        sendSetUp('Yes, it is me', 'manager-me-save', { protocol: desk.protocol.id }),
        toSetUp('Back', 'manager', { protocol: desk.protocol.id }),
      ],
    },
    typed ?? { name: desk.name, email: desk.email },
    problems,
  );
