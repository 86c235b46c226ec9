import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskOf, lastMailTo } from './act.ts';
import { APPROVED, CONSTABLE, PROTOCOL } from './birmingham-people.ts';
import { emailOf } from './seeded.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { BIRMINGHAM, raiseUnder, toFormOf } from './raise.ts';
import { answerOf, lastText, refIn } from './steps.ts';

describe('Birmingham, settled early', () => {
  let here: Partnership;
  beforeAll(async () => {
    here = await startPartnership('2026-06-01T09:00:00+01:00');
  });
  afterAll(() => here.stop());

  test('by the practitioners: the letter with what is still open, records approved and dated, closed', async () => {
    const matter = { ...BIRMINGHAM, spoken: 'no', spokenDate: '', spokenTime: '', counterpart: CONSTABLE };
    const ref = refIn(await raiseUnder(here.seat('Adam Sykes'), PROTOCOL, matter));
    const at = deskOf(here, ref);
    // It was raised in writing: there is nothing to confirm.
    expect(await at.buttons()).not.toContain('Confirm it in writing');
    await at.act('Imran Sadiq', 'Propose how to settle it', { wording: 'Xenopus: we visit on Friday.' });
    await at.act('Adam Sykes', 'Answer the proposal', { answer: 'confirm' });
    expect(await at.outcome()).toBe('resolved');
    expect(await at.buttons()).not.toContain('Close the case');
    const imran = here.seat('Imran Sadiq');
    const record = await at.open('Imran Sadiq', 'It is on record');
    expect(answerOf(record)).toContain('I have approved and dated the record.');
    const bare = await imran.press(record, 'form.submit', {}, { unchecked: true });
    expect(answerOf(bare)).toContain('Please tick this once it is true.');
    await imran.press(bare, 'form.submit', APPROVED);
    await at.act('Imran Sadiq', 'Write the outcome', {
      text_openPoints: 'Xenopus: the form is open.',
      text_actions: 'Xenopus.',
    });
    expect([...lastMailTo(here)].sort()).toEqual(
      ['Kelly Upton', 'Adam Sykes', 'Martin Hobbs'].map(emailOf).sort(),
    );
    expect(here.graph.mails().at(-1)?.body).toContain('Xenopus: the form is open.');
    await at.act('Adam Sykes', 'Close the case');
    expect(await at.outcome()).toBe('closed');
    await at.keeps([]);
  });

  test('a child at risk: the number is shown first, and the case goes on all the same', async () => {
    const form = await toFormOf(here.seat('Adam Sykes'), PROTOCOL, 'yes');
    const adam = here.seat('Adam Sykes');
    const preview = await adam.press(form, 'See what will be sent', {
      ...BIRMINGHAM,
      counterpart: CONSTABLE,
    });
    const ref = refIn(await adam.press(preview, 'Send'));
    const at = deskOf(here, ref);
    expect(here.wordsIn(await here.thread(ref))).toMatch(/0121.303.1888/);
    expect(await at.stage()).toBe('1');
    expect(await at.buttons()).toContain('We have spoken');
  });
});

describe('Birmingham, the night when the clocks go back', () => {
  let here: Partnership;
  beforeAll(async () => {
    here = await startPartnership('2026-10-23T09:00:00+01:00');
  });
  afterAll(() => here.stop());

  test('24 hours are 24 on the clock: given up on Saturday at 14:00, due on Sunday at 13:00', async () => {
    const times = { zeroDate: '2026-10-22', spokenDate: '2026-10-22' };
    const matter = { ...BIRMINGHAM, ...times, counterpart: CONSTABLE };
    const ref = refIn(await raiseUnder(here.seat('Adam Sykes'), PROTOCOL, matter));
    const at = deskOf(here, ref);
    await at.giveUp('Adam Sykes');
    await at.act('Adam Sykes', 'Bring in my manager');
    await here.timeBecomes('2026-10-24T14:00:00+01:00');
    await at.giveUp('Martin Hobbs');
    expect(await lastText(here, ref)).toContain('Sunday 25 October, 13:00');
    await here.timeBecomes('2026-10-25T13:05:00+00:00');
    expect(here.wordsIn(await here.thread(ref))).toMatch(
      /Refer it to your own service or senior manager\. This is late/,
    );
  });
});
