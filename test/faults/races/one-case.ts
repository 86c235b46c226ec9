import { fillIn } from '../../journeys/raise.ts';
import { answerOf, stageCard } from '../../journeys/steps.ts';
import type { Given } from '../../sandbox/teams-client/fill-in.ts';
import type { Pressed } from '../../sandbox/teams-client/read-answer.ts';
import {
  type Race,
  type RaceField,
  type Tally,
  expectNothingTwice,
  expectTimes,
  timesIn,
} from './race-field.ts';

const BUSY = /Something went wrong on our side, and nothing was changed|being changed by too many/;
const REFUSED = /Nothing was changed/;
const SETTLED = /agreed on a settlement/;
const OBJECTED = /does not agree with the propos|did not agree|finds wrong/i;

/** Who sends which form with what, for the n-th press. */
type Press = (n: number) => readonly [name: string, form: Pressed, inputs: Record<string, Given>];

/** Everybody sends at once; each is answered. */
async function all({ atOnce, seatFor }: RaceField, tally: Tally, ref: string, press: Press) {
  const answers = await Promise.all(
    Array.from({ length: atOnce }, (_, n) => {
      const [name, form, inputs] = press(n);
      return seatFor(name, n).press(form, 'form.submit', inputs);
    }),
  );
  tally.submits += answers.length;
  const bad = answers.filter(({ status }) => status !== 200);
  tally.wrong.push(...bad.map(({ status }) => `${ref}: answered with ${status}`));
  return answers;
}

const open = async ({ here }: RaceField, ref: string, name: string, button: string): Promise<Pressed> =>
  here.seat(name).press(await stageCard(here, ref), button);

const propose = async ({ here }: RaceField, ref: string): Promise<Pressed> =>
  fillIn(here.seat('Priya Shah'), await stageCard(here, ref), 'Propose how to settle it', {
    wording: 'Weekly.',
  });

const isYes = (n: number): boolean => n % 4 < 2;

/** Whoever lost is told so, or sees what has happened instead; what they typed comes back, or is still before them. */
function checkAnswers(answers: readonly Pressed[], isSettled: boolean, tally: Tally): void {
  for (const [n, answer] of answers.entries()) {
    const words = answerOf(answer);
    const isTrue = [REFUSED, BUSY, isSettled ? SETTLED : OBJECTED].some((it) => it.test(words));
    if (!isTrue || (!isSettled && SETTLED.test(words))) tally.wrong.push(`untrue: ${words.slice(0, 160)}`);
    if (isSettled && !isYes(n) && REFUSED.test(words) && !JSON.stringify(answer).includes(`number ${n}.`))
      tally.losses.push(`what number ${n} typed did not come back`);
  }
}

const YES_AND_NO: Race = {
  name: 'a yes and a no to the same proposal: one of them counts',
  run: async (field, tally) => {
    const { here } = field;
    const ref = await field.raise();
    await propose(field, ref);
    const before = (await here.thread(ref)).messages.length;
    const form = await open(field, ref, 'Tom Baker', 'Answer the proposal');
    const answers = await all(field, tally, ref, (n) => [
      'Tom Baker',
      form,
      isYes(n) ? { answer: 'confirm' } : { answer: 'object', reason: `Not so, number ${n}.` },
    ]);
    const kase = await here.stored(ref);
    const isSettled = kase.outcome === 'resolved';
    expectTimes(tally, `${ref}: resolved`, timesIn(kase, 'resolved'), isSettled ? 1 : 0);
    if ((kase.settlement?.objection === undefined) !== isSettled)
      tally.wrong.push(`${ref}: both a yes and a no`);
    checkAnswers(answers, isSettled, tally);
    await field.settle(ref);
    await expectNothingTwice(field, tally, ref);
    expectTimes(tally, `${ref}: new messages`, (await here.thread(ref)).messages.length - before, 1);
  },
};

