import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardOf } from '../sandbox/connector/read-message.ts';
import type { Message } from '../sandbox/connector/world.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { raise } from './raise.ts';
import { answerOf, kept, missing, refIn } from './steps.ts';

let here: Partnership;
let ref: string;
let channel: string;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
  ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
  channel = (await here.thread(ref)).channelId;
});
afterAll(() => here.stop());

const shown = (message: Message | undefined): string => {
  const said = message ?? missing();
  return cardOf(said) ? answerOf(kept(said)) : said.text;
};

/** The one answer to what somebody says in their own chat. */
async function said(name: string, text: string): Promise<string> {
  const seat = here.seat(name);
  const before = seat.said().length;
  await seat.say(text);
  expect(seat.said()).toHaveLength(before + 1);
  return shown(seat.said().at(-1));
}

/** The answer of the bot in a new thread of the channel, before everybody's eyes. */
async function inChannel(name: string, text: string): Promise<string> {
  await here.seat(name).post(channel, text);
  return shown(here.connector.threads().at(-1)?.messages.at(-1));
}

describe('what people say', () => {
  test.each([
    'raise',
    'Raise',
    'RAISE!',
    'raise a disagreement',
    'I want to raise a concern',
    'new escalation',
    '<at>Counterpart</at> raise',
    '<at>Counterpart</at>&nbsp;raise&nbsp;a disagreement',
  ])('"%s" begins a new matter, with the danger first', async (text) => {
    expect(await said('Priya Shah', text)).toMatch(/^Raise a disagreement\nFirst, the child/);
  });

  test.each([
    'my cases',
    'My cases',
    'cases',
    'list',
    'show my cases please',
    '<at>Counterpart</at> my  cases',
  ])('"%s" lists them', async (text) => {
    expect(await said('Priya Shah', text)).toMatch(new RegExp(`^Your cases.*${ref}`, 's'));
  });

  test.each(['help', '?', 'what can you do', 'Help me please', 'how does this work'])(
    '"%s" explains',
    async (text) => {
      expect(await said('Priya Shah', text)).toMatch(/my cases/);
    },
  );

  test.each(['hi', 'Hello', 'good morning', '', '<at>Counterpart</at>'])('"%s" is welcomed', async (text) => {
    expect(await said('Priya Shah', text)).toMatch(/Counterpart/);
  });

  test('a case is found however its reference is typed', async () => {
    const rest = ref.slice(3);
    const ways = [
      `case ${ref}`,
      ref,
      ref.toLowerCase(),
      `Case ${ref.toLowerCase()}`,
      `case SS ${rest}`,
      `case ss${rest.toLowerCase()}`,
      `show me case ${ref}`,
      `open ${ref} please`,
      `case: ${ref}.`,
      `  case   ${ref}  `,
      `<at>Counterpart</at> case ${ref}`,
      `case ${ref.replaceAll('0', 'O').replaceAll('1', 'I')}`,
      `case ${ref.replace('-', '–')}`,
      `where is ${ref}?`,
    ];
    for (const text of ways) expect(await said('Priya Shah', text), text).toContain(`${ref}\nOak School`);
  });

  test('somebody else’s case and one that there is not look the same', async () => {
    const theirs = await said('Joan Whitfield', `case ${ref}`);
    expect(theirs).toBe(await said('Joan Whitfield', 'case SS-0ZZZZZ'));
    expect(theirs).toMatch(/do not know a case of yours/);
    expect(await said('Anna Kowalska', 'my cases')).toMatch(/no case at the moment/);
    // Her line manager is listed, and has not been called yet.
    expect(await said('Helen Price', 'my cases')).toMatch(/no case at the moment/);
    expect(await said('Helen Price', `case ${ref}`)).toMatch(/do not have a part in .* yet/);
  });

  test('nonsense is answered with what can be said', async () => {
    for (const text of ['asdf', 'case 12', '12345', 'lunch?'])
      expect(await said('Priya Shah', text), text).toMatch(/"my cases"|my cases/);
  });

  test('in a channel nothing of a person’s own is shown to all', async () => {
    for (const text of ['raise', 'my cases', 'help', 'hi', `case ${ref}`]) {
      const words = await inChannel('Priya Shah', text);
      expect(words, text).not.toMatch(/Zebrafinch|Quokka|OAK-77123/);
      if (text !== `case ${ref}`) expect(words, text).not.toContain(ref);
      expect(words, text).not.toBe('');
    }
    expect(await inChannel('Joan Whitfield', `case ${ref}`)).toMatch(/do not know a case of yours/);
  });

  test('a stranger is told whom to ask, and in danger what to do; nothing else', async () => {
    const stranger = here.connector.addPerson('Nora Newcomer');
    const seat = here.seat('Priya Shah');
    for (const [value, pattern] of [
      [{ type: 'message', text: 'raise' }, /do not know you yet.*999/s],
      [{ type: 'message', text: 'my cases' }, /do not know you yet/],
      [{ type: 'message', text: `case ${ref}` }, /do not know you yet/],
      [{ type: 'message', text: 'help' }, /Counterpart/],
    ] as const) {
      const from = { id: stranger.id, name: stranger.name, aadObjectId: stranger.aadObjectId };
      await seat.send({ ...value, from });
      expect(shown(seat.said().at(-1))).toMatch(pattern);
    }
    const pressed = await seat.send({
      type: 'invoke',
      name: 'adaptiveCard/action',
      from: { id: stranger.id, name: stranger.name, aadObjectId: stranger.aadObjectId },
      value: { action: { type: 'Action.Execute', verb: 'case.show', data: { ref } } },
    });
    expect(JSON.stringify(pressed.body)).toMatch(/do not know you yet/);
  });
});
