import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../sandbox/connector/world.ts';
import type { CardView, Pressed } from '../sandbox/teams-client/read-answer.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { raise } from './raise.ts';
import { peopleOf } from './seeded.ts';
import { settingUp } from './set-up-here.ts';
import { answerOf, refIn } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00', undefined, [], { empty: true });
});
afterAll(() => here.stop());

const { team, channelIn, botIn, setUpIn, wordsOn } = settingUp(() => here);
const channel = (): string => channelIn('Sandwell SEND');
const MAILBOX = 'counterpart@anytown.example';

const wordsOfMail = (to: string): string => {
  const mail = here.graph.mailsTo(to).at(-1);
  return /<strong>([a-z]+ [a-z]+ \d{4})<\/strong>/.exec(mail?.body ?? '')?.[1] ?? expect.fail('no test mail');
};

describe('from an empty store to the first case', () => {
  let shown: Pressed | CardView | Message | undefined;

  test('added to a team, it greets once, and says who may set it up', async () => {
    await here.seat('Moira Kent').addBotTo(team());
    const greetings = botIn(team().id);
    expect(greetings).toHaveLength(1);
    await here.seat('Priya Shah').say('hi');
    expect(wordsOn(here.seat('Priya Shah').said().at(-1))).toContain('I have to be set up first');
    expect(wordsOn(greetings[0])).toContain('For now only Moira Kent can set it up.');
  });

  test('whoever added it chooses the procedure of the channel in which she asks', async () => {
    const moira = here.seat('Moira Kent');
    const state = await setUpIn(moira, channel());
    expect(answerOf(state)).toContain('No procedure belongs to this channel yet.');
    const form = await moira.press(state, 'Choose the procedures of this channel');
    const bare = await moira.press(form, 'Use this channel', {}, { unchecked: true });
    expect(answerOf(bare)).toContain('Please choose at least one procedure.');
    shown = await moira.press(bare, 'Use this channel', { procedures: ['sandwell-send'] });
    expect(answerOf(shown)).toMatch(/Not ready: nobody can raise a matter yet/);
    expect(answerOf(shown)).toContain('Nobody is named as its business manager.');
  });

  test('she names herself: Entra knows who she is, she says where she works', async () => {
    const moira = here.seat('Moira Kent');
    const form = await moira.press(await moira.press(shown, 'Name the business manager'), 'It is me');
    expect(answerOf(form)).toContain('You are not in the directory yet.');
    const bare = await moira.press(form, 'Yes, it is me');
    expect(answerOf(bare)).toContain('Please give your agency.');
    shown = await moira.press(bare, 'Yes, it is me', {
      newAgency: 'Sandwell Partnership Office',
      newAgencyType: 'council',
    });
    expect(answerOf(shown)).toContain('Moira Kent is business manager of Sandwell SEND.');
  });

  test('a mailbox that the service may not use is told in plain words, and not kept', async () => {
    const moira = here.seat('Moira Kent');
    here.graph.faults.add({ match: { path: /sendMail/, times: 1 }, do: { status: 403 } });
    const form = await moira.press(shown, 'Test the mailbox');
    const refused = await moira.press(form, 'Send a test mail to me', { mailbox: 'other@anytown.example' });
    expect(answerOf(refused)).toMatch(/Application Mail\.Send/);
    expect(answerOf(refused)).toMatch(/What to do/);
    expect(answerOf(await moira.press(refused, 'Back'))).not.toContain('other@anytown.example');
  });

  test('the test mail goes to herself; its words show that it has arrived', async () => {
    const moira = here.seat('Moira Kent');
    const form = await moira.press(shown, 'Test the mailbox');
    const code = await moira.press(form, 'Send a test mail to me', { mailbox: MAILBOX });
    const mail = here.graph.mails().at(-1);
    expect(mail).toMatchObject({ from: MAILBOX, to: ['moira.kent@scsp-office.example'] });
    const wrong = await moira.press(code, 'It has arrived', { code: 'amber bridge' });
    expect(answerOf(wrong)).toContain('Please check the words');
    expect(JSON.stringify(wrong.card)).not.toContain(wordsOfMail('moira.kent@scsp-office.example'));
    const words = wordsOfMail('moira.kent@scsp-office.example').toUpperCase();
    shown = await moira.press(wrong, 'It has arrived', { code: `  ${words} ` });
    expect(answerOf(shown)).toContain(`Mails go from ${MAILBOX}, and arrive.`);
  });

  test('she gives a number that the document does not print, and it is shown to whoever speaks of a danger', async () => {
    const moira = here.seat('Moira Kent');
    const form = await moira.press(shown, 'Emergency numbers');
    const wrong = await moira.press(form, 'Save the numbers', { label1: 'Night desk', phone1: 'ring us' });
    expect(answerOf(wrong)).toContain('Please check the number');
    shown = await moira.press(wrong, 'Save the numbers', { label1: 'Night desk', phone1: '01632 960111' });
    expect(answerOf(shown)).toContain('1 given by the partnership');
    await moira.say('a child is in danger');
    const said = JSON.stringify(moira.said().at(-1)?.activity);
    expect(said).toContain('Night desk');
    expect(said).toContain('given by the partnership, not by the document');
  });

  test('while nobody is listed, whoever would raise a matter is told whom to ask; a danger still shows the numbers', async () => {
    const moira = here.seat('Moira Kent');
    await moira.say('raise');
    const begin = { protocol: 'sandwell-send', fact_adult: 'false' };
    const card = await moira.press(moira.said().at(-1), 'Go on', { ...begin, danger: 'no' });
    expect(answerOf(card)).toContain('Nobody of another agency is listed yet');
    expect(answerOf(card)).toContain('Moira Kent');
    const advice = await moira.press(moira.said().at(-1), 'Go on', { ...begin, danger: 'yes' });
    expect(answerOf(advice)).toContain('0121 5693100');
    const waits = await moira.press(advice, 'Go on');
    expect(answerOf(waits)).toContain('cannot be raised here yet');
    expect(answerOf(await moira.press(waits, 'Try again'))).toContain('cannot be raised here yet');
  });

  test('with people in the directory the first case is raised, in the channel that was chosen', async () => {
    await here.keeper.apply(peopleOf('sandwell-send'), 'test', '2026-06-01T08:00:00.000Z');
    await here.timeBecomes('2026-06-01T09:05:00+01:00');
    const priya = here.seat('Priya Shah');
    await priya.say('raise');
    const offered = wordsOn(priya.said().at(-1));
    expect(offered).toContain('The procedure: **Sandwell SEND resolution and escalation protocol**');
    expect(offered).not.toMatch(/Birmingham|Dorset|West Sussex/);
    const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
    const { root } = await here.thread(ref);
    expect(root.conversationId).toContain(channel());
    expect(answerOf(await setUpIn(here.seat('Moira Kent'), channel()))).toContain(
      'Ready: matters can be raised.',
    );
  });
});
