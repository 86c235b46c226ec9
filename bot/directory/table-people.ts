import type { TableClient } from '@azure/data-tables';
import type { Clock } from '../ports/clock.ts';
import type { Channel, DirectoryRecord, People } from '../ports/people.ts';
import { callTable } from '../tables/call-table.ts';
import type { Tables } from '../tables/open-tables.ts';
import { channelRow } from './directory-rows.ts';
import { createLookUps } from './look-up.ts';
import { openDirectory, readDirectory } from './read-directory.ts';
import { type Memory, rememberFor } from './remember-for.ts';

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
  return {
    ...createLookUps(async (at) => at(await memory.recall()), clock),
    saveChannel: async (channel) => {
      await saveChannel(await openDirectory(tables), channel);
      memory.forget();
    },
  };
}

const saveChannel = (table: TableClient, channel: Channel): Promise<unknown> =>
  callTable('saving a channel', () => table.upsertEntity(channelRow(channel), 'Merge'));
