import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cardOf, mentionsOf, wordsOf } from '../sandbox/connector/read-message.ts';
import { buttonsOf } from '../sandbox/teams-client/find-action.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { SECRETS, fillIn, raise } from './raise.ts';

let here: Partnership;
beforeEach(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterEach(() => here.stop());

/** The newest card of the thread that says this. */
async function cardInThread(words: string) {
  const thread = await here.thread();
  return thread.messages.findLast((message) => {
    const card = cardOf(message);
    return card && wordsOf(card).join('\n').includes(words);
  });
}

describe('Sandwell SEND, from the first message to the written outcome', () => {
  test('raised, answered, taken to the line managers, settled by both, and sent in writing', async () => {
    const priya = here.seat('Priya Shah');
    const tom = here.seat('Tom Baker');
    const sent = await raise(priya, 'sandwell-send');
    expect(wordsOf(sent.card ?? {}).join(' ')).toMatch(/Sent: case SS-[0-9A-Z]{6}/);

    const thread = await here.thread();
    expect(mentionsOf(thread.messages.at(-1) ?? thread.root).map(({ name }) => name)).toEqual(['Tom Baker']);

    const stage1 = () => cardInThread('The practitioners talk');
    await fillIn(tom, await stage1(), 'I have reviewed the file', {});
    await here.timeBecomes('2026-06-02T10:00:00+01:00');
    await fillIn(tom, await stage1(), 'We have spoken', {});
    await fillIn(priya, await stage1(), 'It cannot be settled here', {
      reason: 'No way forward found.',
    });
    await fillIn(priya, await stage1(), 'Bring in my manager');

    const opened = await here.thread();
    expect(
      mentionsOf(opened.messages.at(-1) ?? opened.root)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Colin Webb', 'Helen Price']);
    expect(buttonsOf(cardOf((await stage1()) ?? opened.root) ?? {})).toEqual([]);

    const helen = here.seat('Helen Price');
    const colin = here.seat('Colin Webb');
    const stage2 = () => cardInThread('The line managers try to settle it');
    await fillIn(helen, await stage2(), 'Propose how to settle it', {
      wording: 'The council joins by 12 June.',
    });
    expect(here.wordsIn(await here.thread())).not.toContain('joins by 12 June');
    await fillIn(colin, await stage2(), 'Answer the proposal', {
      answer: 'confirm',
    });
    await fillIn(colin, await stage2(), 'Write the outcome', {
      text_openPoints: 'Nothing is open.',
      text_actions: 'Tom Baker joins the meeting on 12 June.',
    });

    const [mail] = here.graph.mails();
    expect(mail?.to).toEqual([
      'helen.price@oak.example',
      'priya.shah@oak.example',
      'tom.baker@sandwell-council.example',
    ]);
    expect(mail?.headers.to).toContain('helen.price@oak.example');
    expect(mail?.subject).toMatch(/^SS-[0-9A-Z]{6}: /);
    expect(mail?.body).toContain('The council joins by 12 June.');
    const words = here.wordsIn(await here.thread());
    expect(words).toMatch(/written outcome|outcome/i);
    for (const secret of Object.values(SECRETS)) expect(words).not.toContain(secret);
  });
});
