import type { HeldRole, Option, PersonDetails, PersonEntry } from '../../cards/directory/directory-view.ts';
import type { HeldKey } from '../../cards/directory/directory-wish.ts';
import { roleValue } from '../../cards/directory/role-form.ts';
import { upperFirst } from '../../cards/say-list.ts';
import type { Person } from '../ports/people.ts';
import { type Holding, isAway, isOver } from '../protocol/roster.ts';
import { roleTitle } from '../protocol/world.ts';
import { type DirectoryVisit, keepsProtocol } from './directory-visit.ts';

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'en');

export const agencyCalled = ({ record }: Pick<DirectoryVisit, 'record'>, id: string): string =>
  record.agencies.find((agency) => agency.id === id)?.name ?? id;

/** Somebody's name; the id itself, which may be a name already, where nobody has it. */
export const personCalled = ({ record }: DirectoryVisit, id: string): string =>
  record.people.find((person) => person.id === id)?.name ?? id;

const heldKey = ({ protocol, role, agency, team }: Holding): HeldKey => ({
  protocol,
  role,
  agency,
  ...(team !== undefined && { team }),
});

/** What a role is called, as the protocol's file has it. */
export function heldRole(desk: DirectoryVisit, held: Holding): HeldRole {
  const protocol = desk.visit.deps.cases.protocols.find(({ id }) => id === held.protocol);
  return {
    held: heldKey(held),
    procedure: protocol?.shortTitle ?? held.protocol,
    title: protocol ? roleTitle(protocol, held.role) : held.role,
    agencyName: agencyCalled(desk, held.agency),
    deputy: held.deputy === undefined ? undefined : personCalled(desk, held.deputy),
    from: held.from !== undefined && held.from > desk.today ? held.from : undefined,
    endsOn: held.endsOn,
    unconfirmed: held.unconfirmed !== undefined,
    mayChange: keepsProtocol(desk, held.protocol),
  };
}

/** The roles that somebody holds or will hold. */
export const rolesHeldBy = ({ record, today }: DirectoryVisit, who: string): Holding[] =>
  record.roles.filter((held) => held.person === who && !isOver(held, today));

/** The role that a button means, where the person holds it. */
export const findHeld = (desk: DirectoryVisit, who: string, key: HeldKey | undefined): Holding | undefined =>
  rolesHeldBy(desk, who).find(
    ({ protocol, role, agency, team }) =>
      protocol === key?.protocol && role === key.role && agency === key.agency && team === key.team,
  );

export function entryOf(desk: DirectoryVisit, person: Person): PersonEntry {
  const { id, name, email, jobTitle, outside, away } = person;
  return {
    id,
    name,
    email,
    jobTitle,
    agencyName: agencyCalled(desk, person.agency),
    outside: outside === true,
    unconfirmed: isUnconfirmed(desk, person),
    awayUntil: isAway(person, desk.today) ? away?.until : undefined,
  };
}

/** True where the entry, or a role of theirs, was named in a case and nobody has confirmed it. */
export const isUnconfirmed = (desk: DirectoryVisit, { id, unconfirmed }: Person): boolean =>
  unconfirmed !== undefined || rolesHeldBy(desk, id).some((held) => held.unconfirmed !== undefined);

export function detailsOf(desk: DirectoryVisit, person: Person): PersonDetails {
  const roles = rolesHeldBy(desk, person.id);
  const { id, name, email, team, jobTitle, away } = person;
  const named = person.unconfirmed ?? roles.find((held) => held.unconfirmed)?.unconfirmed;
  return {
    id,
    name,
    email,
    team,
    jobTitle,
    agencyName: agencyCalled(desk, person.agency),
    outside: person.outside === true,
    away: away && away.until >= desk.today ? away : undefined,
    unconfirmed: named && { ...named, by: personCalled(desk, named.by) },
    roles: roles
      .map((held) => heldRole(desk, held))
      .sort((a, b) => `${a.procedure} ${a.title}`.localeCompare(`${b.procedure} ${b.title}`, 'en')),
  };
}

export const agencyOptions = ({ record }: DirectoryVisit): Option[] =>
  [...record.agencies].sort(byName).map(({ id, name }) => ({ value: id, label: name }));

/** The people of an agency who may stand in for somebody of it. */
export const deputyOptions = ({ record }: DirectoryVisit, agency: string, but: string): Option[] =>
  record.people
    .filter((person) => person.agency === agency && person.id !== but)
    .sort(byName)
    .map(({ id, name, email }) => ({ value: id, label: name, also: email }));

/** Every role of the protocols that they keep. */
export const roleOptions = ({ keeps }: DirectoryVisit): Option[] =>
  keeps.flatMap((protocol) =>
    protocol.roles.map(({ id, title }) => ({
      value: roleValue(protocol.id, id),
      label: `${protocol.shortTitle}: ${upperFirst(title)}`,
    })),
  );
