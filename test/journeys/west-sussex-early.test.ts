import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskOf, lastMailTo } from './act.ts';
import { emailOf } from './seeded.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { WEST_SUSSEX, raiseUnder, toFormOf } from './raise.ts';
import { answerOf, refIn } from './steps.ts';
import { COLLEAGUE, CONSTABLE, PROTOCOL } from './west-sussex-people.ts';

const MATTER = { ...WEST_SUSSEX, counterpart: CONSTABLE };

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

describe('West Sussex: what is asked before anything is sent', () => {
  test('by when: nothing goes out without a time, and a bare number of days asks which', async () => {
    const jenny = here.seat('Jenny Walsh');
    const form = await toFormOf(jenny, PROTOCOL);
    const none = await jenny.press(form, 'See what will be sent', {
      ...MATTER,
      statedDays: '',
      statedKind: '',
    });
    expect(answerOf(none)).toContain('Please say by when you need it settled');
    const bare = await jenny.press(none, 'See what will be sent', { statedDays: '3' });
    expect(answerOf(bare)).toContain('Please say which: 3 working days, or 3 calendar days?');
    expect(here.connector.threads()).toEqual([]);
    const preview = await jenny.press(bare, 'See what will be sent', { statedKind: 'calendar' });
    expect(answerOf(preview)).toMatch(/Thursday 4 June/);
    const ref = refIn(await jenny.press(preview, 'Send'));
    expect(await deskOf(here, ref).stage()).toBe('1');
  });

  test('a child protection plan: the other procedure is shown, and this one goes on', async () => {
    const jenny = here.seat('Jenny Walsh');
    const form = await toFormOf(jenny, PROTOCOL);
    const preview = await jenny.press(form, 'See what will be sent', { ...MATTER, fact_dissent: 'plan' });
    expect(answerOf(preview)).toContain(
      'The Pan-Sussex procedure for professional disagreements is there for this',
    );
    const ref = refIn(await jenny.press(preview, 'Send'));
    const at = deskOf(here, ref);
    expect(await at.own('Lewis Boyd')).toContain('Pan-Sussex procedure');
    expect(await at.stage()).toBe('1');
    // It tells of the child: the thread does not show it.
    await at.keeps(['Pan-Sussex']);
  });

  test('a worry that arises on the way shows it too', async () => {
    const at = deskOf(here, refIn(await raiseUnder(here.seat('Jenny Walsh'), PROTOCOL, MATTER)));
    expect(await at.own('Jenny Walsh')).not.toContain('Pan-Sussex');
    await at.act('Lewis Boyd', 'Add a fact', { facts: 'handlingInadequate' });
    expect(await at.own('Jenny Walsh')).toContain('Pan-Sussex');
  });
});

describe('West Sussex, settled early', () => {
  test('by the managers within the time that was stated; closed once it is written down', async () => {
    const ref = refIn(await raiseUnder(here.seat('Jenny Walsh'), PROTOCOL, MATTER));
    const at = deskOf(here, ref);
    await at.giveUp('Jenny Walsh');
    await at.act('Jenny Walsh', 'Bring in my line manager', { statedDays: '2', statedKind: 'working' });
    await at.act('Carys Penn', 'Propose how to settle it', { wording: 'Xenopus: we share it.' });
    await at.act('Alison Frost', 'Answer the proposal', { answer: 'confirm' });
    expect(await at.outcome()).toBe('resolved');
    expect(await at.buttons()).not.toContain('Close the case');
    await at.act('Alison Frost', 'Write the record', { text_action: 'Xenopus talk.' });
    expect(lastMailTo(here)).toContain(emailOf('Carys Penn'));
    expect(here.graph.mails().at(-1)?.body).toContain('Xenopus: we share it.');
    await at.act('Jenny Walsh', 'The needs are met');
    await at.act('Carys Penn', 'Close the case');
    expect(await at.outcome()).toBe('closed');
    await at.keeps([]);
  });

  test('a talk does not end the time that was stated: only settling it does, or going on', async () => {
    const ref = refIn(await raiseUnder(here.seat('Jenny Walsh'), PROTOCOL, MATTER));
    const at = deskOf(here, ref);
    expect(await at.buttons()).not.toContain('We have talked');
    await here.timeBecomes('2026-06-05T09:00:00+01:00');
    expect(here.wordsIn(await here.thread(ref))).toMatch(/try to agree\. This is late/);
  });

  test('inside one agency too: both sides may be of the same', async () => {
    const matter = { ...WEST_SUSSEX, counterpart: COLLEAGUE };
    const at = deskOf(here, refIn(await raiseUnder(here.seat('Dean Osborne'), PROTOCOL, matter)));
    expect(await at.stage()).toBe('1');
  });
});
