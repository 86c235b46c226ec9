import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FaultAction } from '../sandbox/faults.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { fillIn, raise } from './raise.ts';
import { emailOf } from './seeded.ts';
import { answerOf, lastText, refIn, stageCard } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());
beforeEach(() => here.graph.faults.clear());

const OUTCOME = { text_openPoints: 'Nothing is open.', text_actions: 'Tom joins.' };

/** A settled case whose outcome the counterpart has sent while Graph did this. */
async function sentWhile(fault: FaultAction, times = 1): Promise<{ ref: string; words: string }> {
  const priya = here.seat('Priya Shah');
  const tom = here.seat('Tom Baker');
  const ref = refIn(await raise(priya, 'sandwell-send'));
  await fillIn(priya, await stageCard(here, ref), 'Propose how to settle it', { wording: 'Weekly.' });
  await fillIn(tom, await stageCard(here, ref), 'Answer the proposal', { answer: 'confirm' });
  here.graph.faults.add({ match: { method: 'POST', path: /sendMail/, times }, do: fault });
  const answered = await fillIn(tom, await stageCard(here, ref), 'Write the outcome', OUTCOME);
  expect(answered.status).toBe(200);
  expect(answered.card).toBeDefined();
  return { ref, words: answerOf(answered) };
}

const MANAGERS_ALONE = /a message did not get through, or may not have$/;
const letters = () => here.graph.mails().filter(({ subject }) => !MANAGERS_ALONE.test(subject));
/** What the business manager of Sandwell SEND was told of a case. */
const toldManager = (ref: string) =>
  here.graph
    .mailsTo(emailOf('Moira Kent'))
    .filter(({ subject }) => subject.startsWith(ref) && MANAGERS_ALONE.test(subject));

const minutesLater = async (): Promise<void> => {
  await here.timeBecomes(new Date(here.host.now().getTime() + 180_000).toISOString());
};
const writing = async (ref: string) => (await here.stored(ref)).writings['1e']?.status;

describe('the mail service fails', () => {
  test.each<[string, FaultAction]>([
    ['503 without a word on when to come back', { status: 503 }],
    ['500', { status: 500 }],
    ['504', { status: 504 }],
    ['504, although it was sent', { deliverThenStatus: 504 }],
    ['a cut connection', { resetBefore: true }],
    ['a cut connection, although it was sent', { deliverThenReset: true }],
  ])('%s: not certain, told so, and never sent again by itself', async (_, fault) => {
    const before = letters().length;
    const { ref, words } = await sentWhile(fault);
    expect(words).toMatch(/not certain that the e-mail arrived|do not know whether/);
    const arrived = letters().length;
    expect(await writing(ref)).toBe('unknown');
    await minutesLater();
    await minutesLater();
    if ('deliverThenReset' in fault) await here.killAndRestart();
    await minutesLater();
    expect(letters()).toHaveLength(arrived);
    expect(arrived - before).toBeLessThanOrEqual(1);
    expect(here.wordsIn(await here.thread(ref))).toMatch(/may not have reached Priya Shah/);
    expect((await here.stored(ref)).happenings.map(({ key }) => key)).not.toContain('letter-sent');
    const [told, ...more] = toldManager(ref);
    expect(more).toEqual([]);
    expect(told?.text).toMatch(/it could then arrive twice.*look for it in Sent Items/s);

    // The writer has asked, and sends it again.
    const tom = here.seat('Tom Baker');
    await fillIn(tom, await stageCard(here, ref), 'Write the outcome again', OUTCOME);
    expect(await writing(ref)).toBe('sent');
    expect(letters()).toHaveLength(arrived + 1);
  });

  test.each<[string, FaultAction]>([
    ['429', { status: 429 }],
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '30' } }],
    ['503 with Retry-After', { status: 503, headers: { 'retry-after': '30' } }],
  ])('%s: certainly not sent, tried again by the timer, and sent once', async (_, fault) => {
    const before = letters().length;
    const { ref, words } = await sentWhile(fault, Infinity);
    expect(words).toMatch(/on its way/);
    expect(letters()).toHaveLength(before);
    await minutesLater();
    expect(await writing(ref)).toBe('sending');
    here.graph.faults.clear();
    await minutesLater();
    expect(await writing(ref)).toBe('sent');
    expect(letters()).toHaveLength(before + 1);
    expect(await lastText(here, ref)).toMatch(/was sent by e-mail to Priya Shah/);
  });

  test.each<[string, FaultAction]>([
    [
      '403, no right to send from the mailbox',
      { status: 403, body: { error: { code: 'ErrorAccessDenied' } } },
    ],
    ['413', { status: 413 }],
  ])('%s: said to have failed; the case does not count it as done', async (_, fault) => {
    const { ref } = await sentWhile(fault);
    expect(await writing(ref)).toBe('failed');
    expect(await lastText(here, ref)).toMatch(
      /could not be sent by e-mail to Priya Shah.*Tom Baker.*try again/s,
    );
    const [told, ...more] = toldManager(ref);
    expect(more).toEqual([]);
    expect(told?.text).toMatch(/written outcome of Tom Baker.*by e-mail to Priya Shah/);
    await fillIn(here.seat('Tom Baker'), await stageCard(here, ref), 'Write the outcome again', OUTCOME);
    expect(await writing(ref)).toBe('sent');
  });

  test('the sign-in fails for a while: nothing was sent, and it goes out later', async () => {
    await here.killAndRestart();
    here.graph.faults.add({ match: { path: /msi\/token/ }, do: { status: 500 } });
    const priya = here.seat('Laura Finch');
    const before = letters().length;
    const ref = refIn(await raise(priya, 'dorset-send'));
    expect(letters()).toHaveLength(before);
    expect((await here.stored(ref)).stages.at(-1)?.stage).toBe('I');
    // The sign-in is tried for some seconds, longer than the practitioner is kept waiting.
    await vi.waitFor(() => expect(here.host.logs().join()).toContain('could not sign in'), 20_000);
    here.graph.faults.clear();
    await minutesLater();
    await minutesLater();
    expect(letters()).toHaveLength(before + 1);
    expect((await here.stored(ref)).stages.at(-1)?.stage).toBe('T');
  });
});
