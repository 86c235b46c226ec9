import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Party } from '../../bot/protocol/case.ts';
import type { Card } from '../sandbox/connector/read-message.ts';
import type { CardView } from '../sandbox/teams-client/read-answer.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { fillIn, raise } from './raise.ts';
import { actionsOf, answerOf, apartFromLooks, kept, refIn, stageCard, titleOf } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

/** What every party may open at any time, and what shows nothing that its reader may not see. */
const FOR_ALL = ['details', 'danger', 'danger-done', 'earlier-date', 'later-date', 'facts', 'close'];
const AT_HOME = /^(My cases|Back)$/;

/** Some of those who have a part in no case here: they send forms that they were never shown. */
const OUTSIDERS = ['Joan Whitfield', 'Owen Clarke', 'Chloe Martin'];

/** Who keeps each of these procedures: they read every case of it and move parts, and have no other button in any. */
const MANAGERS: Readonly<Record<string, string>> = { SS: 'Moira Kent', DO: 'Hilary Beck' };
const AT_ONCE = 8;

const formOf = (action: Card): string => (action['data'] as { form?: string } | undefined)?.form ?? '';
const only = (view: CardView, action: Card): CardView => ({
  ...view,
  card: { type: 'AdaptiveCard', actions: [action] },
});

interface Tried {
  cells: number;
  refused: number;
}

/** Whom to ring is for everybody; everything else is the parties'. */
const toldOutsiders = (action: Card): RegExp =>
  formOf(action) === 'danger' ? /ring 999/ : /^This is for the people who have a part/;

/** Of those without any part every fourth presses: to the case they are alike. */
const ONE_IN = 4;

/** Whoever has a part, the business managers, and of everybody else in the directory some. */
const peopleFor = (parties: readonly Party[]): string[] =>
  here.names.filter(
    (name, index) =>
      index % ONE_IN === 0 ||
      [...OUTSIDERS, ...Object.values(MANAGERS)].includes(name) ||
      parties.some((party) => party.name === name),
  );

/** They press every button of the card; opening and, past the form, sending it. */
async function everybodyPresses(ref: string): Promise<Tried> {
  const thread = await here.thread(ref);
  const cards = [kept(thread.root), kept(await stageCard(here, ref))];
  const before = await here.stored(ref);
  const { parties } = before;
  const people = peopleFor(parties);
  const tried: Tried = { cells: 0, refused: 0 };
  for (const view of cards) {
    for (const action of actionsOf(view.card)) {
      const press = async (name: string): Promise<void> => {
        const answered = await here.seat(name).press(only(view, action), titleOf(action));
        const words = answerOf(answered);
        tried.cells += 1;
        expect(answered.status).toBe(200);
        expect(words).not.toBe('');
        const isParty = parties.some((party) => party.name === name);
        if (MANAGERS[ref.slice(0, 2)] === name && formOf(action) === 'details') {
          expect(words, name).toContain('Zebrafinch');
        } else if (MANAGERS[ref.slice(0, 2)] === name && formOf(action) === 'hand-over') {
          expect(words, name).toMatch(/^Move a part to somebody else/);
          expect(words).not.toContain('Zebrafinch');
        } else if (!isParty) {
          expect(words, `${name}: ${titleOf(action)}`).toMatch(toldOutsiders(action));
          expect(words).not.toContain('Zebrafinch');
        } else if (!FOR_ALL.includes(formOf(action)) && /This was not done/.test(words)) {
          expect(words).toMatch(/This is for .*Nothing was changed/s);
          tried.refused += 1;
        }
        if (!AT_HOME.test(titleOf(action)) && OUTSIDERS.includes(name)) await pastTheForm(view, action, name);
      };
      // So many at a time as may look at one case in the same second.
      for (let from = 0; from < people.length; from += AT_ONCE)
        await Promise.all(people.slice(from, from + AT_ONCE).map(press));
    }
  }
  const after = await here.stored(ref);
  expect(apartFromLooks(after)).toEqual(apartFromLooks(before));
  expect(after.refusals).toBeGreaterThan(before.refusals);
  return tried;
}

/** Sends a form without ever having been shown it. */
async function pastTheForm(view: CardView, action: Card, name: string): Promise<void> {
  const forged = { ...action, verb: 'form.submit' };
  const inputs = { reason: 'x', wording: 'x', accept: 'accept', answer: 'confirm', text_agreed: 'x' };
  const data = { ...(action['data'] as Card), ...inputs };
  const answered = await here.seat(name).press(only(view, { ...forged, data }), 'form.submit');
  expect(answerOf(answered)).toMatch(toldOutsiders(action));
}

