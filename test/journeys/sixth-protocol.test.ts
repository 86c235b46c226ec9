import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHarbour } from './harbour.ts';
import type { Partnership } from './partnership.ts';
import { SECRETS, fillIn } from './raise.ts';
import { answerOf, buttonsOn, lastMentioned, refIn, stageCard } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startHarbour('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

/** From the first word to "Sent". */
async function raise(): Promise<string> {
  const bea = here.seat('Bea Quayle');
  await bea.say('raise');
  const form = await bea.press(bea.said().at(-1), 'Go on', { danger: 'no', protocol: 'harbour-mediation' });
  const preview = await bea.press(form, 'See what will be sent', {
    counterpart: 'Finn Doyle, practitioner, Harbour Clinic',
    category: '1',
    zeroDate: '2026-06-01',
    zeroTime: '08:30',
    fact_harbourSchool: 'true',
    ...SECRETS,
  });
  // Two calendar days for the talk; the budget of five working days for everything.
  expect(answerOf(preview)).toMatch(/Wednesday 3 June/);
  return refIn(await bea.press(preview, 'Send'));
}

const stageOf = async (ref: string) => (await here.stored(ref)).stages.at(-1)?.stage;
const giveUp = async (name: string, ref: string): Promise<void> => {
  await fillIn(here.seat(name), await stageCard(here, ref), 'It cannot be settled here', {
    reason: 'No way forward.',
  });
};

async function toMediation(): Promise<string> {
  const ref = await raise();
  await giveUp('Finn Doyle', ref);
  await fillIn(here.seat('Bea Quayle'), await stageCard(here, ref), 'Take it to mediation');
  expect(await stageOf(ref)).toBe('B');
  return ref;
}

describe('a sixth protocol: one more file, and no code', () => {
  test('is offered beside those that ship', async () => {
    const bea = here.seat('Bea Quayle');
    await bea.say('raise');
    const start = bea.said().at(-1);
    expect(JSON.stringify(start)).toContain('Harbour mediation protocol');
  });

  test('mediation ends when all three sides have agreed to the same words, and not before', async () => {
    const ref = await toMediation();
    expect(await lastMentioned(here, ref)).toEqual(['Noor Aziz', 'Ravi Menon', 'Wanda Pike']);
    await fillIn(here.seat('Ravi Menon'), await stageCard(here, ref), 'Propose how to settle it', {
      wording: 'The clinic visits on Mondays.',
    });
    await fillIn(here.seat('Noor Aziz'), await stageCard(here, ref), 'Answer the proposal', {
      answer: 'confirm',
    });
    expect((await here.stored(ref)).outcome).toBeUndefined();
    await fillIn(here.seat('Wanda Pike'), await stageCard(here, ref), 'Answer the proposal', {
      answer: 'confirm',
    });
    expect((await here.stored(ref)).outcome).toBe('resolved');
    await fillIn(here.seat('Wanda Pike'), await stageCard(here, ref), 'Write the outcome');
    expect(here.graph.mails().at(-1)?.to).toEqual([
      'noor.aziz@harbour.example',
      'bea.quayle@harbour.example',
      'greta.holm@harbour.example',
    ]);
    await fillIn(here.seat('Noor Aziz'), await stageCard(here, ref), 'Close the case');
    expect((await here.stored(ref)).outcome).toBe('closed');
  });

  test('to the end: the form before the office, the office’s own part, a decision that binds, told to all', async () => {
    const ref = await toMediation();
    await giveUp('Ravi Menon', ref);
    const noor = here.seat('Noor Aziz');
    // The form is a guard: the office is not reached without it.
    expect(buttonsOn(await stageCard(here, ref))).toContain('Fill in the harbour form');
    expect(buttonsOn(await stageCard(here, ref))).not.toContain('Put it before the office');
    const form = await noor.press(await stageCard(here, ref), 'Fill in the harbour form');
    expect(answerOf(form)).toContain('Level of need');
    expect(answerOf(form)).toContain(SECRETS.whatHappened);
    expect(JSON.stringify(form.card)).not.toContain('What the office notes');
    const bare = await noor.press(form, 'form.submit', { text_child: 'Zorilla', text_level: 'In care' });
    expect(answerOf(bare)).toMatch(/Legal status/);
    await noor.press(bare, 'form.submit', { text_legal: 'Section 20' });
    expect(here.graph.mails().at(-1)?.to).toEqual(['greta.holm@harbour.example']);
    await fillIn(noor, await stageCard(here, ref), 'Put it before the office');
    expect(await stageOf(ref)).toBe('C');
    expect(await lastMentioned(here, ref)).toEqual(['Greta Holm']);

    const greta = here.seat('Greta Holm');
    await fillIn(greta, await stageCard(here, ref), 'Fill in the office’s part', {
      text_received: '2026-06-01',
      text_finding: 'Both were heard.',
    });
    expect((await here.stored(ref)).forms['harbourForm']?.version).toBe(2);
    await fillIn(greta, await stageCard(here, ref), 'Write the decision', {
      text_decision: 'The clinic visits twice a week.',
    });
    expect(here.graph.mails().at(-1)?.to).toHaveLength(4);
    expect((await here.stored(ref)).outcome).toBe('decided');
    await fillIn(greta, await stageCard(here, ref), 'Close the case');
    expect((await here.stored(ref)).outcome).toBe('closed');
    const words = here.wordsIn(await here.thread(ref));
    for (const secret of [...Object.values(SECRETS), 'Zorilla', 'Section 20', 'twice a week', 'were heard'])
      expect(words).not.toContain(secret);
    for (const { subject } of here.graph.mails()) expect(subject).not.toMatch(/Zorilla|Zebrafinch/);
  });

  test('the budget of all steps together runs on, whatever the step, and is reminded of', async () => {
    const ref = await toMediation();
    await here.timeBecomes('2026-06-04T09:00:00+01:00');
    await here.timeBecomes('2026-06-05T09:00:00+01:00');
    expect(here.wordsIn(await here.thread(ref))).toContain('Finish all steps within five working days.');
    await here.timeBecomes('2026-06-09T09:00:00+01:00');
    expect(here.wordsIn(await here.thread(ref))).toMatch(/five working days\. This is late/);
  });
});