const WORDS: Race = {
  name: 'different words to settle it, of both sides: one stands, and each that was accepted is told once',
  run: async (field, tally) => {
    const { here } = field;
    const ref = await field.raise();
    const names = ['Priya Shah', 'Tom Baker'] as const;
    const button = 'Propose how to settle it';
    const [ours, theirs] = [
      await open(field, ref, names[0], button),
      await open(field, ref, names[1], button),
    ];
    const answers = await all(field, tally, ref, (n) => [
      isYes(n) ? names[0] : names[1],
      isYes(n) ? ours : theirs,
      { wording: `Every ${n + 2} weeks.` },
    ]);
    const { outcome, settlement } = await here.stored(ref);
    if (outcome !== undefined || !/^Every \d+ weeks\.$/.test(settlement?.wording ?? ''))
      tally.wrong.push(`${ref}: settled as “${settlement?.wording}”, ${outcome}`);
    await field.settle(ref);
    // Whoever proposes again while nobody has answered puts new words in the place of the old: each of those is told once.
    const receipts = Object.entries((await here.stored(ref)).receipts);
    const told = receipts.filter(([key]) => key.startsWith('mention:settlement-proposed:'));
    const unknown = told.filter(([, { outcome: how }]) => how === 'unknown').length;
    const delivered = told.filter(([, { outcome: how }]) => how === 'delivered').length;
    tally.unknowns += unknown;
    const { messages } = await here.thread(ref);
    const proposals = messages.filter(({ text }) => text.includes('has proposed how')).length;
    // What is called unknown may be there or not.
    const due = Math.min(Math.max(proposals, delivered, 1), delivered + unknown);
    expectTimes(tally, `${ref}: proposals told`, proposals, due);
    for (const [n, answer] of answers.entries()) {
      const isTold = REFUSED.test(answerOf(answer)) && !BUSY.test(answerOf(answer));
      if (isTold && !JSON.stringify(answer.card).includes(`Every ${n + 2} weeks.`))
        tally.losses.push(`what number ${n} typed did not come back`);
    }
  },
};

const DANGER: Race = {
  name: 'a danger to the child: on record once, and its people called once',
  run: async (field, tally) => {
    const ref = await field.raise();
    const form = await open(field, ref, 'Priya Shah', 'A child is in danger');
    await all(field, tally, ref, () => ['Priya Shah', form, {}]);
    expectTimes(tally, `${ref}: danger`, timesIn(await field.here.stored(ref), 'risk-flagged'), 1);
    await field.settle(ref);
    await expectNothingTwice(field, tally, ref);
  },
};

const GOING_UP: Race = {
  name: 'both go up: one stage opens, its card is posted once, its people are called once',
  run: async (field, tally) => {
    const { here } = field;
    const ref = await field.raise();
    await fillIn(here.seat('Priya Shah'), await stageCard(here, ref), 'It cannot be settled here', {
      reason: 'No.',
    });
    const names = ['Priya Shah', 'Tom Baker'] as const;
    const [ours, theirs] = [
      await open(field, ref, names[0], 'Bring in my manager'),
      await open(field, ref, names[1], 'Bring in my manager'),
    ];
    await all(field, tally, ref, (n) => [isYes(n) ? names[0] : names[1], isYes(n) ? ours : theirs, {}]);
    const stages = (await here.stored(ref)).stages.map(({ stage }) => stage).join();
    if (stages !== '1,2') tally.wrong.push(`${ref}: the stages are ${stages}`);
    await field.settle(ref);
    await expectNothingTwice(field, tally, ref);
  },
};

const EDIT = { method: 'PUT', path: /^\/v3\/conversations\/.+\/activities/ };

const SLOW_CARDS: Race = {
  name: 'cards that are slow to redraw, each in a turn of its own: none puts back what another has changed',
  run: async (field, tally) => {
    const { here } = field;
    const ref = await field.raise();
    const reviewed = await open(field, ref, 'Tom Baker', 'I have reviewed the file');
    const onFile = await open(field, ref, 'Priya Shah', 'It is on the file');
    // So long does Teams take to redraw: what a turn puts on record of it comes after the other turns.
    here.connector.faults.add({ match: EDIT, do: { delayMs: 300 } });
    await all(field, tally, ref, (n) =>
      isYes(n) ? ['Tom Baker', reviewed, {}] : ['Priya Shah', onFile, {}],
    );
    here.connector.faults.clear();
    await field.settle(ref);
    const kase = await here.stored(ref);
    expectTimes(tally, `${ref}: reviewed`, timesIn(kase, 'file-reviewed'), 1);
    const answer = await fillIn(here.seat('Priya Shah'), await stageCard(here, ref), 'We have spoken');
    if (BUSY.test(answerOf(answer)) || answer.card === undefined)
      tally.wrong.push(`${ref}: the case does not go on: ${answerOf(answer).slice(0, 160)}`);
    await expectNothingTwice(field, tally, ref);
  },
};

/** Races on one case in two processes. */
export const ON_ONE_CASE: readonly Race[] = [SLOW_CARDS, YES_AND_NO, WORDS, DANGER, GOING_UP];
