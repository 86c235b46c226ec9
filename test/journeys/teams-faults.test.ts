import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FaultAction } from '../sandbox/faults.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { SANDWELL, fillIn, raise, toRaiseForm } from './raise.ts';
import { answerOf, kept, missing, refIn, stageCard } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());
beforeEach(() => here.connector.faults.clear());

/**
 * What Teams does, and how the message stands at once and after the sweep: `later` is delivered by a later try, as Teams
 * goes on being busy for longer than a turn lasts.
 */
type Stands = 'delivered' | 'later' | 'unknown' | 'failed';
const FAULTS: readonly [string, FaultAction, Stands][] = [
  [
    '403, the app is not in the team',
    { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } },
    'failed',
  ],
  ['413', { status: 413 }, 'failed'],
  ['412, once', { status: 412 }, 'delivered'],
  ['429, once', { status: 429 }, 'delivered'],
  ['412', { status: 412 }, 'later'],
  ['429', { status: 429 }, 'later'],
  ['429 with Retry-After', { status: 429, headers: { 'retry-after': '2' } }, 'later'],
  ['500', { status: 500 }, 'unknown'],
  ['502, although it was posted', { deliverThenStatus: 502 }, 'unknown'],
  ['504', { status: 504 }, 'unknown'],
  ['a cut connection', { resetBefore: true }, 'unknown'],
  ['a cut connection, although it was posted', { deliverThenReset: true }, 'unknown'],
  ['1 s of silence', { delayMs: 1_000 }, 'delivered'],
];
const timesOf = (stands: Stands): number => (stands === 'later' ? 9 : 1);
const NEW_THREAD = { method: 'POST', path: /^\/v3\/conversations$/ };
const POSTS = { method: 'POST', path: /^\/v3\/conversations\/.+\/activities/ };
const UPDATES = { method: 'PUT', path: /^\/v3\/conversations\/.+\/activities/ };

const sweep = async (): Promise<void> => {
  here.connector.faults.clear();
  await here.timeBecomes(new Date(here.host.now().getTime() + 60_000).toISOString());
  await here.host.runTimer('deliver');
};

const ownView = async (ref: string): Promise<string> => {
  const priya = here.seat('Priya Shah');
  await priya.say(`case ${ref}`);
  return answerOf(kept(priya.said().at(-1) ?? missing()));
};

/** At once, then after the sweep: what the receipt of a key says. */
async function standing(ref: string, key: RegExp, stands: Stands): Promise<void> {
  const outcomeOf = async (): Promise<string | undefined> =>
    Object.entries((await here.stored(ref)).receipts).find(([it]) => key.test(it))?.[1].outcome;
  expect(await outcomeOf()).toBe(stands === 'later' ? undefined : stands);
  await sweep();
  expect(await outcomeOf()).toBe(stands === 'later' ? 'delivered' : stands);
}

