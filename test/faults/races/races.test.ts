import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../../bot/protocol/case.ts';
import { fillIn, raise } from '../../journeys/raise.ts';
import { type Partnership, startPartnership } from '../../journeys/partnership.ts';
import { answerOf, refIn, stageCard } from '../../journeys/steps.ts';
import type { FunctionsHost } from '../../sandbox/functions-host/start-functions-host.ts';

/** So many people press at once, half of them in each of two processes. */
const AT_ONCE = 50;

let here: Partnership;
let other: FunctionsHost;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00', undefined, [], { plainly: true });
  other = await here.anotherProcess();
});
afterAll(() => here.stop());

/** One seat for each press, by turns in this process and in the other. */
const seatFor = (name: string, n: number) => (n % 2 === 0 ? here.seat(name) : here.seat(name, other));
const times = (key: string, { happenings }: Case): number => happenings.filter((it) => it.key === key).length;
const settle = async (): Promise<void> => {
  await here.timeBecomes(new Date(here.host.now().getTime() + 180_000).toISOString());
  await other.setClock({ at: here.host.now(), frozen: true });
};

/** Texts that stand twice in a thread, and cards beyond those that its stages have. */
async function twice(ref: string): Promise<string[]> {
  const { messages } = await here.thread(ref);
  const texts = messages.map(({ text }) => text).filter(Boolean);
  const cards = messages.length - texts.length - 1 - (await here.stored(ref)).stages.length;
  const repeated = texts.filter((text, index) => texts.indexOf(text) !== index);
  return [...repeated, ...Array.from({ length: Math.max(0, cards) }, () => 'a card too many')];
}

const BUSY = /Something went wrong on our side, and nothing was changed|being changed by too many/;
const REFUSED = /Nothing was changed/;
const SETTLED = /agreed on a settlement/;
const OBJECTED = /does not agree with the proposal|did not agree|finds wrong/i;

describe('fifty at once, in two processes, on one case', () => {
  test('a yes and a no to the same proposal: one of them counts, and everybody is answered truly', async () => {
    const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
    await fillIn(here.seat('Priya Shah'), await stageCard(here, ref), 'Propose how to settle it', {
      wording: 'Weekly.',
    });
    const before = (await here.thread(ref)).messages.length;
    const form = await here.seat('Tom Baker').press(await stageCard(here, ref), 'Answer the proposal');
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) =>
        seatFor('Tom Baker', n).press(
          form,
          'form.submit',
          n % 4 < 2 ? { answer: 'confirm' } : { answer: 'object', reason: `Not so, number ${n}.` },
        ),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const kase = await here.stored(ref);
    const isSettled = kase.outcome === 'resolved';
    expect(times('resolved', kase)).toBe(isSettled ? 1 : 0);
    expect(kase.settlement?.objection === undefined).toBe(isSettled);
    for (const [n, answer] of answers.entries()) {
      const words = answerOf(answer);
      const isLost = n % 4 < 2 ? !isSettled : isSettled;
      // Whoever lost is told so, or sees what has happened instead; what they typed comes back, or is still before them.
      const isTrue = [REFUSED, BUSY, isSettled ? SETTLED : OBJECTED].some((it) => it.test(words));
      expect(isTrue, words).toBe(true);
      if (!isSettled) expect(words).not.toMatch(SETTLED);
      if (isLost && n % 4 >= 2 && REFUSED.test(words))
        expect(JSON.stringify(answer.card)).toContain(`number ${n}.`);
    }
    await settle();
    expect(await twice(ref)).toEqual([]);
    expect((await here.thread(ref)).messages).toHaveLength(before + 1);
  });

  test('different words to settle it, of both sides: one stands, and each that was accepted is told once', async () => {
    const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
    const forms = await Promise.all(
      ['Priya Shah', 'Tom Baker'].map(async (name) =>
        here.seat(name).press(await stageCard(here, ref), 'Propose how to settle it'),
      ),
    );
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) =>
        seatFor(n % 4 < 2 ? 'Priya Shah' : 'Tom Baker', n).press(forms[n % 4 < 2 ? 0 : 1], 'form.submit', {
          wording: `Every ${n + 2} weeks.`,
        }),
      ),
    );
    const kase = await here.stored(ref);
    expect(kase.outcome).toBeUndefined();
    expect(kase.settlement?.wording).toMatch(/^Every \d+ weeks\.$/);
    await settle();
    // Whoever proposes again while nobody has answered puts new words in the place of the old: each of those is told once.
    const told = Object.entries((await here.stored(ref)).receipts).filter(
      ([key, { outcome }]) => key.startsWith('mention:settlement-proposed:') && outcome === 'delivered',
    );
    const proposals = (await here.thread(ref)).messages.filter(({ text }) =>
      text.includes('has proposed how'),
    );
    expect(proposals).toHaveLength(told.length);
    expect(proposals.length).toBeGreaterThan(0);
    for (const [n, answer] of answers.entries()) {
      expect(answer.status).toBe(200);
      const isTold = REFUSED.test(answerOf(answer)) && !BUSY.test(answerOf(answer));
      if (isTold) expect(JSON.stringify(answer.card)).toContain(`Every ${n + 2} weeks.`);
    }
  });

  test('a danger to the child: it is put on record once, and its people are called once', async () => {
    const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
    const form = await here.seat('Priya Shah').press(await stageCard(here, ref), 'A child is in danger');
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) => seatFor('Priya Shah', n).press(form, 'form.submit', {})),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(times('risk-flagged', await here.stored(ref))).toBe(1);
    await settle();
    expect(await twice(ref)).toEqual([]);
  });

  test('both go up: one stage opens, its card is posted once, its people are called once', async () => {
    const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
    const names = ['Priya Shah', 'Tom Baker'];
    await fillIn(here.seat('Priya Shah'), await stageCard(here, ref), 'It cannot be settled here', {
      reason: 'No.',
    });
    const forms = await Promise.all(
      names.map(async (name) => here.seat(name).press(await stageCard(here, ref), 'Bring in my manager')),
    );
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) => {
        const side = n % 4 < 2 ? 0 : 1;
        return seatFor(names[side] ?? '', n).press(forms[side], 'form.submit');
      }),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect((await here.stored(ref)).stages.map(({ stage }) => stage)).toEqual(['1', '2']);
    await settle();
    expect(await twice(ref)).toEqual([]);
  });
});

