import type { CaseEvent } from '../../../bot/protocol/event.ts';
import { chainHash } from '../../../bot/store/event-chain.ts';
import { createTableCaseStore } from '../../../bot/store/table-case-store.ts';
import { joinText, toJson } from '../../../bot/tables/long-text.ts';
import { existingTables, openTables } from '../../../bot/tables/open-tables.ts';
import type { StoredRow } from '../../../bot/tables/read-rows.ts';
import type { Finding } from '../../../bot/tools/inspect/finding.ts';
import { type RawRecord, readRecord } from '../../../bot/tools/inspect/read-record.ts';
import { verifyRecord } from '../../../bot/tools/inspect/verify-record.ts';
import { readCalendar } from '../../../bot/read-calendar.ts';
import { readAllVersions } from '../../../bot/read-protocols.ts';
import { pinnedWorlds } from '../../../bot/work/pinned-worlds.ts';
import { newRef } from '../../contracts/case-store.ts';
import { startTables } from '../../sandbox/tables.ts';
import { eventsOf, storeCase } from './played.ts';

export const worldOf = pinnedWorlds(readAllVersions(), readCalendar());

export const rowKey = (entry: number): string => `event|${String(entry).padStart(10, '0')}`;

/** A storage in which the service has stored cases. */
export async function startStorage() {
  const server = await startTables();
  const tables = openTables({ connectionString: server.connectionString });
  const store = createTableCaseStore(tables);
  const only = existingTables({ connectionString: server.connectionString });
  return {
    server,
    cases: await tables('Cases'),
    /** A case as the service has stored it; its reference. */
    put: async (scenario: string): Promise<string> => {
      const ref = newRef();
      await storeCase(store, await eventsOf(scenario, ref));
      return ref;
    },
    /** The same of events that a fixture has. */
    putEvents: async (events: readonly CaseEvent[]): Promise<string> => {
      const ref = newRef();
      await storeCase(
        store,
        events.map((event) => (event.type === 'opened' ? { ...event, ref } : event)),
      );
      return ref;
    },
    read: async (ref: string): Promise<RawRecord> => {
      const record = await readRecord(only, ref);
      if (!record) throw new RangeError(`nothing is stored of ${ref}`);
      return record;
    },
  };
}

/** A row with other content, and with the hash that fits it at a place. */
export function forged(
  row: StoredRow,
  previous: string,
  number: number,
  change: (event: never) => object,
): StoredRow {
  const json = toJson(change(JSON.parse(joinText(row)) as never));
  return { ...row, c000: json, parts: 1, hash: chainHash(previous, number, Number(row['schema']), json) };
}

/** The rows of a record in the hands of somebody who may write to them. */
export function inHand(record: RawRecord) {
  const rows = new Map(record.events.map((row) => [row.rowKey, row]));
  let { snapshot } = record;
  const entry = (number: number): StoredRow => rows.get(rowKey(number)) as StoredRow;
  const check = (mark?: string) => {
    const events = [...rows.values()].sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1));
    return verifyRecord({ ref: record.ref, snapshot, events }, worldOf, mark);
  };
  return {
    last: record.events.length,
    entry,
    hashOf: (number: number): string => String(entry(number)['hash']),
    check,
    first: (): Finding | undefined => check().findings[0],
    /** Changes the properties of an entry's row. */
    change: (number: number, properties: object) =>
      rows.set(rowKey(number), { ...entry(number), ...properties }),
    changeCase: (properties: object) => (snapshot = { ...(snapshot as StoredRow), ...properties }),
    remove: (number: number) => rows.delete(rowKey(number)),
    removeCase: () => (snapshot = undefined),
    caseNow: () => JSON.parse(joinText(snapshot as StoredRow)) as Record<string, unknown>,
    /** Writes a row in the place of an entry, whatever stands there. */
    write: (place: number | string, row: StoredRow) => {
      const key = typeof place === 'number' ? rowKey(place) : place;
      rows.set(key, { ...row, rowKey: key });
    },
  };
}
