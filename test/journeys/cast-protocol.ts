import type { Directory } from './partnership.ts';

/** Who holds which role at which agency; a person may hold several. */
export type Casting = readonly (readonly [name: string, role: string, agency: string])[];

type Settings = Readonly<Record<string, unknown>>;

export const emailOf = (name: string): string =>
  `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@cast.example`;

const idOf = (index: number): string => `0000000c-0000-4000-8000-${String(index).padStart(12, '0')}`;

function add(directory: Directory, name: string, agency: string): string {
  const id = idOf(directory.people.length);
  directory.people.push({ id, name, email: emailOf(name), agency, employer: 'other' });
  return id;
}

/** Puts a protocol into the hands of these people, and of nobody else. */
export function cast(
  directory: Directory,
  protocol: string,
  agencies: Directory['agencies'],
  casting: Casting,
): void {
  const known = new Set(directory.agencies.map(({ id }) => id));
  directory.agencies.push(...agencies.filter(({ id }) => !known.has(id)));
  directory.roles = directory.roles.filter((held) => held.protocol !== protocol);
  for (const [name, role, agency] of casting) {
    const person = directory.people.find((it) => it.name === name)?.id ?? add(directory, name, agency);
    directory.roles.push({ protocol, role, agency, person });
  }
  if (directory.channels.every((channel) => channel.protocol !== protocol))
    directory.channels.push({ protocol, name: protocol });
}

/** What the owner of a protocol sets for it. */
export function setFor(
  directory: Directory & { settings?: Settings[] },
  protocol: string,
  told: Settings,
): void {
  const others = (directory.settings ?? []).filter((it) => it['protocol'] !== protocol);
  directory.settings = [...others, { protocol, ...told }];
}
