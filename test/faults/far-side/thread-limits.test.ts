import { expect, test } from 'vitest';
import { createPacer } from '../../../bot/teams/pace.ts';
import { sandwellSend } from '../../fixtures/given.ts';
import { startFarSide } from './open-line.ts';

const POST = /^\/v3\/conversations\/.+\/activities/;
const CARD = { kind: 'ask-for-action', key: 'stage:1', stage: '1' } as const;

/** A case with its thread, and a clock that stands until it is moved. */
async function withThread() {
  const clock = { now: 0 };
  const far = await startFarSide(
    10_000,
    createPacer(() => clock.now),
  );
  const desk = await far.open(sandwellSend, [{ key: 'disagreement-arose' }, { key: 'raised' }]);
  await desk.deliver();
  clock.now += 60_000;
  const posts = () =>
    far.connector.requests().filter(({ method, path }) => method === 'POST' && POST.test(path));
  return { far, desk, clock, before: posts().length, posts };
}

test('of ten messages at once seven go into a thread, and the others wait until Teams takes them', async () => {
  const { far, desk, clock, before, posts } = await withThread();
  const outcomes = [];
  for (let n = 0; n < 10; n += 1) outcomes.push(await desk.farSide(CARD));
  expect(posts().length - before).toBe(7);
  expect(outcomes.filter(({ outcome }) => outcome === 'delivered')).toHaveLength(7);
  expect(outcomes.at(-1)).toMatchObject({ outcome: 'failed', retry: true, afterMs: 1_000 });
  clock.now += 1_000;
  expect(await desk.farSide(CARD)).toMatchObject({ outcome: 'delivered' });
  await far.stop();
});

test('a thread that Teams has asked to leave alone is left alone, by every message', async () => {
  const { far, desk, clock, before, posts } = await withThread();
  const busy = { status: 429, headers: { 'retry-after': '30' } };
  far.connector.faults.add({ match: { method: 'POST', path: POST, times: 1 }, do: busy });
  expect(await desk.farSide(CARD)).toMatchObject({ retry: true, afterMs: 30_000 });
  expect(await desk.farSide(CARD)).toMatchObject({ retry: true, afterMs: 30_000 });
  expect(posts().length - before).toBe(1);
  clock.now += 30_000;
  expect(await desk.farSide(CARD)).toMatchObject({ outcome: 'delivered' });
  await far.stop();
});
