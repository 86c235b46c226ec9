import { expect, it } from 'vitest';
import { deliverLeftovers, wakeDueCases } from '../../bot/work/wake-due-cases.ts';
import { put } from '../contracts/case-store.ts';
import { at } from '../fixtures/given.ts';
import { commitOf } from '../store/example-case.ts';
import { sandwell } from './desks.ts';

/** Due one after the other, and more than a sweep goes on with at once. */
const OTHERS = ['XX-000002', 'XX-000003', 'XX-000004', 'XX-000005'];
const LAST = 'XX-000006';

it('given a sweep that lasts for minutes, when the other timer looks, then what the sweep has just begun is not taken to be cut off', async () => {
  const desk = await sandwell();
  await desk.deliver();
  for (const [index, ref] of [...OTHERS, LAST].entries())
    await put(
      desk.store,
      commitOf({ ...(await desk.case()), ref }, { wakeAt: at(`2026-09-07 09:0${index}`) }),
    );
  desk.now = at('2026-10-07 10:00');
  desk.farSide = async (effect) => {
    const { case: kase } = desk.sent.at(-1) ?? {};
    if (effect.kind === 'remind' && kase?.ref === OTHERS[0]) desk.now = at('2026-10-07 10:03');
    if (effect.kind === 'remind' && kase?.ref === LAST) await deliverLeftovers(desk.deps);
    return { outcome: 'delivered', ids: { id: '1' } };
  };
  await wakeDueCases(desk.deps);
  const { receipts = {} } = (await desk.store.load(LAST))?.case ?? {};
  const told = Object.entries(receipts).find(([key]) => key.startsWith('remind:'));
  expect(told?.[1]).toMatchObject({ outcome: 'delivered' });
});