/** Those who hold no part in what a button does send its form all the same. */
async function partiesSendWhatIsNotTheirs(ref: string, holders: Record<string, string[]>): Promise<number> {
  const view = kept(await stageCard(here, ref));
  const before = apartFromLooks(await here.stored(ref));
  let sent = 0;
  for (const action of actionsOf(view.card)) {
    const may = holders[formOf(action)] ?? holders[(action['data'] as { duty?: string }).duty ?? ''];
    if (may === undefined) continue;
    for (const { name } of before.parties.filter((party) => !may.includes(party.name))) {
      const inputs = {
        reason: 'x',
        wording: 'Words that nobody agreed to.',
        whenDate: '2026-06-01',
        whenTime: '09:00',
        accept: 'accept',
        answer: 'confirm',
        text_findings: 'x',
        text_answer: 'x',
        text_matter: 'x',
        text_ask: 'x',
        tick_T3: 'true',
      };
      const data = { ...(action['data'] as Card), ...inputs };
      const answered = await here
        .seat(name)
        .press(only(view, { ...action, verb: 'form.submit', data }), 'form.submit');
      expect(answerOf(answered), `${name}: ${titleOf(action)}`).toMatch(/This is for .*Nothing was changed/s);
      sent += 1;
    }
  }
  expect(apartFromLooks(await here.stored(ref))).toEqual(before);
  return sent;
}

describe('the wrong person presses a button', () => {
  test('Sandwell, practitioners’ stage', async () => {
    const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
    const both = ['Priya Shah', 'Tom Baker'];
    const tried = await everybodyPresses(ref);
    expect(tried.cells).toBeGreaterThan(300);
    expect(tried.refused).toBeGreaterThan(30);
    const sent = await partiesSendWhatIsNotTheirs(ref, {
      settle: both,
      'not-settled': both,
      escalate: both,
      '1b': ['Priya Shah'],
      '1c': ['Tom Baker'],
      '1d': both,
      '1-record': both,
      '1-advice': ['Priya Shah'],
    });
    expect(sent).toBeGreaterThan(40);
  });

  test('Sandwell, managers’ stage with a proposal on the table', async () => {
    const ref = refIn(await raise(here.seat('Marcus Lowe'), 'sandwell-send'));
    const marcus = here.seat('Marcus Lowe');
    await fillIn(marcus, await stageCard(here, ref), 'It cannot be settled here', { reason: 'No.' });
    await fillIn(marcus, await stageCard(here, ref), 'Bring in my manager');
    await fillIn(here.seat('Helen Price'), await stageCard(here, ref), 'Propose how to settle it', {
      wording: 'We share the report.',
    });
    await everybodyPresses(ref);
    const managers = ['Helen Price', 'Colin Webb'];
    const sent = await partiesSendWhatIsNotTheirs(ref, {
      'answer-settlement': ['Colin Webb'],
      settle: managers,
      'not-settled': managers,
      '2b': managers,
      '2-record': managers,
    });
    expect(sent).toBeGreaterThan(20);
  });

  test('Dorset, before the answer', async () => {
    const ref = refIn(await raise(here.seat('Laura Finch'), 'dorset-send'));
    await everybodyPresses(ref);
    const sent = await partiesSendWhatIsNotTheirs(ref, {
      satisfied: ['Laura Finch'],
      'not-satisfied': ['Laura Finch'],
      S1: ['Laura Finch'],
      T2: ['Rachel Dunn'],
      T3: ['Rachel Dunn'],
      T4: ['Rachel Dunn'],
      'T-record': ['Rachel Dunn'],
    });
    expect(sent).toBeGreaterThan(20);
  });

  test('Dorset, after the answer: only the practitioner is satisfied or not', async () => {
    const ref = refIn(await raise(here.seat('Laura Finch'), 'dorset-send'));
    await fillIn(here.seat('Rachel Dunn'), await stageCard(here, ref), 'Write the answer', {
      text_findings: 'x',
      text_answer: 'x',
      tick_T3: true,
    });
    await everybodyPresses(ref);
    const only = ['Laura Finch'];
    const sent = await partiesSendWhatIsNotTheirs(ref, { satisfied: only, 'not-satisfied': only, S1: only });
    expect(sent).toBeGreaterThan(12);
  });
});
