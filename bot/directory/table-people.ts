import type { TableClient } from '@azure/data-tables';
import type { Clock } from '../ports/clock.ts';
import type { Channel, People } from '../ports/people.ts';
import { callTable } from '../tables/call-table.ts';
import type { Tables } from '../tables/open-tables.ts';
import { allRows } from '../tables/read-rows.ts';
import { completeChannel } from './complete-channel.ts';
import { AGENCY, CHANNEL, channelRow, PERSON, readDirectoryRow, ROLE, SETTINGS } from './directory-rows.ts';
import {
  findChannel,
  findPerson,
  findSettings,
  findSignedIn,
  listAgencies,
  listHolders,
  listPeople,
  type Snapshot,
} from './look-up.ts';
import { londonDay } from '../protocol/instant.ts';
import type { Roster } from '../protocol/roster.ts';
import { rememberFor } from './remember-for.ts';
import { toRoster } from './to-roster.ts';

/** So long a turn may see the directory as it was, in milliseconds. */
const REMEMBERED = 60_000;

/**
 * The directory in the table `Directory`. It is read as a whole, and again when it is older than 60 seconds by `clock`.
 * Every method throws `StoreError`; see its codes.
 */
export function createTablePeople(tables: Tables, clock: Clock): People {
  const opened = () => callTable('opening the directory', () => tables('Directory'));
  const memory = rememberFor(REMEMBERED, clock, async () => await readAll(await opened()));
  const rosters = new WeakMap<Snapshot, Roster>();
  const rosterOf = (snapshot: Snapshot): Roster => {
    const roster = rosters.get(snapshot) ?? toRoster(snapshot, clock.now());
    rosters.set(snapshot, roster);
    return roster;
  };
  const look = async <T>(at: (snapshot: Snapshot) => T): Promise<T> => at(await memory.recall());
  return {
    person: (id) => look((snapshot) => findPerson(snapshot, id)),
    signedIn: (entraId) => look((snapshot) => findSignedIn(snapshot, entraId)),
    roster: () => look(rosterOf),
    agencies: () => look(listAgencies),
    peopleOf: (agency) => look((snapshot) => listPeople(snapshot, agency)),
    holders: (protocol, role, agency) =>
      look((snapshot) => listHolders(snapshot, londonDay(clock.now()), protocol, role, agency)),
    channel: (protocol) => look((snapshot) => findChannel(snapshot, protocol)),
    saveChannel: async (channel) => {
      await saveChannel(await opened(), channel);
      memory.forget();
    },
    settings: (protocol) => look((snapshot) => findSettings(snapshot, protocol)),
  };
}

const saveChannel = (table: TableClient, channel: Channel): Promise<unknown> =>
  callTable('saving a channel', () => table.upsertEntity(channelRow(channel), 'Merge'));

async function readAll(table: TableClient): Promise<Snapshot> {
  const rows = (partitionKey: string) => allRows(table, { partitionKey });
  const [agencies, people, roles, channels, settings] = await Promise.all(
    [AGENCY, PERSON, ROLE, CHANNEL, SETTINGS].map(rows),
  );
  return {
    agencies: (agencies ?? []).map((row) => readDirectoryRow(AGENCY, row)),
    people: (people ?? []).map((row) => readDirectoryRow(PERSON, row)),
    roles: (roles ?? []).map((row) => readDirectoryRow(ROLE, row)),
    channels: (channels ?? []).flatMap((row) => completeChannel(readDirectoryRow(CHANNEL, row)) ?? []),
    settings: (settings ?? []).map((row) => readDirectoryRow(SETTINGS, row)),
  };
}
