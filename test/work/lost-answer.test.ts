import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseStore } from '../../bot/ports/case-store.ts';
import { createTableCaseStore } from '../../bot/store/table-case-store.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import { deliverEffects } from '../../bot/work/deliver-effects.ts';
import { firstToSend } from '../../bot/work/first-to-send.ts';
import { handleCommand } from '../../bot/work/handle-command.ts';
import type { DeliveryDeps } from '../../bot/work/send-effect.ts';
import { deliverLeftovers } from '../../bot/work/wake-due-cases.ts';
import { put } from '../contracts/case-store.ts';
import { REF } from '../fixtures/desk.ts';
import { personOf, sandwellSend } from '../fixtures/given.ts';
import { type Tables, startTables } from '../sandbox/tables.ts';
import { commitOf, telling } from '../store/example-case.ts';
import { broken, createGate, createLine, isTransaction, wellCarried } from '../store/faulty-line.ts';
import { sandwell } from './desks.ts';

let server: Tables;
/** Two processes on the same tables: the line of one can fail. */
const line = createLine();
let store: CaseStore;
let sound: CaseStore;

beforeAll(async () => {
  server = await startTables();
  const { connectionString } = server;
  store = createTableCaseStore(openTables({ connectionString, options: line.options }));
  sound = createTableCaseStore(openTables({ connectionString }));
});
afterAll(() => server.stop());

async function refer(deps: DeliveryDeps): Promise<void> {
  const actor = { person: personOf('raising practitioner'), name: 'raising practitioner' };
  const report = { key: 'referred', stage: '2', reason: 'it is urgent' } as const;
  const command = { id: 'refers', now: deps.clock.now(), actor, type: 'record', report } as const;
  const outcome = await handleCommand(deps, { ref: REF, pins: sandwellSend.protocol, command }, firstToSend);
  if (outcome.done === 'accepted') await deliverEffects(deps, outcome.held, { end: Infinity, repeats: 0 });
}

it('given a turn whose answer from storage is lost, when the timer is sending what it asked for, then the turn leaves that to it', async () => {
  const desk = await sandwell();
  await desk.deliver();
  await put(sound, commitOf(await desk.case(), { effects: [telling('left by an earlier turn')] }));
  const gate = createGate();
  const posted: string[] = [];
  desk.farSide = async ({ key }) => {
    posted.push(key);
    if (key === 'stage:2') await gate.pass();
    return { outcome: 'delivered', ids: { id: '1' } };
  };
  let sweep: Promise<unknown> | undefined;
  line.carry = async (request, send) => {
    const answer = await send(request);
    if (!isTransaction(request)) return answer;
    line.carry = wellCarried;
    sweep = deliverLeftovers({ ...desk.deps, store: sound });
    await gate.reached;
    throw broken();
  };
  await refer({ ...desk.deps, store });
  gate.open();
  await sweep;
  expect(posted.filter((key) => key === 'stage:2')).toEqual(['stage:2']);
  expect(await sound.pendingEffects(REF)).toEqual([]);
});
