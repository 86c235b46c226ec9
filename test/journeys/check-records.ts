import { withOneOffs } from '../../bot/protocol/calendar.ts';
import type { Pins } from '../../bot/protocol/case.ts';
import type { World } from '../../bot/protocol/world.ts';
import { SNAPSHOT } from '../../bot/store/case-rows.ts';
import type { Tables } from '../../bot/tables/open-tables.ts';
import { readRecord } from '../../bot/tools/inspect/read-record.ts';
import { verifyRecord } from '../../bot/tools/inspect/verify-record.ts';
import { harbour } from '../fixtures/engine-stories.ts';
import { worldOf } from '../fixtures/play-case.ts';

const pinned = ({ id, holidays }: Pins): World => {
  const world = id === harbour.protocol.id ? harbour : worldOf(id);
  return { ...world, calendar: withOneOffs(world.calendar, holidays) };
};

/** The references of all cases that are stored. */
async function allRefs(tables: Tables): Promise<string[]> {
  const cases = await tables('Cases');
  const queryOptions = { filter: `RowKey eq '${SNAPSHOT}'`, select: ['partitionKey'] };
  const refs: string[] = [];
  for await (const { partitionKey } of cases.listEntities({ queryOptions })) refs.push(String(partitionKey));
  return refs;
}

/** Every case that a journey has left: its record must hold, entry by entry and limit by limit. */
export async function checkRecords(tables: Tables): Promise<void> {
  for (const ref of await allRefs(tables)) {
    const record = await readRecord(tables, ref);
    const { findings } = record ? verifyRecord(record, pinned) : { findings: [{ text: 'It is gone.' }] };
    if (findings.length > 0)
      throw new Error(`the record of ${ref} does not hold: ${findings.map(({ text }) => text).join(' ')}`);
  }
}
