import type { TableClient } from '@azure/data-tables';
import type { DirectoryRecord } from '../ports/people.ts';
import { callTable } from '../tables/call-table.ts';
import type { Tables } from '../tables/open-tables.ts';
import { allRows } from '../tables/read-rows.ts';
import { completeChannel } from './complete-channel.ts';
import { AGENCY, CHANNEL, PERSON, readDirectoryRow, ROLE, SETTINGS, TEAM } from './directory-rows.ts';

/** Throws `StoreError`. */
export const openDirectory = (tables: Tables): Promise<TableClient> =>
  callTable('opening the directory', () => tables('Directory'));

/** The whole table, as it is now; channels only where it is known how they are reached. Throws `StoreError`. */
export async function readDirectory(tables: Tables): Promise<DirectoryRecord> {
  const table = await openDirectory(tables);
  const rows = (partitionKey: string) => allRows(table, { partitionKey });
  const [agencies, people, roles, channels, settings, teams] = await Promise.all([
    rows(AGENCY),
    rows(PERSON),
    rows(ROLE),
    rows(CHANNEL),
    rows(SETTINGS),
    rows(TEAM),
  ]);
  return {
    agencies: agencies.map((row) => readDirectoryRow(AGENCY, row)),
    people: people.map((row) => readDirectoryRow(PERSON, row)),
    roles: roles.map((row) => readDirectoryRow(ROLE, row)),
    channels: channels.flatMap((row) => completeChannel(readDirectoryRow(CHANNEL, row)) ?? []),
    settings: settings.map((row) => readDirectoryRow(SETTINGS, row)),
    teams: teams.map((row) => readDirectoryRow(TEAM, row)),
  };
}
