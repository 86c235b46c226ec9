import type { Instant } from '../../bot/protocol/instant.ts';
import { type AdaptiveCard, type CardElement, execute, text } from '../card-parts.ts';
import { type Field, fieldsAmong } from '../fields/field.ts';
import { formCard, leave } from '../fields/form-card.ts';
import { readFields } from '../fields/read-fields.ts';
import { sayCalendarDay } from '../say-date.ts';
import { plainName } from '../say-people.ts';
import { VERBS } from '../form-id.ts';
import type { Parsed, Problems, Typed } from '../submission.ts';
import { submit, toAct, toPlace } from './directory-buttons.ts';
import type { HeldRole, Option } from './directory-view.ts';
import { doneLine } from './done-line.ts';
import { sayRole } from './person-card.ts';
import { NOBODY, pickField, readPick } from './pick-field.ts';

/** Somebody who will be away: themselves, or as their keeper sets it. */
export interface AbsenceDesk {
  readonly who: string;
  readonly name: string;
  readonly own: boolean;
  readonly away?: { readonly from: string; readonly until: string } | undefined;
  /** Those of their roles whose deputy this form sets. */
  readonly roles: readonly HeldRole[];
  /** People of the same agency. */
  readonly deputies: readonly Option[];
  /** The deputy of all these roles, where it is one. */
  readonly deputy?: string | undefined;
  readonly now: Instant;
  readonly today: string;
}

export interface AbsenceForm {
  readonly away: { readonly from: string; readonly until: string };
  /** For all the roles; null: nobody; absent: as they are. */
  readonly deputy?: string | null;
}

const MOST_ROLES = 6;
/** Nobody is away for so long on purpose; a slip of the year is. */
const FURTHEST_YEARS = 2;

const day = (id: string, label: string, initial: string | undefined): Field => ({
  kind: 'date',
  id,
  label,
  required: true,
  initial,
  missing: 'Please choose the day.',
});

const options = ({ deputies }: AbsenceDesk): Option[] => [NOBODY, ...deputies];

const deputyField = (desk: AbsenceDesk): Field[] =>
  desk.roles.length === 0
    ? []
    : [
        pickField({
          id: 'deputy',
          label: desk.own ? 'Who stands in for you?' : 'Who stands in for them?',
          options: options(desk),
          required: false,
          missing: 'Please choose somebody.',
          initial: desk.deputy,
          hint: 'Left empty, the deputies stay as they are.',
          typing: 'Type the name or the e-mail address of somebody of the same agency, or “Nobody”.',
        }),
      ];

const itemsOf = (desk: AbsenceDesk): Field[] => [
  day('awayFrom', 'First day away', desk.away?.from ?? desk.today),
  day('awayUntil', 'Last day away', desk.away?.until),
  ...deputyField(desk),
];

function rolesLine({ roles, own }: AbsenceDesk): CardElement[] {
  if (roles.length === 0)
    return [
      text(own ? 'You hold no role, so nobody needs to stand in.' : 'They hold no role that you keep.'),
    ];
  const shown = roles.slice(0, MOST_ROLES).map((role) => `- ${sayRole(role)}`);
  const rest = roles.length > MOST_ROLES ? [`- and ${roles.length - MOST_ROLES} more`] : [];
  return [
    text(own ? 'The deputy stands in for you in:' : 'The deputy stands in for them in:'),
    text([...shown, ...rest].join('\n'), { spacing: 'Small' }),
  ];
}

function stateLine({ away, own, now }: AbsenceDesk): CardElement[] {
  if (!away) return [text(own ? 'No absence of yours is set.' : 'No absence is set.')];
  const term = `from ${sayCalendarDay(away.from, now)} to ${sayCalendarDay(away.until, now)}, both included`;
  return [text(own ? `You are put down as away ${term}.` : `They are put down as away ${term}.`)];
}

/** Sets an absence: one's own, or as the keeper of the directory that of somebody else. */
export function renderAbsence(
  desk: AbsenceDesk,
  typed?: Typed,
  problems?: Problems,
  done?: string,
): AdaptiveCard {
  const { who, own, away } = desk;
  const back = own ? leave(execute('Start page', VERBS.home, {})) : toPlace('Back', 'person', { who });
  const end = own ? toAct('I am back', 'own-back') : toAct('End the absence', 'back', { who });
  return formCard(
    {
      title: own ? 'Your absence' : `Absence of ${plainName(desk.name)}`,
      about: [...doneLine(done), ...stateLine(desk), ...rolesLine(desk)],
      items: itemsOf(desk),
      actions: [
        own ? submit('Save', 'own-absence') : submit('Save', 'absence', { who }),
        ...(away ? [end] : []),
        back,
      ],
    },
    typed,
    problems,
  );
}

function termProblems({ today }: AbsenceDesk, from: string, until: string): Problems {
  if (from === '' || until === '') return {};
  if (until < from) return { awayUntil: 'Please check: the last day is before the first.' };
  if (until < today) return { awayUntil: 'Please check: this day is over.' };
  const tooFar = Number(until.slice(0, 4)) - Number(today.slice(0, 4)) > FURTHEST_YEARS;
  return tooFar ? { awayUntil: 'Please check the year: this is too far ahead.' } : {};
}

/** Reads it. All problems are told at once. */
export function parseAbsence(desk: AbsenceDesk, inputs: unknown): Parsed<AbsenceForm> {
  const { values, problems } = readFields(fieldsAmong(itemsOf(desk)), inputs);
  const { awayFrom: from = '', awayUntil: until = '', deputy = '' } = values;
  const picked = readPick(options(desk), deputy);
  const all: Problems = {
    ...termProblems(desk, from, until),
    ...('problem' in picked ? { deputy: picked.problem } : {}),
    ...problems,
  };
  if (Object.keys(all).length > 0 || 'problem' in picked) return { problems: all };
  const { value } = picked;
  return {
    value: {
      away: { from, until },
      ...(value !== undefined && { deputy: value === NOBODY.value ? null : value }),
    },
  };
}
