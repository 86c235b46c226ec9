import type * as z from 'zod';
import type { Channel, DirectoryChange } from '../ports/people.ts';
import type { Holding } from '../protocol/roster.ts';
import { keyOf } from '../tables/encode-key.ts';
import type { StoredRow } from '../tables/read-rows.ts';
import { checkRow, type Row } from '../tables/row-limits.ts';
import { StoreError } from '../tables/store-error.ts';
import { agencySchema, channelSchema, type Directory, teamSchema } from './directory-schema.ts';
import { personFields, personRowSchema } from './person-row.ts';
import { roleFields, roleRowSchema } from './role-row.ts';
import { settingsFields, settingsRowSchema } from './settings-schema.ts';

/** The partitions of the table `Directory`. */
export const AGENCY = 'agency';
export const PERSON = 'person';
export const ROLE = 'role';
export const CHANNEL = 'channel';
export const SETTINGS = 'settings';
export const TEAM = 'team';
/** Who changed what, and when. */
export const CHANGE = 'change';

/** A text property a field; what is not known is left out. */
function rowOf(
  partitionKey: string,
  rowKey: string,
  fields: Readonly<Record<string, string | undefined>>,
): Row {
  const known = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
  const row = { ...Object.fromEntries(known), partitionKey, rowKey };
  checkRow(row);
  return row;
}

/** A person holds a role for an agency once, or once for each of its teams. */
export const roleKey = ({ protocol, role, agency, person, team }: Holding): string =>
  keyOf(protocol, role, agency, person.toLowerCase(), ...(team === undefined ? [] : [team]));

export const personKey = (id: string): string => keyOf(id.toLowerCase());

/** A whole directory as rows. Throws `StoreError('key-too-long')`. */
export const directoryRows = ({ agencies, people, roles, channels, settings }: Directory): Row[] => [
  ...agencies.map((agency) => rowBy({ kind: 'put-agency', agency })),
  ...people.map((person) => rowBy({ kind: 'put-person', person })),
  ...roles.map((role) => rowBy({ kind: 'put-role', role })),
  // A file may know less of a channel, and what it is called.
  ...channels.map((channel) => rowOf(CHANNEL, keyOf(channel.protocol), channel)),
  ...settings.map((set) => rowBy({ kind: 'put-settings', settings: set })),
];

export const channelRow = (channel: Channel): Row => {
  const { protocol, tenantId, teamId, channelId, serviceUrl } = channel;
  return rowOf(CHANNEL, keyOf(protocol), { protocol, tenantId, teamId, channelId, serviceUrl });
};

/** The row that a change writes. Throws `StoreError('unwritable')` where it could not be read again. */
export function changedRow(change: Put): Row {
  const row = rowBy(change);
  const wrong = mistakesIn(row.partitionKey as Kind, row);
  if (wrong !== undefined)
    throw new StoreError('unwritable', `row ${row.partitionKey} ${row.rowKey} of the directory: ${wrong}`);
  return row;
}

type Put = Exclude<DirectoryChange, { kind: 'remove-person' | 'remove-role' }>;
export const isPut = (change: DirectoryChange): change is Put =>
  change.kind !== 'remove-person' && change.kind !== 'remove-role';

function rowBy(change: Put): Row {
  switch (change.kind) {
    case 'put-agency':
      return rowOf(AGENCY, keyOf(change.agency.id), { ...change.agency });
    case 'put-person':
      return rowOf(PERSON, personKey(change.person.id), personFields(change.person));
    case 'put-role':
      return rowOf(ROLE, roleKey(change.role), roleFields(change.role));
    case 'put-channel':
      return channelRow(change.channel);
    case 'put-settings':
      return rowOf(SETTINGS, keyOf(change.settings.protocol), settingsFields(change.settings));
    case 'put-team':
      return rowOf(TEAM, keyOf(change.team.teamId), { ...change.team });
  }
}

const SCHEMAS = {
  [AGENCY]: agencySchema,
  [PERSON]: personRowSchema,
  [ROLE]: roleRowSchema,
  [CHANNEL]: channelSchema,
  [SETTINGS]: settingsRowSchema,
  [TEAM]: teamSchema,
};

type Kind = keyof typeof SCHEMAS;

/** Reads a row of a partition. Throws `StoreError('unreadable')`, naming the row and the property. */
export function readDirectoryRow<K extends Kind>(kind: K, row: StoredRow): z.output<(typeof SCHEMAS)[K]> {
  const parsed = SCHEMAS[kind].safeParse(fieldsOf(row));
  if (parsed.success) return parsed.data as z.output<(typeof SCHEMAS)[K]>;
  throw new StoreError('unreadable', `row ${kind} ${row.rowKey} of the directory: ${placesOf(parsed.error)}`);
}

const fieldsOf = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(row).filter(([name]) => !OF_THE_SERVICE.has(name) && !name.startsWith('odata.')),
  );

/** Where it is wrong, without what stands there. */
const placesOf = ({ issues }: z.ZodError): string =>
  issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.code}`).join('; ');

function mistakesIn(kind: Kind, row: Row): string | undefined {
  const parsed = SCHEMAS[kind].safeParse(fieldsOf(row));
  return parsed.success ? undefined : placesOf(parsed.error);
}

const OF_THE_SERVICE = new Set(['partitionKey', 'rowKey', 'timestamp', 'etag']);