describe('two sweepers in two processes', () => {
  test('each reminder and each message comes once, also where somebody acts at that moment', async () => {
    const raised = await Promise.all(
      ['Priya Shah', 'Sunita Rao', 'Priya Shah', 'Sunita Rao'].map((name) =>
        raise(here.seat(name), 'sandwell-send'),
      ),
    );
    const refs = raised.map(refIn);
    const at = '2026-06-03T09:00:00+01:00';
    await Promise.all([here.host, other].map((host) => host.setClock({ at, frozen: true })));
    const card = await stageCard(here, refs[0] ?? '');
    const form = await here.seat('Tom Baker').press(card, 'I have reviewed the file');
    const [acted] = await Promise.all([
      here.seat('Tom Baker').press(form, 'form.submit', {}),
      ...[here.host, other].flatMap((host) => [
        host.runTimer('wake'),
        host.runTimer('deliver'),
        host.runTimer('wake'),
      ]),
    ]);
    await settle();
    expect(acted.status).toBe(200);
    expect(times('file-reviewed', await here.stored(refs[0] ?? ''))).toBe(1);
    for (const ref of refs) {
      const reminders = (await here.thread(ref)).messages.filter(({ text }) => text.includes('Reminder'));
      expect(reminders, ref).toHaveLength(1);
      expect(await twice(ref)).toEqual([]);
    }
  });

  test('what a turn has left is sent once, whoever comes first', async () => {
    const POSTS = { method: 'POST', path: /^\/v3\/conversations\/.+\/activities/ };
    const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
    here.connector.faults.add({ match: POSTS, do: { status: 429 } });
    await fillIn(here.seat('Priya Shah'), await stageCard(here, ref), 'Propose how to settle it', {
      wording: 'Weekly.',
    });
    here.connector.faults.clear();
    const later = new Date(here.host.now().getTime() + 60_000);
    await Promise.all([here.host, other].map((host) => host.setClock({ at: later, frozen: true })));
    await Promise.all([here.host, other, here.host, other].map((host) => host.runTimer('deliver')));
    const posted = (await here.thread(ref)).messages.filter(({ text }) => text.includes('has proposed how'));
    expect(posted).toHaveLength(1);
  });
});