describe('Teams fails', () => {
  // Everything waits for the thread, so that what has certainly not opened it is tried until it does.
  const OPENING = FAULTS.map(
    ([name, fault, stands]) => [name, fault, stands === 'failed' ? 'later' : stands] as const,
  );
  test.each(OPENING)('%s, when the thread is opened', async (_, fault, stands) => {
    const priya = here.seat('Priya Shah');
    const form = await toRaiseForm(priya, 'sandwell-send');
    const preview = await priya.press(form, 'See what will be sent', SANDWELL);
    const threads = here.connector.threads().length;
    here.connector.faults.add({ match: { ...NEW_THREAD, times: timesOf(stands) }, do: fault });
    const sent = await priya.press(preview, 'Send');
    expect(sent.status).toBe(200);
    const ref = refIn(sent);
    if (stands !== 'delivered') expect(answerOf(sent)).toMatch(/please tell the other person yourself/i);
    if (stands === 'unknown') {
      expect(await ownView(ref)).toMatch(/may not have arrived/);
    }
    await standing(ref, /^thread$/, stands);
    expect(here.connector.threads().length - threads).toBeLessThanOrEqual(1);
    if (stands === 'delivered' || stands === 'later')
      expect(here.connector.threads()).toHaveLength(threads + 1);
  });

  test.each(FAULTS)('%s, when people are mentioned', async (_, fault, stands) => {
    const priya = here.seat('Priya Shah');
    const ref = refIn(await raise(priya, 'sandwell-send'));
    const form = await priya.press(await stageCard(here, ref), 'Propose how to settle it');
    here.connector.faults.add({ match: { ...POSTS, times: timesOf(stands) }, do: fault });
    const answered = await priya.press(form, 'form.submit', { wording: 'Weekly.' });
    expect(answered.status).toBe(200);
    expect(answerOf(answered)).toMatch(/has proposed how to settle it/);
    await standing(ref, /^mention:settlement-proposed/, stands);
    const posts = (await here.thread(ref)).messages.filter(({ text }) => text.includes('has proposed how'));
    expect(posts.length).toBeLessThanOrEqual(1);
    if (stands === 'later') expect(posts).toHaveLength(1);
    if (stands === 'unknown' || stands === 'failed') {
      const said = stands === 'failed' ? 'did not reach' : 'may not have reached';
      expect(here.wordsIn(await here.thread(ref))).toMatch(
        new RegExp(`The message in Teams ${said} Tom Baker \\(.+\\): told by e-mail on `),
      );
    }
    await fillIn(here.seat('Tom Baker'), await stageCard(here, ref), 'Answer the proposal', {
      answer: 'confirm',
    });
    expect((await here.stored(ref)).outcome).toBe('resolved');
  });

  test.each(FAULTS.filter((_, index) => index % 2 === 0))(
    '%s, when a card is redrawn: it is redrawn later, and nothing is posted',
    async (_, fault) => {
      const priya = here.seat('Priya Shah');
      const ref = refIn(await raise(priya, 'sandwell-send'));
      const before = (await here.thread(ref)).messages.length;
      here.connector.faults.add({ match: { ...UPDATES, times: 2 }, do: fault });
      const answered = await fillIn(priya, await stageCard(here, ref), 'It is on the file');
      expect(answered.status).toBe(200);
      expect(answered.card).toBeDefined();
      await sweep();
      const { revision } = await here.stored(ref);
      expect((await here.thread(ref)).messages).toHaveLength(before);
      if (!('status' in fault && [403, 413].includes(fault.status))) {
        expect(JSON.stringify(kept((await here.thread(ref)).root).card)).toContain(`"revision":${revision}`);
        expect(JSON.stringify(kept(await stageCard(here, ref)).card)).toContain(`"revision":${revision}`);
      }
    },
  );

  test('six seconds of silence: the person is answered within five, and the thread is opened once', async () => {
    const priya = here.seat('Priya Shah');
    const form = await toRaiseForm(priya, 'sandwell-send');
    const preview = await priya.press(form, 'See what will be sent', SANDWELL);
    const threads = here.connector.threads().length;
    here.connector.faults.add({ match: { ...NEW_THREAD, times: 1 }, do: { delayMs: 6_000 } });
    const began = performance.now();
    const sent = await priya.press(preview, 'Send');
    expect(performance.now() - began).toBeLessThan(5_000);
    const ref = refIn(sent);
    expect(answerOf(sent)).toContain('is not open yet; we go on trying');
    expect(refIn(await priya.press(preview, 'Send'))).toBe(ref);
    await here.host.runTimer('deliver');
    await here.connector.waitFor(() => here.connector.threads().length === threads + 1, 12_000);
    await here.connector
      .waitFor(() => here.connector.threads().at(-1)?.messages.length === 3, 3_000)
      .catch(sweep);
    await sweep();
    expect(here.connector.threads()).toHaveLength(threads + 1);
    expect((await here.stored(ref)).receipts['thread']?.outcome).toBe('delivered');
    expect((await here.thread(ref)).messages).toHaveLength(3);
  });
});
