import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskOf, lastMailTo } from './act.ts';
import { emailOf } from './seeded.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { SAFEGUARDING, raiseUnder, toFormOf } from './raise.ts';
import { CONSTABLE, PROTOCOL } from './safeguarding-people.ts';
import { answerOf, lastMentioned, lastText, refIn } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

describe('Sandwell safeguarding, settled early', () => {
  test('by the line managers: a Sergeant is asked, both agree on the words, the outcome is written, closed', async () => {
    const sunita = here.seat('Sunita Rao');
    const matter = { ...SAFEGUARDING, zero: 'manager-aware', counterpart: CONSTABLE };
    const ref = refIn(await raiseUnder(sunita, PROTOCOL, matter));
    const at = deskOf(here, ref);
    // The line manager knows: the first formal stage is open, and its days count from then.
    expect(await at.stage()).toBe('1');
    expect(await lastText(here, ref)).toContain('Maya Lunn</at> (Sergeant, Sandwell Police)');
    await at.act('Beth Harmon', 'Propose how to settle it', { wording: 'Xenopus: we meet on Friday.' });
    const own = await at.open('Beth Harmon', 'Answer the proposal');
    expect(answerOf(own)).toMatch(/This is for .*Maya Lunn/);
    await at.act('Maya Lunn', 'Answer the proposal', { answer: 'confirm' });
    expect(await at.outcome()).toBe('resolved');
    expect(await lastMentioned(here, ref)).toEqual(['Maya Lunn']);

    // Both say who writes the record; the file is kept on each side.
    await at.act('Beth Harmon', 'We have agreed who writes it', { note: 'Xenopus clerk of the clinic' });
    await at.act('Maya Lunn', 'We have agreed who writes it', { note: 'Xenopus clerk of the clinic' });
    await at.act('Beth Harmon', 'It is on the file');
    await at.act('Beth Harmon', 'Add an agreed action', {
      what: 'Xenopus meeting.',
      owner: 'Aaron Pike (Sandwell Police)',
      untilDate: '2026-06-05',
    });
    await at.act('Maya Lunn', 'Write the outcome', {
      text_openPoints: 'Nothing is open.',
      text_actions: 'Xenopus meeting.',
    });
    expect(lastMailTo(here)[0]).toBe(emailOf('Beth Harmon'));
    expect([...lastMailTo(here)].slice(1).sort()).toEqual([emailOf('Aaron Pike'), emailOf('Sunita Rao')]);
    expect(here.graph.mails().at(-1)?.body).toContain('Xenopus: we meet on Friday.');
    expect(await at.buttons()).not.toContain('Close the case');
    await here.timeBecomes('2026-06-08T09:30:00+01:00');
    expect(here.wordsIn(await here.thread(ref))).toMatch(
      /Check that the agreed action was done.* This is late/,
    );
    await at.act('Sunita Rao', 'It was done', { whenDate: '2026-06-05' });
    await at.act('Maya Lunn', 'Close the case');
    expect(await at.outcome()).toBe('closed');
    const details = await sunita.press((await here.thread(ref)).root, 'See the details');
    expect(answerOf(details)).toContain('Xenopus clerk of the clinic');
    await at.keeps([]);
  });

  test('in the informal talk: it goes on the record, and nobody above is asked', async () => {
    const matter = { ...SAFEGUARDING, counterpart: CONSTABLE };
    const ref = refIn(await raiseUnder(here.seat('Sunita Rao'), PROTOCOL, matter));
    const at = deskOf(here, ref);
    await at.act('Aaron Pike', 'Propose how to settle it', { wording: 'Xenopus: I ring you.' });
    await at.act('Sunita Rao', 'Answer the proposal', { answer: 'confirm' });
    await at.act('Sunita Rao', 'It is on the record');
    await at.act('Aaron Pike', 'It is on the record');
    await at.act('Sunita Rao', 'Close the case');
    expect(await at.outcome()).toBe('closed');
    const kase = await here.stored(ref);
    expect(kase.stages.map(({ stage }) => stage)).toEqual(['0']);
    await at.keeps([]);
  });

  test('about the outcome of a conference: asked whether it was minuted, before it is sent and on the case', async () => {
    const sunita = here.seat('Sunita Rao');
    const form = await toFormOf(sunita, PROTOCOL);
    const matter = { ...SAFEGUARDING, category: '4', counterpart: CONSTABLE };
    const preview = await sunita.press(form, 'See what will be sent', matter);
    expect(answerOf(preview)).toContain('Was the disagreement voiced in the child protection conference');
    const at = deskOf(here, refIn(await sunita.press(preview, 'Send')));
    expect(await at.own('Sunita Rao')).toContain('Was the disagreement voiced');
    await at.act('Sunita Rao', 'Add a fact', { fact_raisedInConference: 'false' });
    expect(await at.own('Sunita Rao')).toContain('not voiced in the conference and minuted');
  });

  test('not against one’s own agency: nobody of it can be chosen', async () => {
    const form = await toFormOf(here.seat('Sunita Rao'), PROTOCOL);
    expect(answerOf(form)).toContain(CONSTABLE);
    expect(answerOf(form)).not.toContain('Riverside NHS Trust');
  });
});
