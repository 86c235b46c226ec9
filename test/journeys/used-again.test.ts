import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Card } from '../sandbox/connector/read-message.ts';
import type { CardView } from '../sandbox/teams-client/read-answer.ts';
import { asTyped } from './canary/mark-typed.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { DORSET, SANDWELL, raise } from './raise.ts';
import { apartFromLooks, actionsOf, answerOf, kept, missing, refIn, stageCard } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

const keysOf = async (ref: string): Promise<string[]> =>
  (await here.stored(ref)).happenings.map(({ key }) => key);

describe('a start card that stays in the chat', () => {
  test('begins a new case, with nothing of the old one in it, once its own has been sent', async () => {
    const priya = here.seat('Priya Shah');
    await priya.say('raise');
    const start = kept(priya.said().at(-1) ?? missing());
    const answers = { danger: 'no', protocol: 'sandwell-send', fact_adult: 'false' };
    const form = await priya.press(start, 'Go on', answers);
    const first = refIn(
      await priya.press(await priya.press(form, 'See what will be sent', SANDWELL), 'Send'),
    );

    const advice = await priya.press(start, 'Go on', { ...answers, danger: 'yes' });
    const again = await priya.press(advice, 'Go on');
    expect(JSON.stringify(again.card)).not.toContain('Zebrafinch');
    const other = { ...SANDWELL, whatHappened: 'Another matter.', childReference: 'OAK-90001' };
    const second = refIn(await priya.press(await priya.press(again, 'See what will be sent', other), 'Send'));
    expect(second).not.toBe(first);
    expect(asTyped((await here.stored(second)).intake.whatHappened)).toBe('Another matter.');
    expect(await keysOf(second)).toContain('risk-flagged');
    expect(await keysOf(first)).not.toContain('risk-flagged');
  });
});

describe('the id of an activity', () => {
  const submitted = (view: Pick<CardView, 'card'>): Card =>
    (actionsOf(view.card).find(({ verb }) => verb === 'form.submit') ?? missing())['data'] as Card;

  test.each([
    ['is the same for two people', 'f:the-same'],
    ['is missing', undefined],
  ])('%s: both are heard', async (_, id) => {
    const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
    const card = kept(await stageCard(here, ref));
    const [priya, tom] = [here.seat('Priya Shah'), here.seat('Tom Baker')];
    const reviewed = submitted({ card: (await tom.press(card, 'I have reviewed the file')).card ?? {} });
    const notSettled = submitted({ card: (await priya.press(card, 'It cannot be settled here')).card ?? {} });
    const when = { whenDate: '2026-06-01', whenTime: '09:00' };
    const send = async (seat: typeof tom, data: Card) => {
      const value = { action: { type: 'Action.Execute', verb: 'form.submit', data }, trigger: 'manual' };
      await seat.send({ type: 'invoke', name: 'adaptiveCard/action', id, value }, card.conversationId);
    };
    await send(tom, { ...reviewed, ...when });
    await send(priya, { ...notSettled, ...when, reason: 'No way forward.' });
    expect(await keysOf(ref)).toEqual(expect.arrayContaining(['file-reviewed', 'unresolved']));
  });
});

describe('what is to be written', () => {
  test('is not put on record without its e-mail, and takes nobody up without it', async () => {
    const ref = refIn(await raise(here.seat('Anna Kowalska'), 'dorset-send', DORSET));
    const card = kept(await stageCard(here, ref));
    const data = (actionsOf(card.card)[0] ?? missing())['data'] as Card;
    const before = apartFromLooks(await here.stored(ref));
    expect(before.stages.at(-1)?.stage).toBe('T');
    const when = { whenDate: '2026-06-01', whenTime: '09:00', reason: 'I say so.' };
    const crafted: [string, Card][] = [
      ['Rachel Dunn', { form: 'record', duty: 'T4' }],
      ['Anna Kowalska', { form: 'record', duty: 'S1' }],
      ['Victor Stone', { form: 'escalate' }],
    ];
    for (const [name, more] of crafted) {
      for (const verb of ['form.open', 'form.submit']) {
        const action = { type: 'Action.Execute', verb, data: { ...data, ...when, ...more } };
        const answer = await here
          .seat(name)
          .send(
            { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } },
            card.conversationId,
          );
        const { value } = answer.body as { value: Card };
        expect(answerOf({ card: value })).toContain('This step is done in writing.');
      }
    }
    expect(apartFromLooks(await here.stored(ref))).toEqual(before);
  });
});
