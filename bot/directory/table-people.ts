import type { TableClient } from '@azure/data-tables';
import type { Clock } from '../ports/clock.ts';
import type { Channel, DirectoryRecord, People } from '../ports/people.ts';
import { callTable } from '../tables/call-table.ts';
import type { Tables } from '../tables/open-tables.ts';
import { channelRow } from './directory-rows.ts';
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
import { openDirectory, readDirectory } from './read-directory.ts';
import { type Memory, rememberFor } from './remember-for.ts';
import { toRoster } from './to-roster.ts';

/** So long a turn may see the directory as it was, in milliseconds. */
const REMEMBERED = 60_000;

/** The whole directory, read again when it is older than 60 seconds by `clock`. */
export const rememberDirectory = (tables: Tables, clock: Clock): Memory<DirectoryRecord> =>
  rememberFor(REMEMBERED, clock, () => readDirectory(tables));

/**
 * The directory in the table `Directory`, as `memory` has it; whoever changes it elsewhere makes the memory forget.
 * Every method throws `StoreError`; see its codes.
 */
export function createTablePeople(
  tables: Tables,
  clock: Clock,
  memory: Memory<DirectoryRecord> = rememberDirectory(tables, clock),
): People {
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
      await saveChannel(await openDirectory(tables), channel);
      memory.forget();
    },
    settings: (protocol) => look((snapshot) => findSettings(snapshot, protocol)),
  };
}

const saveChannel = (table: TableClient, channel: Channel): Promise<unknown> =>
  callTable('saving a channel', () => table.upsertEntity(channelRow(channel), 'Merge'));
