import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  agencySchema,
  channelSchema,
  personSchema,
  roleSchema,
} from '../../bot/directory/directory-schema.ts';
import { parseDirectory } from '../../bot/directory/parse-directory.ts';
import { settingsSchema } from '../../bot/directory/settings-schema.ts';

/** What the sandbox wants beyond what the product wants: a job for everybody, and a name for every channel. */
const completeSchema = z.object({
  agencies: z.array(agencySchema),
  people: z.array(personSchema.required({ jobTitle: true, employer: true })),
  roles: z.array(roleSchema),
  channels: z.array(channelSchema.required({ protocol: true, name: true })),
  settings: z.array(settingsSchema),
});

export type Directory = z.output<typeof completeSchema>;
export type Person = Directory['people'][number];

/** A channel of the sandbox's team, with the id that the bot knows it by. */
export interface SandboxChannel {
  protocol: string;
  name: string;
  id: string;
}

/** The invented people, agencies and channels with which the sandbox starts. Rejects when the file contradicts itself. */
export async function loadDirectory(file = new URL('./directory.yaml', import.meta.url)): Promise<Directory> {
  const loaded = completeSchema.parse(parseDirectory(parse(await readFile(file, 'utf8'))));
  const names = new Set(loaded.people.map(({ name }) => name));
  if (names.size !== loaded.people.length) throw new Error('directory: two people have the same name');
  return loaded;
}

/** The id under which Teams would know this person; Entra's object id is part of it so that it can be read. */
export function teamsUserId(one: { id: string }): string {
  return `29:${one.id}`;
}

/** The directory's channels with ids, in the form of a Teams channel id. */
export function sandboxChannels(loaded: Directory): SandboxChannel[] {
  return loaded.channels.map(({ protocol, name }) => ({ protocol, name, id: `19:${protocol}@thread.tacv2` }));
}
