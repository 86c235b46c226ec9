import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { DirectoryChange } from '../../bot/ports/people.ts';
import type { Directory } from './partnership.ts';

const SEEDED = parse(
  readFileSync(new URL('../sandbox/directory.yaml', import.meta.url), 'utf8'),
) as Directory;

function seeded(name: string): Directory['people'][number] {
  const person = SEEDED.people.find((it) => it.name === name);
  if (!person) throw new RangeError(`nobody in the seeded directory is called ${name}`);
  return person;
}

/** The address of a seeded person. */
export const emailOf = (name: string): string => seeded(name).email;

/** The directory's id of a seeded person. */
export const idOf = (name: string): string => seeded(name).id;

/** What the owner of a protocol sets for it, each thing in place of what the seeded directory says of it. */
export function setFor(
  directory: Directory,
  protocol: string,
  told: Readonly<Record<string, unknown>>,
): void {
  const seeded = directory.settings.find((it) => it.protocol === protocol);
  const others = directory.settings.filter((it) => it.protocol !== protocol);
  directory.settings = [...others, { ...seeded, protocol, ...told }];
}

/** The seeded people of a protocol, their agencies and their roles, for a directory that has none of them yet. */
export function peopleOf(protocol: string): DirectoryChange[] {
  const roles = SEEDED.roles.filter((it) => it.protocol === protocol);
  const ids = new Set(roles.map(({ person }) => person));
  const people = SEEDED.people.filter(({ id }) => ids.has(id));
  const agencies = new Set(people.map(({ agency }) => agency));
  return [
    ...SEEDED.agencies.flatMap((agency): DirectoryChange[] =>
      agencies.has(agency.id) ? [{ kind: 'put-agency', agency }] : [],
    ),
    ...people.map((person): DirectoryChange => ({ kind: 'put-person', person })),
    ...roles.map((role): DirectoryChange => ({ kind: 'put-role', role })),
  ];
}
