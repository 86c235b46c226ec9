import { isDeepStrictEqual } from 'node:util';
import type { Agency, DirectoryChange, DirectoryRecord, Person } from '../../ports/people.ts';
import type { Protocol } from '../../protocol/definition.ts';
import type { Holding } from '../../protocol/roster.ts';
import { applyChanges } from '../apply-changes.ts';
import { roleKey } from '../directory-rows.ts';

/** What a file can change: it takes nothing away. */
export type CsvChange = Extract<DirectoryChange, { kind: 'put-agency' | 'put-person' | 'put-role' }>;

/** What a property is called where it has changed. */
const CALLED: Readonly<Record<string, string>> = {
  name: 'name',
  email: 'e-mail',
  agency: 'agency',
  jobTitle: 'job title',
  employer: 'employer',
  team: 'team',
  entraId: 'Entra id',
  outside: 'in Teams or not',
  away: 'absence',
  deputy: 'deputy',
  from: 'first day',
  endsOn: 'no longer from',
};

/** Which properties differ, as people call them. */
const changed = (before: object, after: object): string =>
  Object.keys(CALLED)
    .filter((key) => !isDeepStrictEqual(Reflect.get(before, key), Reflect.get(after, key)))
    .flatMap((key) => CALLED[key] ?? [])
    .join(', ');

interface Words {
  readonly agency: (id: string) => string;
  readonly role: (held: Holding) => string;
}

function wordsFor(after: DirectoryRecord, protocols: readonly Protocol[]): Words {
  const agencies = new Map(after.agencies.map(({ id, name }) => [id, name]));
  const people = new Map(after.people.map(({ id, name }) => [id, name]));
  const agency = (id: string): string => agencies.get(id) ?? id;
  return {
    agency,
    role: (held) => {
      const protocol = protocols.find(({ id }) => id === held.protocol);
      const title = protocol?.roles.find(({ id }) => id === held.role)?.title ?? held.role;
      const team = held.team === undefined ? '' : ` (${held.team})`;
      const where = `${agency(held.agency)}${team}, ${protocol?.shortTitle ?? held.protocol}`;
      return `${people.get(held.person) ?? held.person} as ${title} of ${where}`;
    },
  };
}

const tellAgency = ({ id, name, type }: Agency, { agencies }: DirectoryRecord): string =>
  agencies.some((it) => it.id === id)
    ? `Change the kind of ${name}: ${type}`
    : `Add the agency ${name} (${type})`;

const tellPerson = (person: Person, before: Person | undefined, { agency }: Words): string =>
  before
    ? `Change ${person.name}, ${agency(person.agency)}: ${changed(before, person)}`
    : `Add ${person.name}, ${agency(person.agency)}`;

function tellRole(held: Holding, before: Holding | undefined, { role }: Words): string {
  const ends = held.endsOn === undefined ? '' : ` (no longer from ${held.endsOn})`;
  return before ? `Change ${role(held)}: ${changed(before, held)}${ends}` : `Add ${role(held)}${ends}`;
}

/** Each change in words, in the same order: "Add Tom Baker, Sandwell Council". */
export function tellChanges(
  record: DirectoryRecord,
  changes: readonly CsvChange[],
  protocols: readonly Protocol[],
): string[] {
  const words = wordsFor(applyChanges(record, changes), protocols);
  const people = new Map(record.people.map((person) => [person.id, person]));
  const roles = new Map(record.roles.map((held) => [roleKey(held), held]));
  return changes.map((change) => {
    switch (change.kind) {
      case 'put-agency':
        return tellAgency(change.agency, record);
      case 'put-person':
        return tellPerson(change.person, people.get(change.person.id), words);
      case 'put-role':
        return tellRole(change.role, roles.get(roleKey(change.role)), words);
    }
  });
}
