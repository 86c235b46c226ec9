import * as z from 'zod';
import { AGENCY_TYPES } from '../protocol/agency-type.ts';
import { settingsSchema } from './settings-schema.ts';

const name = z.string().trim().min(1);
/** Entra writes its ids in small letters; whoever copies them does not always. */
const id = z.guid().toLowerCase();
const day = z.iso.date();
const unconfirmed = z.strictObject({ by: name, at: z.iso.datetime(), ref: z.string().exactOptional() });

export const agencySchema = z.strictObject({ id: name, name, type: z.enum(AGENCY_TYPES) });

export const personSchema = z.strictObject({
  id,
  name,
  email: z.email(),
  agency: name,
  jobTitle: name.exactOptional(),
  employer: z.enum(['childrens-services', 'council-other', 'other']).exactOptional(),
  team: name.exactOptional(),
  entraId: id.exactOptional(),
  outside: z.boolean().exactOptional(),
  away: z.strictObject({ from: day, until: day }).exactOptional(),
  unconfirmed: unconfirmed.exactOptional(),
});

export const roleSchema = z.strictObject({
  protocol: name,
  role: name,
  agency: name,
  person: id,
  team: name.exactOptional(),
  deputy: id.exactOptional(),
  from: day.exactOptional(),
  endsOn: day.exactOptional(),
  unconfirmed: unconfirmed.exactOptional(),
});

/** Ids that are left out are learnt when the bot is installed in the channel. */
export const channelSchema = z.strictObject({
  protocol: name,
  name: name.exactOptional(),
  tenantId: z.string().exactOptional(),
  teamId: z.string().exactOptional(),
  channelId: z.string().exactOptional(),
  serviceUrl: z.string().exactOptional(),
});

/** A team in which the bot is installed, and who installed it. */
export const teamSchema = z.strictObject({
  teamId: name,
  tenantId: z.string(),
  serviceUrl: z.string(),
  installedBy: id,
  installedByName: z.string(),
  at: z.iso.datetime(),
});

const shapeSchema = z.strictObject({
  agencies: z.array(agencySchema),
  people: z.array(personSchema),
  roles: z.array(roleSchema),
  channels: z.array(channelSchema),
  settings: z.array(settingsSchema).default([]),
});

/** A whole directory, as a file of it is written. */
export type Directory = z.output<typeof shapeSchema>;

/** As zod calls for it: a place in the file, and what is wrong there. */
type Complain = (path: (string | number)[], message: string) => void;

/** A directory that does not contradict itself: nothing twice, and nothing that refers to what is not there. */
export const directorySchema = shapeSchema.superRefine((directory, context) => {
  const complain: Complain = (path, message) => context.addIssue({ code: 'custom', path, message });
  complainOfTwins(directory, complain);
  complainOfStrangers(directory, complain);
});

function complainOfTwins(
  { agencies, people, roles, channels, settings }: Directory,
  complain: Complain,
): void {
  const once = (list: string, keys: readonly string[]) => {
    keys.forEach((key, index) => {
      if (keys.indexOf(key) < index) complain([list, index], `is there twice: ${key}`);
    });
  };
  once(
    'agencies',
    agencies.map(({ id }) => id),
  );
  once(
    'people',
    people.map((person) => person.id),
  );
  once(
    'roles',
    roles.map(({ protocol, role, agency, person, team }) =>
      [protocol, role, agency, person, ...(team === undefined ? [] : [team])].join(' '),
    ),
  );
  once(
    'channels',
    channels.map(({ protocol }) => protocol),
  );
  once(
    'settings',
    settings.map(({ protocol }) => protocol),
  );
}

function complainOfStrangers({ agencies, people, roles }: Directory, complain: Complain): void {
  const knownAgencies = new Set(agencies.map((agency) => agency.id));
  const knownPeople = new Set(people.map((person) => person.id));
  const agencyOf = (list: string) => (item: { agency: string }, index: number) => {
    if (!knownAgencies.has(item.agency))
      complain([list, index, 'agency'], `no agency has the id ${item.agency}`);
  };
  people.forEach(agencyOf('people'));
  roles.forEach(agencyOf('roles'));
  roles.forEach(({ person, deputy }, index) => {
    if (!knownPeople.has(person)) complain(['roles', index, 'person'], `nobody has the id ${person}`);
    if (deputy !== undefined && !knownPeople.has(deputy))
      complain(['roles', index, 'deputy'], `nobody has the id ${deputy}`);
  });
}
