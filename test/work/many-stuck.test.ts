import { expect, it } from 'vitest';
import { deliverLeftovers } from '../../bot/work/wake-due-cases.ts';
import { put } from '../contracts/case-store.ts';
import { commitOf } from '../store/example-case.ts';
import { sandwell } from './desks.ts';

/** More than one run of the timer takes, and all of them before the one that could go out. */
const STUCK = Array.from({ length: 205 }, (_, n) => `AA-${String(n).padStart(6, '0')}`);
const LAST = 'ZZ-000000';

it('given more cases that wait for a channel than a run takes, then what waits in another one goes out all the same', async () => {
  const desk = await sandwell();
  await desk.deliver();
  const { receipts, ...kase } = await desk.case();
  const effects = [{ kind: 'open-thread', key: 'thread' }] as const;
  for (const ref of [...STUCK, LAST])
    await put(desk.store, commitOf({ ...kase, receipts: {}, ref }, { effects }));
  desk.farSide = () =>
    desk.sent.at(-1)?.case.ref === LAST
      ? { outcome: 'delivered', ids: { id: '1' } }
      : { outcome: 'failed', why: 'no channel is set up for this protocol', retry: false };
  for (let minute = 1; minute <= 2; minute += 1) {
    desk.now = new Date(Date.parse(desk.now) + 60_000).toISOString();
    await deliverLeftovers(desk.deps);
  }
  expect(Object.keys(receipts)).toContain('thread');
  expect((await desk.store.load(LAST))?.case.receipts).toHaveProperty('thread');
});
