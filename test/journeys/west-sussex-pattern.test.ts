import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, deskOf, lastMailTo } from './act.ts';
import { emailOf, setFor } from './seeded.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { WEST_SUSSEX, raiseUnder } from './raise.ts';
import { answerOf, lastMentioned, refIn } from './steps.ts';
import { CONSTABLE, PROTOCOL } from './west-sussex-people.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-03-02T09:00:00+00:00', (directory) =>
    setFor(directory, PROTOCOL, { similarThreshold: { count: 3, months: 6 } }),
  );
});
afterAll(() => here.stop());

async function raise(category: string): Promise<{ at: Desk; ref: string }> {
  const matter = { ...WEST_SUSSEX, category, counterpart: CONSTABLE };
  const ref = refIn(await raiseUnder(here.seat('Jenny Walsh'), PROTOCOL, matter));
  return { at: deskOf(here, ref), ref };
}

const STRAIGHT = 'Go straight to the Independent Scrutineer';
/** True where a button stands in front, and not behind "More". */
const isInFront = (buttons: readonly string[], button: string): boolean =>
  buttons.includes(button) && buttons.indexOf(button) < buttons.indexOf('More');

describe('several similar disagreements', () => {
  test('the third of a kind suggests the Scrutineer, from what the store remembers; a person decides', async () => {
    const first = await raise('6');
    await here.timeBecomes('2026-05-01T09:00:00+01:00');
    const second = await raise('6');
    const other = await raise('2');
    await here.timeBecomes('2026-06-01T09:00:00+01:00');
    const third = await raise('6');
    for (const { at } of [first, second, other]) expect(isInFront(await at.buttons(), STRAIGHT)).toBe(false);
    expect(isInFront(await third.at.buttons(), STRAIGHT)).toBe(true);
    // Suggested, and nothing more: the case stays where it is.
    expect(await third.at.stage()).toBe('1');

    const jenny = here.seat('Jenny Walsh');
    const form = await third.at.open('Jenny Walsh', STRAIGHT);
    expect(answerOf(form)).toContain('Several similar disagreements are on record.');
    const bare = await jenny.press(form, 'form.submit', {}, { unchecked: true });
    expect(answerOf(bare)).toContain('Please choose why.');
    expect(await third.at.stage()).toBe('1');
    await jenny.press(bare, 'form.submit', { why: 'similar-cases', reason: 'Xenopus: the third this year.' });
    expect(await third.at.stage()).toBe('5');
    expect(await lastMentioned(here, third.ref)).toEqual(['Eleanor Voss']);
    await third.at.act('Eleanor Voss', 'Tell the three partners', { text_invitation: 'Xenopus.' });
    expect(lastMailTo(here)).toHaveLength(3);
    await third.at.act('Eleanor Voss', 'Record the outcome');
    await third.at.act('Jenny Walsh', 'Close the case');
    expect(await third.at.outcome()).toBe('closed');
    await third.at.keeps([]);
  });

  test('months later it is not suggested: what lies further back does not count', async () => {
    await here.timeBecomes('2027-03-01T09:00:00+00:00');
    const { at } = await raise('6');
    expect(isInFront(await at.buttons(), STRAIGHT)).toBe(false);
    // The document opens it to any matter of policy all the same.
    expect(await at.buttons()).toContain(STRAIGHT);
  });
});

describe('out of turn, and past the template', () => {
  test('a question of policy goes straight to the safeguarding leads, with its time', async () => {
    const { at, ref } = await raise('7');
    const jenny = here.seat('Jenny Walsh');
    const form = await at.open('Jenny Walsh', 'Go straight to the safeguarding leads');
    const untimed = await jenny.press(form, 'form.submit', { why: 'policy-issue' });
    expect(answerOf(untimed)).toContain('Please say by when you need it settled');
    await jenny.press(untimed, 'form.submit', { statedDays: '5', statedKind: 'working' });
    expect(await at.stage()).toBe('4');
    expect(await lastMentioned(here, ref)).toEqual(['Hazel Whitby', 'Miriam Stein']);
    await at.act('Miriam Stein', 'Ask them to take part', { text_invitation: 'Xenopus.' });
    expect([...lastMailTo(here)].sort()).toEqual(
      ['Brenda Quill', 'Farid Aziz', 'Molly Keane'].map(emailOf).sort(),
    );
  });

  test('the template that was not sent is asked for, or a reason; then it stays owed', async () => {
    const { at } = await raise('5');
    const early = { reason: 'Xenopus: now.', statedDays: '2', statedKind: 'working' };
    await at.act('Jenny Walsh', 'Go to the managers', early);
    await at.act('Alison Frost', 'Go to the senior managers', early);
    await at.giveUp('Keith Barlow');
    const keith = here.seat('Keith Barlow');
    const form = await at.open('Keith Barlow', 'Go to the safeguarding leads');
    expect(answerOf(form)).toContain('Tell the Partnership with its Escalation Template.');
    const bare = await keith.press(form, 'form.submit', { statedDays: '2', statedKind: 'working' });
    expect(answerOf(bare)).toContain('Please say why the child cannot wait');
    await keith.press(bare, 'form.submit', { reason: 'Xenopus: tonight.' });
    expect(await at.stage()).toBe('4');
    await at.act('Keith Barlow', 'Fill in the template (Senior managers)', {
      text_tried: 'Xenopus.',
      text_effect: 'Xenopus.',
    });
    expect(lastMailTo(here)).toEqual([emailOf('Nigel Tate')]);
    await at.keeps([]);
  });
});
