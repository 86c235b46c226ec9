import { expect, it } from 'vitest';
import { put } from '../contracts/case-store.ts';
import { REF } from '../fixtures/desk.ts';
import { commitOf, telling } from '../store/example-case.ts';
import { pending, sandwell } from './desks.ts';

it('given more that waits in a case than the ends of which go into one write, then all of it goes out once, and is on record', async () => {
  const desk = await sandwell();
  await desk.deliver();
  const keys = Array.from({ length: 120 }, (_, n) => `told-${n}`);
  for (const some of [keys.slice(0, 60), keys.slice(60)]) {
    const { version = '' } = (await desk.store.load(REF)) ?? {};
    const effects = some.map(telling);
    await put(desk.store, commitOf(await desk.case(), { expected: version, effects }));
  }
  desk.sent.length = 0;
  await desk.deliver();
  expect(desk.sent.map(({ effect }) => effect.key)).toEqual(keys);
  expect(await pending(desk)).toEqual([]);
  const { receipts } = await desk.case();
  expect(keys.filter((key) => receipts[key]?.outcome !== 'delivered')).toEqual([]);
});
