import { expect, it } from 'vitest';
import { rememberFor } from '../../bot/directory/remember-for.ts';

function clockAt(start: string) {
  let now = Date.parse(start);
  return { now: () => new Date(now).toISOString(), move: (ms: number) => (now += ms) };
}

it('fetches once for all who want it at the same time', async () => {
  let fetches = 0;
  const memory = rememberFor(1000, clockAt('2026-04-01T09:00:00.000Z'), () =>
    Promise.resolve((fetches += 1)),
  );
  expect(await Promise.all([memory.recall(), memory.recall()])).toEqual([1, 1]);
});

it('does not keep a failure', async () => {
  let fetches = 0;
  const memory = rememberFor(1000, clockAt('2026-04-01T09:00:00.000Z'), () =>
    (fetches += 1) === 1 ? Promise.reject(new Error('away')) : Promise.resolve('here'),
  );
  await expect(memory.recall()).rejects.toThrow('away');
  expect(await memory.recall()).toBe('here');
});

it('fetches again when the clock was set back a long way', async () => {
  let fetches = 0;
  const clock = clockAt('2026-04-01T09:00:00.000Z');
  const memory = rememberFor(1000, clock, () => Promise.resolve((fetches += 1)));
  await memory.recall();
  clock.move(-5000);
  expect(await memory.recall()).toBe(2);
});
