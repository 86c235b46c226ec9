import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Partnership, startPartnership } from './partnership.ts';
import { SECRETS, fillIn, raise } from './raise.ts';
import { answerOf, buttonsOn, lastMentioned, refIn, stageCard } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

const stageOf = async (ref: string) => (await here.stored(ref)).stages.at(-1)?.stage;
const giveUp = async (name: string, ref: string): Promise<void> => {
  await fillIn(here.seat(name), await stageCard(here, ref), 'It cannot be settled here', {
    reason: 'No way forward.',
  });
};

describe('Sandwell SEND, to the end of its longest path', () => {
  test('managers, senior managers, directors, the Director of Children’s Services; closed once the needs are met', async () => {
    const priya = here.seat('Priya Shah');
    const ref = refIn(await raise(priya, 'sandwell-send'));
    await giveUp('Priya Shah', ref);
    await fillIn(priya, await stageCard(here, ref), 'Bring in my manager');
    expect(await stageOf(ref)).toBe('2');

    await here.timeBecomes('2026-06-02T11:00:00+01:00');
    await giveUp('Colin Webb', ref);
    // The other manager owes a step within 24 hours: she is told at once.
    expect(await lastMentioned(here, ref)).toEqual(['Helen Price']);
    expect(here.wordsIn(await here.thread(ref))).toMatch(/24 hours/);
    await here.timeBecomes('2026-06-03T10:00:00+01:00');
    await fillIn(here.seat('Helen Price'), await stageCard(here, ref), 'Refer it to my senior manager');
    expect(await stageOf(ref)).toBe('3a');
    expect(await lastMentioned(here, ref)).toEqual(['Farah Malik', 'Gareth Bevan']);

    await fillIn(here.seat('Farah Malik'), await stageCard(here, ref), 'We have met');
    await giveUp('Gareth Bevan', ref);
    // Only the raising side's senior manager owes it.
    const farah = await here.seat('Farah Malik').press(await stageCard(here, ref), 'Bring in my director');
    expect(answerOf(farah)).toMatch(/This is for .*Gareth Bevan/);
    await fillIn(here.seat('Gareth Bevan'), await stageCard(here, ref), 'Bring in my director');
    expect(await stageOf(ref)).toBe('3b');
    expect(await lastMentioned(here, ref)).toEqual(['Diane Cooper', 'Ruth Adeyemi']);

    const ruth = here.seat('Ruth Adeyemi');
    await fillIn(ruth, await stageCard(here, ref), 'Write to the other director', {
      text_letter: 'Dear director, this must be settled.',
    });
    expect(here.graph.mails().at(-1)?.to).toEqual([
      'diane.cooper@sandwell-council.example',
      'priya.shah@oak.example',
    ]);
    expect(buttonsOn(await stageCard(here, ref))).not.toContain('Alert the DCS');
    await fillIn(ruth, await stageCard(here, ref), 'Add a fact', { facts: 'dcsPossible' });
    await fillIn(here.seat('Diane Cooper'), await stageCard(here, ref), 'Alert the DCS', {
      text_alert: 'You may be needed.',
    });
    expect(here.graph.mails().at(-1)?.to).toEqual(['judith.okafor@sandwell-council.example']);
    expect(await stageOf(ref)).toBe('3b');

    await fillIn(ruth, await stageCard(here, ref), 'We have met');
    await giveUp('Ruth Adeyemi', ref);
    const up = await ruth.press(await stageCard(here, ref), 'Go to DCS (exceptional)');
    const bare = await ruth.press(up, 'form.submit', { reason: '' }, { unchecked: true });
    expect(answerOf(bare)).toContain('Please give your reason.');
    await ruth.press(bare, 'form.submit', { reason: 'The placement ends on Friday.' });
    expect(await stageOf(ref)).toBe('X');
    expect(await lastMentioned(here, ref)).toEqual(['Judith Okafor']);

    await fillIn(here.seat('Judith Okafor'), await stageCard(here, ref), 'The Director has considered it');
    expect((await here.stored(ref)).outcome).toBe('decided');
    expect(buttonsOn(await stageCard(here, ref))).not.toContain('Close the case');
    await fillIn(priya, await stageCard(here, ref), 'The needs are met in full');
    await fillIn(priya, await stageCard(here, ref), 'Close the case');
    expect((await here.stored(ref)).outcome).toBe('closed');
    const words = here.wordsIn(await here.thread(ref));
    for (const secret of [...Object.values(SECRETS), 'must be settled', 'may be needed.', 'placement ends'])
      expect(words).not.toContain(secret);
  });

  test('early: a stage is left before its time with a reason, which only the parties read', async () => {
    const marcus = here.seat('Marcus Lowe');
    const ref = refIn(await raise(marcus, 'sandwell-send'));
    const form = await marcus.press(await stageCard(here, ref), 'Go to the line managers');
    expect(answerOf(form)).toContain('Why do you take it further now?');
    const bare = await marcus.press(form, 'form.submit', { reason: ' ' }, { unchecked: true });
    expect(answerOf(bare)).toContain('Please give your reason.');
    await marcus.press(bare, 'form.submit', { reason: 'He is out of school today.' });
    expect(await stageOf(ref)).toBe('2');
    expect((await here.stored(ref)).stages[0]).toMatchObject({ early: true });
    expect(here.wordsIn(await here.thread(ref))).not.toContain('out of school');
    const details = await here.seat('Colin Webb').press((await here.thread(ref)).root, 'See the details');
    expect(answerOf(details)).toContain('He is out of school today.');
  });

  test('a proposal, what is wrong with it, other words, yes; closed only after the letter and the needs', async () => {
    const [priya, tom] = [here.seat('Priya Shah'), here.seat('Tom Baker')];
    const ref = refIn(await raise(priya, 'sandwell-send'));
    await fillIn(tom, await stageCard(here, ref), 'Propose how to settle it', {
      wording: 'We join in July.',
    });
    expect(await lastMentioned(here, ref)).toEqual(['Priya Shah']);
    await fillIn(priya, await stageCard(here, ref), 'Answer the proposal', {
      answer: 'object',
      reason: 'July is too late.',
    });
    expect(await lastMentioned(here, ref)).toEqual(['Tom Baker']);
    expect((await here.stored(ref)).outcome).toBeUndefined();
    await fillIn(tom, await stageCard(here, ref), 'Propose other words', { wording: 'We join in June.' });
    // Who proposed cannot say yes for the other side.
    const own = await tom.press(await stageCard(here, ref), 'Answer the proposal');
    expect(answerOf(own)).toMatch(/This is for .*Priya Shah/);
    await fillIn(priya, await stageCard(here, ref), 'Answer the proposal', { answer: 'confirm' });
    expect((await here.stored(ref)).outcome).toBe('resolved');
    expect(await lastMentioned(here, ref)).toEqual(['Tom Baker']);

    expect(buttonsOn(await stageCard(here, ref))).not.toContain('Close the case');
    await fillIn(priya, await stageCard(here, ref), 'The needs are met in full');
    expect(buttonsOn(await stageCard(here, ref))).not.toContain('Close the case');
    const forged = {
      conversationId: (await here.thread(ref)).conversationId,
      messageId: (await stageCard(here, ref)).id,
      card: {
        actions: [
          {
            type: 'Action.Execute',
            title: 'Close',
            verb: 'form.submit',
            data: { ref, revision: 1, surface: 'stage', stage: '1', form: 'close' },
          },
        ],
      },
    };
    expect(answerOf(await priya.press(forged, 'Close'))).toMatch(
      /cannot be closed yet|has to be done first|stands in the way/,
    );
    expect((await here.stored(ref)).outcome).toBe('resolved');

    await fillIn(tom, await stageCard(here, ref), 'Write the outcome', {
      text_openPoints: 'Nothing is open.',
      text_actions: 'Tom joins.',
    });
    expect(here.graph.mails().at(-1)?.body).toContain('We join in June.');
    await fillIn(tom, await stageCard(here, ref), 'Close the case');
    expect((await here.stored(ref)).outcome).toBe('closed');
  });
});
