import { type AdaptiveCard, text } from '../card-parts.ts';
import { type Field, fieldsAmong } from '../fields/field.ts';
import { formCard } from '../fields/form-card.ts';
import { readFields } from '../fields/read-fields.ts';
import { plainName } from '../say-people.ts';
import type { Parsed, Problems, Typed } from '../submission.ts';
import { submit, toPlace } from './directory-buttons.ts';
import type { HeldRole, Option } from './directory-view.ts';
import { sayRole } from './person-card.ts';
import { NOBODY, pickField, readPick } from './pick-field.ts';

/** A role that somebody holds, as its two forms need it. */
export interface HeldDesk {
  readonly who: string;
  readonly name: string;
  readonly role: HeldRole;
  readonly today: string;
  /** People of the agency, without the holder. */
  readonly deputies: readonly Option[];
  /** The present deputy's id. */
  readonly deputy?: string | undefined;
}

const endField = ({ today }: HeldDesk): Field => ({
  kind: 'date',
  id: 'endsOn',
  label: 'From which day do they no longer hold it?',
  hint: 'The day before is their last.',
  required: true,
  initial: today,
  missing: 'Please choose the day.',
});

const deputyOptions = ({ deputies }: HeldDesk): Option[] => [NOBODY, ...deputies];

const deputyField = (desk: HeldDesk): Field =>
  pickField({
    id: 'deputy',
    label: 'Who stands in while they are away?',
    options: deputyOptions(desk),
    required: true,
    missing: 'Please choose somebody, or “Nobody”.',
    initial: desk.deputy ?? NOBODY.value,
    typing: 'Type the name or the e-mail address of somebody of the same agency, or “Nobody”.',
  });

/** Ends a role from a day on. */
export const renderEndRole = (desk: HeldDesk, typed?: Typed, problems?: Problems): AdaptiveCard =>
  formCard(
    {
      title: 'End a role',
      about: [
        text(`${plainName(desk.name)} holds ${sayRole(desk.role)}.`),
        text(
          'From that day on nobody asks them in this role. Cases that wait for them then ask who follows.',
          {
            spacing: 'Small',
          },
        ),
      ],
      items: [endField(desk)],
      actions: [
        submit('End it', 'end-role', { who: desk.who, held: desk.role.held }, 'destructive'),
        toPlace('Back', 'person', { who: desk.who }),
      ],
    },
    typed,
    problems,
  );

export function parseEndRole(desk: HeldDesk, inputs: unknown): Parsed<{ readonly endsOn: string }> {
  const { values, problems } = readFields(fieldsAmong([endField(desk)]), inputs);
  const { endsOn = '' } = values;
  if (Object.keys(problems).length > 0) return { problems };
  return endsOn < desk.today
    ? { problems: { endsOn: 'Please choose today or a later day: what was done until now stands.' } }
    : { value: { endsOn } };
}

/** Changes who stands in. */
export const renderDeputy = (desk: HeldDesk, typed?: Typed, problems?: Problems): AdaptiveCard =>
  formCard(
    {
      title: 'Change the deputy',
      about: [text(`${plainName(desk.name)} holds ${sayRole(desk.role)}.`)],
      items: [deputyField(desk)],
      actions: [
        submit('Save', 'deputy', { who: desk.who, held: desk.role.held }),
        toPlace('Back', 'person', { who: desk.who }),
      ],
    },
    typed,
    problems,
  );

/** `deputy` is absent where nobody is to stand in. */
export function parseDeputy(desk: HeldDesk, inputs: unknown): Parsed<{ readonly deputy?: string }> {
  const field = deputyField(desk);
  const { values, problems } = readFields([field], inputs);
  if (Object.keys(problems).length > 0) return { problems };
  const picked = readPick(deputyOptions(desk), values['deputy']);
  if ('problem' in picked) return { problems: { deputy: picked.problem } };
  return picked.value === undefined || picked.value === NOBODY.value
    ? { value: {} }
    : { value: { deputy: picked.value } };
}
