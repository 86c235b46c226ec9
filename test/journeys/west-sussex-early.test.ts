import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskOf, lastMailTo } from './act.ts';
import { emailOf } from './cast-protocol.ts';
import type { Partnership } from './partnership.ts';
import { WEST_SUSSEX, raiseUnder, toFormOf } from './raise.ts';
import { answerOf, refIn } from './steps.ts';
import { CONSTABLE, PROTOCOL, startWestSussex } from './west-sussex-people.ts';

const MATTER = { ...WEST_SUSSEX, counterpart: CONSTABLE };

let here: Partnership;
beforeAll(async () => {
  here = await startWestSussex('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

describe('West Sussex: what is asked before anything is sent', () => {
  test('by when: nothing goes out without a time, and a bare number of days asks which', async () => {
    const dora = here.seat('Dora Teacher');
    const form = await toFormOf(dora, PROTOCOL);
    const none = await dora.press(form, 'See what will be sent', {
      ...MATTER,
      statedDays: '',
      statedKind: '',
    });
    expect(answerOf(none)).toContain('Please say by when you need it settled');
    const bare = await dora.press(none, 'See what will be sent', { statedDays: '3' });
    expect(answerOf(bare)).toContain('Please say which: 3 working days, or 3 calendar days?');
    expect(here.connector.threads()).toEqual([]);
    const preview = await dora.press(bare, 'See what will be sent', { statedKind: 'calendar' });
    expect(answerOf(preview)).toMatch(/Thursday 4 June/);
    const ref = refIn(await dora.press(preview, 'Send'));
    expect(await deskOf(here, ref).stage()).toBe('1');
  });

  test('a child protection plan: the other procedure is shown, and this one goes on', async () => {
    const dora = here.seat('Dora Teacher');
    const form = await toFormOf(dora, PROTOCOL);
    const preview = await dora.press(form, 'See what will be sent', { ...MATTER, fact_dissent: 'plan' });
    expect(answerOf(preview)).toContain(
      'The Pan-Sussex procedure for professional disagreements is there for this',
    );
    const ref = refIn(await dora.press(preview, 'Send'));
    const at = deskOf(here, ref);
    expect(await at.own('Pat Constable')).toContain('Pan-Sussex procedure');
    expect(await at.stage()).toBe('1');
    // It tells of the child: the thread does not show it.
    await at.keeps(['Pan-Sussex']);
  });

  test('a worry that arises on the way shows it too', async () => {
    const at = deskOf(here, refIn(await raiseUnder(here.seat('Dora Teacher'), PROTOCOL, MATTER)));
    expect(await at.own('Dora Teacher')).not.toContain('Pan-Sussex');
    await at.act('Pat Constable', 'Add a fact', { facts: 'handlingInadequate' });
    expect(await at.own('Dora Teacher')).toContain('Pan-Sussex');
  });
});

describe('West Sussex, settled early', () => {
  test('by the managers within the time that was stated; closed once it is written down', async () => {
    const ref = refIn(await raiseUnder(here.seat('Dora Teacher'), PROTOCOL, MATTER));
    const at = deskOf(here, ref);
    await at.giveUp('Dora Teacher');
    await at.act('Dora Teacher', 'Bring in my line manager', { statedDays: '2', statedKind: 'working' });
    await at.act('Perry Line', 'Propose how to settle it', { wording: 'Xenopus: we share it.' });
    await at.act('Dilys Line', 'Answer the proposal', { answer: 'confirm' });
    expect(await at.outcome()).toBe('resolved');
    expect(await at.buttons()).not.toContain('Close the case');
    await at.act('Dilys Line', 'Write the record', { text_action: 'Xenopus talk.' });
    expect(lastMailTo(here)).toContain(emailOf('Perry Line'));
    expect(here.graph.mails().at(-1)?.body).toContain('Xenopus: we share it.');
    await at.act('Dora Teacher', 'The needs are met');
    await at.act('Perry Line', 'Close the case');
    expect(await at.outcome()).toBe('closed');
    await at.keeps([]);
  });

  test('a talk does not end the time that was stated: only settling it does, or going on', async () => {
    const ref = refIn(await raiseUnder(here.seat('Dora Teacher'), PROTOCOL, MATTER));
    const at = deskOf(here, ref);
    expect(await at.buttons()).not.toContain('We have talked');
    await here.timeBecomes('2026-06-05T09:00:00+01:00');
    expect(here.wordsIn(await here.thread(ref))).toMatch(/try to agree\. This is late/);
  });

  test('inside one agency too: both sides may be of the same', async () => {
    const matter = { ...WEST_SUSSEX, counterpart: 'Dan Teacher, Downs School' };
    const at = deskOf(here, refIn(await raiseUnder(here.seat('Dora Teacher'), PROTOCOL, matter)));
    expect(await at.stage()).toBe('1');
  });
});
