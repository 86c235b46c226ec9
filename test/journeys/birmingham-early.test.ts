import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskOf, lastMailTo } from './act.ts';
import { APPROVED, CONSTABLE, PROTOCOL, startBirmingham } from './birmingham-people.ts';
import { emailOf } from './cast-protocol.ts';
import type { Partnership } from './partnership.ts';
import { BIRMINGHAM, raiseUnder, toFormOf } from './raise.ts';
import { answerOf, lastText, refIn } from './steps.ts';

describe('Birmingham, settled early', () => {
  let here: Partnership;
  beforeAll(async () => {
    here = await startBirmingham('2026-06-01T09:00:00+01:00');
  });
  afterAll(() => here.stop());

  test('by the practitioners: the letter with what is still open, records approved and dated, closed', async () => {
    const matter = { ...BIRMINGHAM, spoken: 'no', spokenDate: '', spokenTime: '', counterpart: CONSTABLE };
    const ref = refIn(await raiseUnder(here.seat('Tara Worker'), PROTOCOL, matter));
    const at = deskOf(here, ref);
    // It was raised in writing: there is nothing to confirm.
    expect(await at.buttons()).not.toContain('Confirm it in writing');
    await at.act('Pam Constable', 'Propose how to settle it', { wording: 'Xenopus: we visit on Friday.' });
    await at.act('Tara Worker', 'Answer the proposal', { answer: 'confirm' });
    expect(await at.outcome()).toBe('resolved');
    expect(await at.buttons()).not.toContain('Close the case');
    const pam = here.seat('Pam Constable');
    const record = await at.open('Pam Constable', 'It is on record');
    expect(answerOf(record)).toContain('I have approved and dated the record.');
    const bare = await pam.press(record, 'form.submit', {}, { unchecked: true });
    expect(answerOf(bare)).toContain('Please tick this once it is true.');
    await pam.press(bare, 'form.submit', APPROVED);
    await at.act('Pam Constable', 'Write the outcome', {
      text_openPoints: 'Xenopus: the form is open.',
      text_actions: 'Xenopus.',
    });
    expect([...lastMailTo(here)].sort()).toEqual(['Pete Line', 'Tara Worker', 'Ted Line'].map(emailOf));
    expect(here.graph.mails().at(-1)?.body).toContain('Xenopus: the form is open.');
    await at.act('Tara Worker', 'Close the case');
    expect(await at.outcome()).toBe('closed');
    await at.keeps([]);
  });

  test('a child at risk: the number is shown first, and the case goes on all the same', async () => {
    const form = await toFormOf(here.seat('Tara Worker'), PROTOCOL, 'yes');
    const tara = here.seat('Tara Worker');
    const preview = await tara.press(form, 'See what will be sent', {
      ...BIRMINGHAM,
      counterpart: CONSTABLE,
    });
    const ref = refIn(await tara.press(preview, 'Send'));
    const at = deskOf(here, ref);
    expect(here.wordsIn(await here.thread(ref))).toMatch(/0121.303.1888/);
    expect(await at.stage()).toBe('1');
    expect(await at.buttons()).toContain('We have spoken');
  });
});

describe('Birmingham, the night when the clocks go back', () => {
  let here: Partnership;
  beforeAll(async () => {
    here = await startBirmingham('2026-10-23T09:00:00+01:00');
  });
  afterAll(() => here.stop());

  test('24 hours are 24 on the clock: given up on Saturday at 14:00, due on Sunday at 13:00', async () => {
    const times = { zeroDate: '2026-10-22', spokenDate: '2026-10-22' };
    const matter = { ...BIRMINGHAM, ...times, counterpart: CONSTABLE };
    const ref = refIn(await raiseUnder(here.seat('Tara Worker'), PROTOCOL, matter));
    const at = deskOf(here, ref);
    await at.giveUp('Tara Worker');
    await at.act('Tara Worker', 'Bring in my manager');
    await here.timeBecomes('2026-10-24T14:00:00+01:00');
    await at.giveUp('Ted Line');
    expect(await lastText(here, ref)).toContain('Sunday 25 October, 13:00');
    await here.timeBecomes('2026-10-25T13:05:00+00:00');
    expect(here.wordsIn(await here.thread(ref))).toMatch(
      /Refer it to your own service or senior manager\. This is late/,
    );
  });
});
