import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Partnership, startPartnership } from './partnership.ts';
import { fillIn, raise, toRaiseForm } from './raise.ts';
import { answerOf, buttonsOn, kept, lastMentioned, missing, refIn, stageCard } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00', ({ agencies, people, roles }) => {
    agencies.push({ id: 'harbour-charity', name: 'Harbour Charity', type: 'voluntary' });
    const id = '5d0d5cf5-35a7-44cf-9bb7-5b1c3a3e2f10';
    people.push({ id, name: 'Vera Quill', email: 'vera.quill@harbour.example', agency: 'harbour-charity' });
    roles.push({ protocol: 'dorset-send', role: 'practitioner', agency: 'harbour-charity', person: id });
  });
});
afterAll(() => here.stop());

const YES = {
  fact_raising_role: 'practitioner',
  fact_raising_employer: 'other',
  fact_receiving_employer: 'childrens-services',
};

/** The card that follows the questions about who may use the procedure. */
async function afterQuestions(name: string, answers: Record<string, string>) {
  const seat = here.seat(name);
  await seat.say('raise');
  const asked = await seat.press(seat.said().at(-1), 'Go on', {
    danger: 'no',
    protocol: 'dorset-send',
    fact_adult: 'false',
  });
  return seat.press(asked, 'Go on', { ...YES, ...answers });
}

describe('Dorset SEND: how a matter begins', () => {
  test('a talk that settles it: no manager is asked, and the case is closed', async () => {
    const laura = here.seat('Laura Finch');
    const talk = { spoken: 'talk', spokenDate: '', spokenTime: '' };
    const ref = refIn(await raise(laura, 'dorset-send', talk));
    expect(await lastMentioned(here, ref)).toEqual(['Simon Gray']);
    await here.timeBecomes('2026-06-01T10:00:00+01:00');
    await fillIn(laura, await stageCard(here, ref), 'It is settled');
    expect((await here.stored(ref)).outcome).toBe('closed');
    expect(here.graph.mailsTo('rachel.dunn@dorset-council.example')).toEqual([]);
  });

  test('a talk that does not settle it: the practitioner takes it to the Team Manager', async () => {
    const laura = here.seat('Laura Finch');
    const ref = refIn(await raise(laura, 'dorset-send', { spoken: 'talk', spokenDate: '', spokenTime: '' }));
    await fillIn(laura, await stageCard(here, ref), 'The talk did not settle it');
    await fillIn(laura, await stageCard(here, ref), 'Take it to the Team Manager', {
      text_ask: 'A decision.',
    });
    expect((await here.stored(ref)).stages.at(-1)?.stage).toBe('T');
    expect(await lastMentioned(here, ref)).toEqual(['Rachel Dunn']);
  });

  test('too serious for a talk: straight to the Team Manager, and the employee is not asked', async () => {
    const laura = here.seat('Laura Finch');
    const serious = { spoken: 'too-serious', spokenDate: '', spokenTime: '' };
    const sent = await raise(laura, 'dorset-send', serious);
    const ref = refIn(sent);
    expect((await here.stored(ref)).stages.map((run) => run.stage)).toEqual(['T']);
    const mentions = await lastMentioned(here, ref);
    expect(mentions).toEqual(['Rachel Dunn']);
    expect(here.graph.mails().at(-1)?.to).toEqual(['rachel.dunn@dorset-council.example']);
  });

  test.each([
    ['a parent', 'Laura Finch', { fact_raising_role: 'parent' }, /complaints section/],
    ['a young person', 'Laura Finch', { fact_raising_role: 'young-person' }, /complaints section/],
    [
      'a Children’s Services employee',
      'Simon Gray',
      { fact_raising_employer: 'childrens-services' },
      /Grievance/,
    ],
    ['one who ticks another employer than the directory knows', 'Simon Gray', {}, /Grievance/],
    ['another council officer', 'Joan Whitfield', { fact_raising_employer: 'council-other' }, /line manager/],
    [
      'a matter with nobody of Children’s Services',
      'Laura Finch',
      { fact_receiving_employer: 'other' },
      /cannot be used/,
    ],
    ['the voluntary sector', 'Vera Quill', {}, /ask its owner: Dorset Council Children's Services/],
  ])('%s is told where to go instead, and no case is made', async (_, name, answers, told) => {
    const before = here.connector.threads().length;
    const card = await afterQuestions(name, answers);
    expect(answerOf(card)).toMatch(told);
    expect(answerOf(card)).toContain('No case was opened');
    expect(here.connector.threads()).toHaveLength(before);
    const seat = here.seat(name);
    await seat.say('my cases');
    if (name === 'Vera Quill')
      expect(answerOf(kept(seat.said().at(-1) ?? missing()))).toContain('no case at the moment');
    // The draft of a redirected matter leads nowhere, whatever is pressed.
    const sent = await seat.press(
      { ...card, card: { type: 'AdaptiveCard', actions: [forged(card)] } },
      'raise.send',
    );
    expect(here.connector.threads()).toHaveLength(before);
    expect(answerOf(sent)).not.toContain('Sent: case');
  });

  test('a danger that is told of at the start is on record, and holds nothing up', async () => {
    const laura = here.seat('Laura Finch');
    const form = await toRaiseForm(laura, 'dorset-send', 'yes');
    expect(answerOf(form)).toContain('What happened');
    const ref = refIn(await raise(laura, 'dorset-send', {}, 'yes'));
    expect((await here.stored(ref)).happenings.map(({ key }) => key)).toContain('risk-flagged');
    expect((await here.stored(ref)).stages.at(-1)?.stage).toBe('T');
    const thread = await here.thread(ref);
    expect(buttonsOn(thread.root)).toContain('Safety steps taken');
  });
});

/** A "Send" for the draft behind a card that has none. */
function forged(card: { card?: unknown }) {
  const draft = /"draft":"([\w-]+)"/.exec(JSON.stringify(card.card))?.[1] ?? 'none';
  return { type: 'Action.Execute', title: 'Send', verb: 'raise.send', data: { draft } };
}
