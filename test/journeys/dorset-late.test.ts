import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Partnership, startPartnership } from './partnership.ts';
import { fillIn, raise } from './raise.ts';
import { answerOf, buttonsOn, kept, lastMentioned, lastText, missing, refIn, stageCard } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

const raised = async (name: string): Promise<string> => refIn(await raise(here.seat(name), 'dorset-send'));

const answered = async (ref: string): Promise<void> => {
  await fillIn(here.seat('Rachel Dunn'), await stageCard(here, ref), 'Write the answer', {
    text_findings: 'Nothing new.',
    text_answer: 'No.',
    tick_T3: true,
  });
};

describe('Dorset SEND: when somebody lets a time pass', () => {
  test('the practitioner’s five days pass: the case has lapsed, is not closed, and they may still ask', async () => {
    const [accepted, refused] = [await raised('Laura Finch'), await raised('Anna Kowalska')];
    await answered(accepted);
    await answered(refused);
    const old = kept(await stageCard(here, accepted));
    await here.timeBecomes('2026-06-10T09:30:00+01:00');

    const laura = here.seat('Laura Finch');
    await laura.say(`case ${accepted}`);
    const own = laura.said().at(-1);
    expect(buttonsOn(own ?? missing())).toContain('Ask to go up late');
    expect(answerOf({ card: kept(own ?? missing()).card })).toMatch(/passed.*The case is not closed/s);
    expect(buttonsOn(await stageCard(here, accepted))).toContain('Ask to go up late');

    // The button of the days before is out of date, and does nothing.
    const revision = (await here.stored(accepted)).revision;
    const late = await laura.press(old, 'Take it to the Service Manager');
    expect(answerOf(late)).toMatch(/out of date/);
    expect((await here.stored(accepted)).revision).toBe(revision);

    for (const [name, ref] of [
      ['Laura Finch', accepted],
      ['Anna Kowalska', refused],
    ] as const) {
      const seat = here.seat(name);
      const form = await seat.press(await stageCard(here, ref), 'Ask to go up late');
      const bare = await seat.press(form, 'form.submit', { reason: ' ' }, { unchecked: true });
      expect(answerOf(bare)).toContain('Please give your reason.');
      await seat.press(bare, 'form.submit', { reason: 'I was in hospital.' });
      expect(await lastMentioned(here, ref)).toEqual(['Victor Stone']);
      expect(await lastText(here, ref)).not.toContain('hospital');
    }

    const victor = here.seat('Victor Stone');
    const form = await victor.press(await stageCard(here, accepted), 'Accept or refuse');
    expect(answerOf(form)).toContain('I was in hospital.');
    await here.timeBecomes('2026-06-11T09:30:00+01:00');
    await victor.press(form, 'form.submit', { accept: 'accept' });
    const run = (await here.stored(accepted)).stages.at(-1);
    expect(run?.stage).toBe('S');
    expect(Date.parse(run?.enteredAt ?? '')).toBe(Date.parse('2026-06-10T09:30:00+01:00'));
    // Who accepted it knows.
    expect(await lastMentioned(here, accepted)).toEqual(['Laura Finch']);

    await fillIn(victor, await stageCard(here, refused), 'Accept or refuse', {
      accept: 'refuse',
      reason: 'It has been too long.',
    });
    expect((await here.stored(refused)).outcome).toBe('closed');
    expect(here.wordsIn(await here.thread(refused))).toContain('has not taken up the late request');
    expect(here.wordsIn(await here.thread(refused))).not.toContain('too long');
  });

  test('a silent Team Manager is late, the Service Manager is told, and the practitioner may go up', async () => {
    await here.timeBecomes('2026-06-15T09:00:00+01:00');
    const ref = await raised('Peter Hale');
    const peter = here.seat('Peter Hale');
    // Before the ten days are over, going up needs a reason.
    const early = await peter.press(await stageCard(here, ref), 'Take it to the Service Manager');
    expect(answerOf(early)).toContain('Why do you take it further now?');

    await here.timeBecomes('2026-06-30T08:00:00+01:00');
    expect(await lastMentioned(here, ref)).toEqual(['Peter Hale', 'Rachel Dunn', 'Victor Stone']);
    expect(await lastText(here, ref)).toContain('This is late');
    expect(here.wordsIn(await here.thread(ref))).toMatch(/late/i);

    await fillIn(peter, await stageCard(here, ref), 'Take it to the Service Manager', {
      text_ask: 'An answer.',
    });
    const kase = await here.stored(ref);
    expect(kase.stages.at(-1)?.stage).toBe('S');
    expect(kase.flags).toContain('not-in-source');
    expect(await lastMentioned(here, ref)).toEqual(['Victor Stone']);
    expect(here.graph.mails().at(-1)?.to).toEqual(['victor.stone@dorset-council.example']);
  });
});
