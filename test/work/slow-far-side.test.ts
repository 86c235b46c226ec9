import { describe, expect, it } from 'vitest';
import { StoreError } from '../../bot/tables/store-error.ts';
import { deliverEffects } from '../../bot/work/deliver-effects.ts';
import { firstToSend } from '../../bot/work/first-to-send.ts';
import { handleCommand } from '../../bot/work/handle-command.ts';
import { heldAfter } from '../../bot/work/held-case.ts';
import type { Allowance } from '../../bot/work/send-effect.ts';
import { deliverLeftovers } from '../../bot/work/wake-due-cases.ts';
import { type Desk, REF } from '../fixtures/desk.ts';
import { personOf, sandwellSend } from '../fixtures/given.ts';
import { commitOf, telling } from '../store/example-case.ts';
import { kinds, pending, sandwell } from './desks.ts';

/** A turn as the service handles it: what it sends first is begun with its commit. */
async function turn(desk: Desk, allowance: Allowance): Promise<void> {
  const actor = { person: personOf('raising practitioner'), name: 'raising practitioner' };
  const report = { key: 'referred', stage: '2', reason: 'it is urgent' } as const;
  const command = { id: 'refers', now: desk.now, actor, type: 'record', report } as const;
  const target = { ref: REF, pins: sandwellSend.protocol, command };
  const outcome = await handleCommand(desk.deps, target, firstToSend);
  if (outcome.done === 'accepted') await deliverEffects(desk.deps, outcome.held, allowance);
}

/** Time that says so when somebody looks at it over and over. */
function watched(end: () => number): Allowance {
  let looks = 0;
  return {
    repeats: 0,
    get end() {
      if ((looks += 1) > 1_000) throw new Error('it goes round and round');
      return end();
    },
  };
}
/** Time that is over as soon as the far side has been asked. */
const untilAsked = (desk: Desk): Allowance => watched(() => (desk.sent.length > 0 ? -1 : Infinity));
const overAlready = (): Allowance => watched(() => -1);

describe('given that storage goes away between two messages', () => {
  it('then the one that was sent is on record, the other is not sent, and the fault is not swallowed', async () => {
    const desk = await sandwell();
    let marks = 0;
    const mark: typeof desk.store.mark = (...given) =>
      (marks += 1) === 3 ? Promise.reject(new Error('storage is away')) : desk.store.mark(...given);
    const deps = { ...desk.deps, store: { ...desk.store, mark } };
    await expect(deliverLeftovers(deps)).rejects.toThrow('1 of 1 cases failed');
    expect(kinds(desk)).toEqual(['open-thread', 'ask-for-action']);
    expect((await desk.case()).receipts['stage:1']?.outcome).toBe('delivered');
    await deliverLeftovers(desk.deps);
    expect(kinds(desk).filter((kind) => kind === 'ask-for-action')).toHaveLength(1);
    expect(await pending(desk)).toEqual([]);
  });
});

describe('given that storage is away for a moment when a receipt is kept', () => {
  it('then it is kept with the next try, and nothing is called uncertain', async () => {
    const desk = await sandwell();
    let commits = 0;
    const commit: typeof desk.store.commit = (given) =>
      (commits += 1) === 1
        ? Promise.reject(new StoreError('unavailable', 'writing the index: 429'))
        : desk.store.commit(given);
    await deliverLeftovers({ ...desk.deps, store: { ...desk.store, commit } });
    expect((await desk.case()).receipts['thread']?.outcome).toBe('delivered');
    expect(kinds(desk).filter((kind) => kind === 'open-thread')).toHaveLength(1);
  });
});

describe('given that Teams takes longer to refuse than a turn has', () => {
  it('then the turn ends there, and the timer sends the refused message and the others', async () => {
    const desk = await sandwell();
    await desk.deliver();
    desk.sent.length = 0;
    desk.farSide = () => ({ outcome: 'failed', why: 'Teams could not be reached', retry: true });
    await turn(desk, untilAsked(desk));
    expect(kinds(desk)).toContain('ask-for-action');
    expect(kinds(desk)).not.toContain('mention-holders');
    expect(await pending(desk)).toEqual(expect.arrayContaining(['ask-for-action', 'mention-holders']));
    desk.farSide = () => ({ outcome: 'delivered', ids: { id: '1' } });
    await desk.deliver();
    expect(await pending(desk)).toEqual([]);
  });
  it('then what its turn has begun is sent even where it was asked for twice, and another thing in between', async () => {
    const desk = await sandwell();
    await desk.deliver();
    desk.sent.length = 0;
    const { version: expected = '' } = (await desk.store.load(REF)) ?? {};
    const effects = [telling('one'), telling('other'), telling('one')];
    const commit = commitOf(await desk.case(), { expected, effects, begins: { key: 'one', at: desk.now } });
    const result = await desk.store.commit(commit);
    if (result.done !== 'committed') throw new Error('it was not stored');
    const held = heldAfter({ case: commit.next, version: expected, pending: [] }, commit, result);
    await deliverEffects(desk.deps, held, overAlready());
    expect(desk.sent.map(({ effect }) => effect.key)).toEqual(['one']);
    await desk.deliver();
    expect(desk.sent.map(({ effect }) => effect.key)).toEqual(['one', 'other']);
  });
});
