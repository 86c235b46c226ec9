import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Card } from '../sandbox/connector/read-message.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { fillIn, raise } from './raise.ts';
import { apartFromLooks, actionsOf, answerOf, kept, missing, refIn, stageCard, titleOf } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

/** What may be opened from any card: it concerns the case, not the stage that the card was drawn for. */
const OF_THE_CASE = ['details', 'danger', 'danger-done', 'earlier-date', 'later-date', 'facts', 'hand-over'];
/** A duty that outlives its stage may still be done from the older card. */
const OUTLIVES = /-record$/;

const dataOf = (action: Card) => action['data'] as { form?: string; duty?: string };

const answerByRachel = async (ref: string): Promise<void> => {
  await fillIn(here.seat('Rachel Dunn'), await stageCard(here, ref), 'Write the answer', {
    text_findings: 'x',
    text_answer: 'x',
    tick_T3: true,
  });
};

describe('a card that was drawn before the stage moved', () => {
  test('Sandwell: every button of the practitioners’ card, by both practitioners, after it has gone to the managers', async () => {
    const priya = here.seat('Priya Shah');
    const ref = refIn(await raise(priya, 'sandwell-send'));
    await priya.say(`case ${ref}`);
    const cards = [kept(await stageCard(here, ref)), kept(priya.said().at(-1) ?? missing())];
    const form = await priya.press(cards[0], 'Propose how to settle it');
    await fillIn(priya, cards[0], 'It cannot be settled here', { reason: 'No way forward.' });
    await fillIn(priya, await stageCard(here, ref), 'Bring in my manager');
    const before = apartFromLooks(await here.stored(ref));
    expect(before.stages.at(-1)?.stage).toBe('2');

    let pressed = 0;
    for (const view of cards) {
      for (const action of actionsOf(view.card)) {
        const { form: asked, duty = '' } = dataOf(action);
        if (asked === undefined || OF_THE_CASE.includes(asked) || OUTLIVES.test(duty)) continue;
        for (const name of ['Priya Shah', 'Tom Baker', 'Helen Price']) {
          const seen = { ...view, card: { type: 'AdaptiveCard', actions: [action] } };
          const words = answerOf(await here.seat(name).press(seen, titleOf(action)));
          expect(words, `${name}: ${titleOf(action)}`).toMatch(/out of date|This is for/);
          expect(words).toContain('Nothing was changed.');
          pressed += 1;
        }
      }
    }
    expect(pressed).toBeGreaterThan(20);
    const sent = await priya.press(form, 'form.submit', { wording: 'Typed before it moved.' });
    expect(answerOf(sent)).toMatch(/out of date|This is for/);
    expect(apartFromLooks(await here.stored(ref))).toEqual(before);
    const shown = await priya.press(
      await priya.press(cards[0], 'We have spoken'),
      'Show the case as it is now',
    );
    expect(answerOf(shown)).toContain('The line managers try to settle it');
  });

  test('Dorset: the judgement of one answer is never taken for that of the next', async () => {
    const laura = here.seat('Laura Finch');
    const ref = refIn(await raise(laura, 'dorset-send'));
    await answerByRachel(ref);
    await laura.say(`case ${ref}`);
    const views = [kept(await stageCard(here, ref)), kept(laura.said().at(-1) ?? missing())];
    const satisfied = await laura.press(views[0], 'I am satisfied');
    const writing = await laura.press(views[0], 'Take it to the Service Manager');
    await fillIn(laura, views[0], 'Take it to the Service Manager', { text_ask: 'x' });
    await fillIn(here.seat('Victor Stone'), await stageCard(here, ref), 'Write the answer', {
      text_findings: 'x',
      text_answer: 'x',
      tick_S2: true,
    });
    const before = apartFromLooks(await here.stored(ref));

    for (const view of views) {
      for (const button of ['I am satisfied', 'I am not satisfied', 'Take it to the Service Manager'])
        expect(answerOf(await laura.press(view, button)), button).toMatch(/out of date/);
    }
    expect(answerOf(await laura.press(satisfied, 'form.submit'))).toMatch(/out of date/);
    const again = await laura.press(writing, 'form.submit', { text_ask: 'Something else.' });
    expect(answerOf(again)).toMatch(/out of date/);
    expect(apartFromLooks(await here.stored(ref))).toEqual(before);
    expect(here.graph.mailsTo('victor.stone@dorset-council.example')).toHaveLength(1);
  });

  test('nobody agrees to words that were changed after they had opened the form', async () => {
    const priya = here.seat('Priya Shah');
    const tom = here.seat('Tom Baker');
    const ref = refIn(await raise(priya, 'sandwell-send'));
    await fillIn(priya, await stageCard(here, ref), 'Propose how to settle it', { wording: 'Weekly.' });
    const form = await tom.press(await stageCard(here, ref), 'Answer the proposal');
    await here.timeBecomes('2026-06-01T09:05:00+01:00');
    await fillIn(priya, await stageCard(here, ref), 'Change your proposal', { wording: 'Monthly.' });
    const answered = await tom.press(form, 'form.submit', { answer: 'confirm' });
    expect(answerOf(answered)).toMatch(/changed since you opened/);
    expect(answerOf(answered)).toContain('Monthly.');
    expect((await here.stored(ref)).outcome).toBeUndefined();
    await tom.press(answered, 'form.submit', { answer: 'confirm' });
    expect((await here.stored(ref)).outcome).toBe('resolved');
  });

  test('a closed case: every button that was on its cards', async () => {
    const laura = here.seat('Laura Finch');
    const ref = refIn(await raise(laura, 'dorset-send'));
    await answerByRachel(ref);
    const views = [kept((await here.thread(ref)).root), kept(await stageCard(here, ref))];
    await fillIn(laura, await stageCard(here, ref), 'I am satisfied');
    const before = apartFromLooks(await here.stored(ref));
    for (const view of views) {
      for (const action of actionsOf(view.card)) {
        const { form, duty = '' } = dataOf(action);
        if (form === undefined || ['details', 'danger', 'danger-done'].includes(form) || OUTLIVES.test(duty))
          continue;
        const seen = { ...view, card: { type: 'AdaptiveCard', actions: [action] } };
        const opened = await laura.press(seen, titleOf(action));
        if (!/Nothing was changed/.test(answerOf(opened))) {
          const sent = await laura.press(opened, 'form.submit', {}, { unchecked: true });
          expect(answerOf(sent), titleOf(action)).toMatch(/out of date|Nothing was changed|Please/);
        }
      }
    }
    expect(apartFromLooks(await here.stored(ref))).toEqual(before);
  });
});
