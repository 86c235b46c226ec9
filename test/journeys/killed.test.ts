import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asTyped } from './canary/mark-typed.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { SANDWELL, fillIn, raise, toRaiseForm } from './raise.ts';
import { answerOf, kept, missing, refIn, stageCard } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

/** Longer than a delivery may take before it counts as cut off. */
const AFTERWARDS_MS = 180_000;

async function sweep(): Promise<void> {
  await here.timeBecomes(new Date(here.host.now().getTime() + AFTERWARDS_MS).toISOString());
  await here.host.runTimer('deliver');
}

async function restartAndSweep(): Promise<void> {
  here.connector.faults.clear();
  here.graph.faults.clear();
  await here.killAndRestart();
  await sweep();
}

/** Presses, and kills the app so many milliseconds later, before it has answered. */
async function killedAfter(ms: number, press: () => Promise<unknown>): Promise<void> {
  const pressed = press().catch(() => undefined);
  await sleep(ms);
  await here.host.kill();
  await pressed;
}

const POST = { method: 'POST', path: /^\/v3\/conversations/ };

/** Of a card it is said that it may not be there, of a mention also whom it was for and that they have an e-mail instead. */
const IN_DOUBT = /may not have (arrived|reached)/;

/** Each kind of message of a thread: at most once, and once or marked as not certain. */
async function checkThread(ref: string): Promise<void> {
  const thread = await here.thread(ref).catch(() => undefined);
  const { receipts } = await here.stored(ref);
  const posts = Object.entries(receipts).filter(([key]) => !key.startsWith('mail:'));
  const unknown = posts.filter(([, { outcome }]) => outcome !== 'delivered').length;
  expect(receipts['thread']?.outcome).toMatch(/^(delivered|unknown)$/);
  if (!thread) return;
  const said = thread.messages.map(
    (message) => message.text || JSON.stringify(message.activity['attachments']),
  );
  expect(new Set(said).size).toBe(said.length);
  // Where the thread itself is in doubt, nothing in it can be changed any more: their own view tells the parties.
  const priya = here.seat('Priya Shah');
  await priya.say(`case ${ref}`);
  const own = answerOf(kept(priya.said().at(-1) ?? missing()));
  if (unknown > 0) expect(own).toMatch(IN_DOUBT);
  if (unknown > 0 && receipts['thread']?.outcome === 'delivered')
    expect(here.wordsIn(thread)).toMatch(IN_DOUBT);
}

describe('the app is killed', () => {
  test.each([10, 60, 150])(
    '%i ms after Send, while Teams is slow: one thread, or none and said so',
    async (ms) => {
      const priya = here.seat('Priya Shah');
      const preview = await priya.press(
        await toRaiseForm(priya, 'sandwell-send'),
        'See what will be sent',
        SANDWELL,
      );
      const threads = here.connector.threads().length;
      here.connector.faults.add({ match: POST, do: { delayMs: 60 } });
      await killedAfter(ms, () => priya.press(preview, 'Send'));
      await restartAndSweep();
      const sent = await priya.press(preview, 'Send');
      const ref = refIn(sent);
      await restartAndSweep();
      expect(here.connector.threads().length - threads).toBeLessThanOrEqual(1);
      await checkThread(ref);

      // It goes on, in the personal chat where there is no thread.
      await priya.say(`case ${ref}`);
      await fillIn(priya, priya.said().at(-1), 'Propose how to settle it', { wording: 'Weekly.' });
      expect(asTyped((await here.stored(ref)).settlement?.wording)).toBe('Weekly.');
    },
  );

  test.each([
    ['the e-mail is on its way', 200],
    ['the e-mail has not left yet', 10],
  ])('while %s: it arrives once, or is shown as not certain and not sent again by itself', async (_, ms) => {
    const priya = here.seat('Priya Shah');
    const tom = here.seat('Tom Baker');
    const ref = refIn(await raise(priya, 'sandwell-send'));
    await fillIn(priya, await stageCard(here, ref), 'Propose how to settle it', { wording: 'Weekly.' });
    await fillIn(tom, await stageCard(here, ref), 'Answer the proposal', { answer: 'confirm' });
    const form = await tom.press(await stageCard(here, ref), 'Write the outcome');
    const mails = here.graph.mails().length;
    here.graph.faults.add({ match: { method: 'POST', path: /sendMail/ }, do: { delayMs: 400 } });
    await killedAfter(ms, () =>
      tom.press(form, 'form.submit', { text_openPoints: 'None.', text_actions: 'x' }),
    );
    await sleep(450);
    await restartAndSweep();
    await sweep();

    const { writings } = await here.stored(ref);
    const sent = here.graph.mails().slice(mails);
    const toldManager = sent.filter(({ subject }) =>
      subject.includes('did not get through, or may not have'),
    );
    const arrived = sent.length - toldManager.length;
    expect(arrived).toBeLessThanOrEqual(1);
    const status = writings['1e']?.status;
    if (status === undefined) expect(arrived).toBe(0);
    else if (status === 'sent') expect(arrived).toBe(1);
    else {
      expect(status).toBe('unknown');
      expect(toldManager).toHaveLength(1);
      expect(here.wordsIn(await here.thread(ref))).toMatch(/may not have reached|do not know whether/);
    }
    await checkThread(ref);
    // The person can send it, again if need be, and the case goes on.
    if (status !== 'sent') {
      const again = await tom.press(
        await stageCard(here, ref),
        status ? 'Write the outcome again' : 'Write the outcome',
      );
      if (status === 'unknown') expect(answerOf(again)).toMatch(/not certain|do not know|may/i);
      await tom.press(again, 'form.submit', { text_openPoints: 'None.', text_actions: 'x' });
    }
    expect((await here.stored(ref)).writings['1e']?.status).toBe('sent');
  });

  test.each([10, 80])('%i ms after a stage was taken up: its card and its mention come once', async (ms) => {
    const priya = here.seat('Priya Shah');
    const ref = refIn(await raise(priya, 'sandwell-send'));
    await fillIn(priya, await stageCard(here, ref), 'It cannot be settled here', { reason: 'No.' });
    const form = await priya.press(await stageCard(here, ref), 'Bring in my manager');
    here.connector.faults.add({ match: POST, do: { delayMs: 50 } });
    await killedAfter(ms, () => priya.press(form, 'form.submit'));
    await restartAndSweep();
    await priya.press(form, 'form.submit');
    await restartAndSweep();
    const kase = await here.stored(ref);
    expect(kase.stages.map((run) => run.stage)).toEqual(['1', '2']);
    const thread = await here.thread(ref);
    const managers = thread.messages.filter(({ text }) => text.includes('has come to the line managers'));
    const outcomes = Object.entries(kase.receipts).filter(([key]) =>
      /^(stage:2|mention:stage-opened:2)/.test(key),
    );
    expect(managers.length).toBeLessThanOrEqual(1);
    for (const [key, { outcome }] of outcomes) expect(outcome, key).toMatch(/^(delivered|unknown)$/);
    expect(outcomes).toHaveLength(2);
    await checkThread(ref);
  });
});
