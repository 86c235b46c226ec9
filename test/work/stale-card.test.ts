import { expect, it } from 'vitest';
import { createGate } from '../store/faulty-line.ts';
import { pending, sandwell } from './desks.ts';

it('given two turns that draw one card, when the older drawing arrives last, then the card does not stay as it was', async () => {
  const desk = await sandwell();
  await desk.deliver();
  await desk.tell('raising practitioner', { key: 'spoke' });
  const gate = createGate();
  /** The revisions of the case that the card in the thread has shown, in order. */
  const shown: number[] = [];
  let drawn = 0;
  desk.farSide = async ({ kind }) => {
    if (kind !== 'refresh-thread') return { outcome: 'delivered', ids: {} };
    const { revision = 0 } = desk.sent.at(-1)?.case ?? {};
    drawn += 1;
    if (drawn === 1) await gate.pass();
    shown.push(revision);
    return { outcome: 'delivered', ids: {} };
  };
  const older = desk.deliver();
  await gate.reached;
  await desk.tell('raising practitioner', { key: 'referred', stage: '2', reason: 'it is urgent' });
  await desk.deliver();
  gate.open();
  await older;
  expect(await pending(desk)).toEqual([]);
  expect(shown).toHaveLength(3);
  expect(shown[1]).toBeLessThan(shown[0] ?? 0);
  expect(shown[2]).toBeGreaterThanOrEqual(shown[0] ?? 0);
});
