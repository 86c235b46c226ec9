import {
  type AbsenceDesk,
  type AbsenceForm,
  parseAbsence,
  renderAbsence,
} from '../../cards/directory/absence-form.ts';
import { typedFrom } from '../../cards/fields/typed.ts';
import { sayCalendarDay } from '../../cards/say-date.ts';
import { plainName } from '../../cards/say-people.ts';
import type { DirectoryChange, Person } from '../ports/people.ts';
import type { Holding } from '../protocol/roster.ts';
import { type Answer, asCard, asText } from './answer.ts';
import { GONE, findPerson, showPerson } from './directory-show.ts';
import { deputyOptions, heldRole, rolesHeldBy } from './directory-views.ts';
import { type DirectoryVisit, keepsProtocol, write } from './directory-visit.ts';
import { without } from './without.ts';

/** Their own roles are theirs; of somebody else's, those of the procedures that the keeper keeps. */
const rolesOf = (desk: DirectoryVisit, person: Person, own: boolean): Holding[] =>
  rolesHeldBy(desk, person.id).filter((held) => own || keepsProtocol(desk, held.protocol));

/** The deputy whom all the roles have. */
function sharedDeputy(roles: readonly Holding[]): string | undefined {
  const deputies = new Set(roles.map(({ deputy }) => deputy));
  return deputies.size === 1 ? roles[0]?.deputy : undefined;
}

function absenceDesk(desk: DirectoryVisit, person: Person, own: boolean): AbsenceDesk {
  const roles = rolesOf(desk, person, own);
  const deputies = deputyOptions(desk, person.agency, person.id);
  const deputy = sharedDeputy(roles);
  return {
    who: person.id,
    name: person.name,
    own,
    away: person.away && person.away.until >= desk.today ? person.away : undefined,
    roles: roles.map((held) => heldRole(desk, held)),
    deputies,
    deputy: deputies.some(({ value }) => value === deputy) ? deputy : undefined,
    now: desk.now,
    today: desk.today,
  };
}

/** Whoever is meant: oneself, or for a keeper anybody listed. */
const meant = (desk: DirectoryVisit, who: string | undefined, own: boolean): Person | undefined =>
  own ? desk.me : findPerson(desk, who);

export function askAbsence(
  desk: DirectoryVisit,
  who: string | undefined,
  own: boolean,
  done?: string,
): Answer {
  const person = meant(desk, who, own);
  if (!person) return asText(GONE);
  return asCard(renderAbsence(absenceDesk(desk, person, own), undefined, undefined, done));
}

/** The person as they will be, and who stands in for each of their roles. */
function changesFor(
  desk: DirectoryVisit,
  person: Person,
  form: AbsenceForm,
  own: boolean,
): DirectoryChange[] {
  const { away, deputy } = form;
  const roles = deputy === undefined ? [] : rolesOf(desk, person, own);
  return [
    { kind: 'put-person', person: { ...person, away } },
    ...roles.map((held) => ({
      kind: 'put-role' as const,
      role: { ...without(held, 'deputy'), ...(typeof deputy === 'string' && { deputy }) },
    })),
  ];
}

/** Said at once, as nobody would be asked in the meantime. */
function deputyAwayToo(desk: DirectoryVisit, { away, deputy }: AbsenceForm): string {
  const other = typeof deputy === 'string' ? findPerson(desk, deputy) : undefined;
  if (!other?.away || other.away.until < away.from || other.away.from > away.until) return '';
  return ` But ${plainName(other.name)} is away too, until ${sayCalendarDay(other.away.until, desk.now)}.`;
}

export async function submitAbsence(
  desk: DirectoryVisit,
  who: string | undefined,
  inputs: unknown,
  own: boolean,
): Promise<Answer> {
  const person = meant(desk, who, own);
  if (!person) return asText(GONE);
  const form = absenceDesk(desk, person, own);
  const parsed = parseAbsence(form, inputs);
  if ('problems' in parsed) return asCard(renderAbsence(form, typedFrom(inputs), parsed.problems));
  const after = await write(desk, changesFor(desk, person, parsed.value, own));
  const done = `Saved.${deputyAwayToo(desk, parsed.value)}`;
  return own ? askAbsence(again(after), undefined, true, done) : showPerson(after, who, 0, done);
}

/** Whoever is at the directory, as they are now. */
const again = (desk: DirectoryVisit): DirectoryVisit => ({
  ...desk,
  me: findPerson(desk, desk.me.id) ?? desk.me,
});

export async function endAbsence(
  desk: DirectoryVisit,
  who: string | undefined,
  own: boolean,
): Promise<Answer> {
  const person = meant(desk, who, own);
  if (!person) return asText(GONE);
  const { away, ...back } = person;
  const after = away ? await write(desk, [{ kind: 'put-person', person: back }]) : desk;
  return own
    ? askAbsence(again(after), undefined, true, 'Welcome back: no absence of yours is set any more.')
    : showPerson(after, who, 0, 'The absence was ended.');
}
