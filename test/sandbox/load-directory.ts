import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const agency = z.strictObject({
  id: z.string(),
  name: z.string(),
  type: z.enum([
    'school',
    'council',
    'childrens-trust',
    'health',
    'police',
    'sendiass',
    'criminal-justice',
    'social-care',
    'voluntary',
    'housing',
    'probation',
    'self-employed',
  ]),
});

const person = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  email: z.email(),
  agency: z.string(),
  jobTitle: z.string(),
  employer: z.enum(['childrens-services', 'council-other', 'other']),
});

const role = z.strictObject({
  protocol: z.string(),
  role: z.string(),
  agency: z.string(),
  person: z.uuid(),
});

const channel = z.strictObject({ protocol: z.string(), name: z.string() });

const directory = z.strictObject({
  agencies: z.array(agency),
  people: z.array(person),
  roles: z.array(role),
  channels: z.array(channel),
});

export type Directory = z.infer<typeof directory>;
export type Person = z.infer<typeof person>;

/** A channel of the sandbox's team, with the id that the bot knows it by. */
export type SandboxChannel = z.infer<typeof channel> & { id: string };

/** The invented people, agencies and channels with which the sandbox starts. Rejects when the file contradicts itself. */
export async function loadDirectory(file = new URL('./directory.yaml', import.meta.url)): Promise<Directory> {
  const loaded = directory.parse(parse(await readFile(file, 'utf8')));
  const agencies = new Set(loaded.agencies.map(({ id }) => id));
  const people = new Set(loaded.people.map(({ id }) => id));
  const names = new Set(loaded.people.map(({ name }) => name));
  if (names.size !== loaded.people.length) throw new Error('directory: two people have the same name');
  for (const one of [...loaded.people, ...loaded.roles])
    if (!agencies.has(one.agency)) throw new Error(`directory: no agency ${one.agency}`);
  for (const one of loaded.roles)
    if (!people.has(one.person)) throw new Error(`directory: no person ${one.person}`);
  return loaded;
}

/** The id under which Teams would know this person; Entra's object id is part of it so that it can be read. */
export function teamsUserId(one: { id: string }): string {
  return `29:${one.id}`;
}

/** The directory's channels with ids, in the form of a Teams channel id. */
export function sandboxChannels(loaded: Directory): SandboxChannel[] {
  return loaded.channels.map((one) => ({ ...one, id: `19:${one.protocol}@thread.tacv2` }));
}
