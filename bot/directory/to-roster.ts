import type { Agency, Person } from '../ports/people.ts';
import type { Instant } from '../protocol/instant.ts';
import { type Holding, type Roster, type RosterPerson, cardOf, holdingKey } from '../protocol/roster.ts';

interface Listed {
  readonly agencies: readonly Agency[];
  readonly people: readonly Person[];
  readonly roles: readonly Holding[];
}

const inOrder = (a: Person, b: Person): number =>
  a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1);

const toCard = (person: Person, agencyName: string): RosterPerson => ({
  ...cardOf(person, agencyName),
  ...(person.team !== undefined && { team: person.team }),
  ...(person.away && { away: person.away }),
});

/** The directory as the core looks people up: holders of a role in the order of their names. */
export function toRoster({ agencies, people, roles }: Listed, at: Instant): Roster {
  const known = new Map(agencies.map((agency) => [agency.id, agency]));
  const sorted = [...people].sort(inOrder);
  const rank = new Map(sorted.map(({ id }, index) => [id, index]));
  const holdings = new Map<string, Holding[]>();
  for (const held of roles) {
    const key = holdingKey(held.protocol, held.role);
    const list = holdings.get(key);
    if (list) list.push(held);
    else holdings.set(key, [held]);
  }
  for (const held of holdings.values())
    held.sort((a, b) => (rank.get(a.person) ?? 0) - (rank.get(b.person) ?? 0));
  return {
    at,
    agencies: known,
    people: new Map(
      sorted.map((person) => [person.id, toCard(person, known.get(person.agency)?.name ?? person.agency)]),
    ),
    holdings,
  };
}
