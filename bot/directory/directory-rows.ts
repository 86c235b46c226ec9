import type { z } from 'zod';
import type { Channel } from '../ports/people.ts';
import type { Holding } from '../protocol/roster.ts';
import { keyOf } from '../tables/encode-key.ts';
import type { StoredRow } from '../tables/read-rows.ts';
import { checkRow, type Row } from '../tables/row-limits.ts';
import { StoreError } from '../tables/store-error.ts';
import { agencySchema, channelSchema, type Directory, roleSchema, teamSchema } from './directory-schema.ts';
import { personFields, personRowSchema } from './person-row.ts';
import { settingsFields, settingsRowSchema } from './settings-schema.ts';

/** The partitions of the table `Directory`. */
export const AGENCY = 'agency';
export const PERSON = 'person';
export const ROLE = 'role';
export const CHANNEL = 'channel';
export const SETTINGS = 'settings';
export const TEAM = 'team';

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
  keyOf(protocol, role, agency, person, ...(team === undefined ? [] : [team]));

/** A whole directory as rows. Throws `StoreError('key-too-long')`. */
export const directoryRows = ({ agencies, people, roles, channels, settings }: Directory): Row[] => [
  ...agencies.map((agency) => rowOf(AGENCY, keyOf(agency.id), agency)),
  ...people.map((person) => rowOf(PERSON, keyOf(person.id), personFields(person))),
  ...roles.map((held) => rowOf(ROLE, roleKey(held), held)),
  ...channels.map((channel) => rowOf(CHANNEL, keyOf(channel.protocol), channel)),
  ...settings.map((set) => rowOf(SETTINGS, keyOf(set.protocol), settingsFields(set))),
];

export const channelRow = (channel: Channel): Row => {
  const { protocol, tenantId, teamId, channelId, serviceUrl } = channel;
  return rowOf(CHANNEL, keyOf(protocol), { protocol, tenantId, teamId, channelId, serviceUrl });
};

const SCHEMAS = {
  [AGENCY]: agencySchema,
  [PERSON]: personRowSchema,
  [ROLE]: roleSchema,
  [CHANNEL]: channelSchema,
  [SETTINGS]: settingsRowSchema,
  [TEAM]: teamSchema,
};

type Kind = keyof typeof SCHEMAS;

/** Reads a row of a partition. Throws `StoreError('unreadable')`, naming the row and the property. */
export function readDirectoryRow<K extends Kind>(kind: K, row: StoredRow): z.output<(typeof SCHEMAS)[K]> {
  const fields = Object.fromEntries(
    Object.entries(row).filter(([name]) => !OF_THE_SERVICE.has(name) && !name.startsWith('odata.')),
  );
  const parsed = SCHEMAS[kind].safeParse(fields);
  if (parsed.success) return parsed.data as z.output<(typeof SCHEMAS)[K]>;
  const places = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.code}`);
  throw new StoreError('unreadable', `row ${kind} ${row.rowKey} of the directory: ${places.join('; ')}`);
}

const OF_THE_SERVICE = new Set(['partitionKey', 'rowKey', 'timestamp', 'etag']);
