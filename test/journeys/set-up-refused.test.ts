import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buttonsOf } from '../sandbox/teams-client/find-action.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { emailOf, idOf, peopleOf } from './seeded.ts';
import { settingUp } from './set-up-here.ts';
import { answerOf } from './steps.ts';

let here: Partnership;
const { team, channelIn, botIn, setUpIn, forge, wordsOn } = settingUp(() => here);
const PROTOCOL = 'sandwell-send';
const channel = () => channelIn('Sandwell SEND');

beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00', undefined, [], { empty: true });
  await here.keeper.apply(peopleOf(PROTOCOL), 'test', '2026-06-01T08:00:00.000Z');
});
afterAll(() => here.stop());

/** What is stored, without who wrote it: nothing of it may change by a refusal. */
const stored = async (): Promise<string> => JSON.stringify(await here.keeper.read());

/** Steps that change something, each as somebody would forge it who may not. */
const FORGED: readonly [string, Record<string, unknown>][] = [
  ['name a business manager', { step: 'manager-save', about: PROTOCOL, person: idOf('Priya Shah') }],
  ['name themself', { step: 'manager-me', about: PROTOCOL }],
  ['name themself with an agency', { step: 'manager-me-save', about: PROTOCOL, agency: 'oak-school' }],
  ['take a manager off', { step: 'manager-remove', about: PROTOCOL, who: idOf('Moira Kent') }],
  ['send a test mail', { step: 'mailbox-test', about: PROTOCOL, mailbox: 'counterpart@anytown.example' }],
  ['confirm a mailbox', { step: 'mailbox-confirm', about: PROTOCOL, code: 'amber bridge 11' }],
  ['give numbers', { step: 'contacts-save', about: PROTOCOL, label1: 'Me', phone1: '01632 960999' }],
  ['confirm addresses', { step: 'addresses-save', about: PROTOCOL, address0: 'true' }],
  ['open a form', { step: 'manager', about: PROTOCOL }],
];

describe('before a business manager is named', () => {
  beforeAll(async () => {
    await here.seat('Moira Kent').addBotTo(team());
    const form = await setUpIn(here.seat('Moira Kent'), channel());
    const chosen = await here.seat('Moira Kent').press(form, 'Choose the procedures of this channel');
    await here.seat('Moira Kent').press(chosen, 'Use this channel', { procedures: [PROTOCOL] });
  });

  test('somebody else in the channel is shown who sets it up, and no button', async () => {
    const card = await setUpIn(here.seat('Priya Shah'), channel());
    expect(answerOf(card)).toContain('Sandwell SEND is set up by Moira Kent.');
    expect(buttonsOf(card.card ?? {})).toEqual([]);
  });

  test.each(FORGED)('whoever did not add the bot cannot %s', async (_, data) => {
    const before = await stored();
    const sent = here.graph.mails().length;
    const answer = await forge(here.seat('Priya Shah'), channel(), data);
    expect(answerOf(answer)).toMatch(/You cannot set up Sandwell SEND\. Please ask Moira Kent\./);
    expect(await stored()).toBe(before);
    expect(here.graph.mails()).toHaveLength(sent);
  });

  test('nor choose procedures for a channel', async () => {
    const before = await stored();
    const answer = await forge(here.seat('Priya Shah'), channelIn('Dorset SEND'), {
      step: 'choose-save',
      procedures: 'dorset-send',
    });
    expect(answerOf(answer)).not.toContain('belongs to this channel.');
    expect(await stored()).toBe(before);
  });

  test('the channel is the one in which she pressed, whatever the card says', async () => {
    await forge(here.seat('Moira Kent'), channelIn('Birmingham'), {
      step: 'choose-save',
      procedures: 'birmingham',
      channelId: channelIn('Dorset SEND'),
      teamId: '19:other@thread.tacv2',
      serviceUrl: 'https://evil.example',
    });
    const kept = (await here.keeper.read()).channels.find(({ protocol }) => protocol === 'birmingham');
    expect(kept).toMatchObject({ channelId: channelIn('Birmingham'), teamId: team().id });
    expect(kept?.serviceUrl).toBe(here.connector.url);
  });
});

describe('in another team', () => {
  const other = () => here.connector.world.teams[1] ?? expect.fail('no other team');
  beforeAll(async () => {
    here.connector.addTeam('Another Partnership');
    await here.seat('Tom Baker').addBotTo(other());
  });

  test('whoever added it there is greeted there, and may choose what is free', async () => {
    expect(wordsOn(botIn(other().id).at(-1))).toContain('only Tom Baker can set it up');
    const state = await setUpIn(here.seat('Tom Baker'), other().id);
    const form = await here.seat('Tom Baker').press(state, 'Choose the procedures of this channel');
    expect(answerOf(form)).toContain('Sandwell SEND: used in another team.');
    expect(JSON.stringify(form.card)).not.toContain(`"value":"${PROTOCOL}"`);
  });

  test('a procedure that is set up elsewhere cannot be taken over', async () => {
    const before = await stored();
    const answer = await forge(here.seat('Tom Baker'), other().id, {
      step: 'choose-save',
      procedures: PROTOCOL,
    });
    expect(answerOf(answer)).toContain('is not one of them');
    expect(await stored()).toBe(before);
  });

  test.each(FORGED)('he cannot %s of it from there', async (_, data) => {
    const before = await stored();
    const answer = await forge(here.seat('Tom Baker'), other().id, data);
    expect(answerOf(answer)).toMatch(/You cannot set up Sandwell SEND\. Please ask Moira Kent\./);
    expect(await stored()).toBe(before);
  });
});

describe('after a business manager is named', () => {
  beforeAll(async () => {
    const moira = here.seat('Moira Kent');
    const form = await moira.press(
      await setUpIn(moira, channel()),
      'Name the business manager',
      {},
      {
        data: { about: PROTOCOL },
      },
    );
    const named = await moira.press(form, 'Name this person', { person: idOf('Colin Webb') });
    expect(answerOf(named)).toContain('Colin Webb is business manager of Sandwell SEND.');
  });

  test('he may, and so may whoever added the bot', async () => {
    for (const name of ['Colin Webb', 'Moira Kent'])
      expect(buttonsOf((await setUpIn(here.seat(name), channel())).card ?? {})).toContain('Business manager');
  });

  test('in his own chat he is shown the procedures that he manages, and no other', async () => {
    const colin = here.seat('Colin Webb');
    await colin.say('set up');
    expect(wordsOn(colin.said().at(-1))).toContain('Sandwell SEND');
    expect(wordsOn(colin.said().at(-1))).not.toContain('Birmingham');
  });

  test('somebody else is told his name', async () => {
    const [, data] = FORGED[0] ?? expect.fail();
    expect(answerOf(await forge(here.seat('Priya Shah'), channel(), data))).toMatch(
      /Please ask Colin Webb\./,
    );
  });

  test('adding the bot anew gives nobody that right', async () => {
    await here.timeBecomes('2026-06-01T10:00:00+01:00');
    await here.seat('Priya Shah').addBotTo(team());
    expect(wordsOn(botIn(team().id).at(-1))).toContain('Colin Webb and Moira Kent can set it up.');
    const before = await stored();
    for (const [, data] of FORGED)
      expect(answerOf(await forge(here.seat('Priya Shah'), channel(), data))).toContain('You cannot set up');
    expect(await stored()).toBe(before);
  });

  test('a manager cannot be the last to go, and whoever is taken off loses the right at once', async () => {
    const moira = here.seat('Moira Kent');
    const alone = { step: 'manager-remove', about: PROTOCOL, who: idOf('Colin Webb') };
    expect(answerOf(await forge(moira, channel(), alone))).toContain('Please name another first.');
    await forge(moira, channel(), { step: 'manager-save', about: PROTOCOL, person: idOf('Helen Price') });
    expect(answerOf(await forge(moira, channel(), alone))).toContain(
      'Colin Webb is no longer business manager of Sandwell SEND.',
    );
    const [, data] = FORGED[0] ?? expect.fail();
    expect(answerOf(await forge(here.seat('Colin Webb'), channel(), data))).toContain('ask Helen Price');
  });

  test('an address that is listed with another account is not taken for a new person', async () => {
    const before = await stored();
    const answer = await forge(here.seat('Moira Kent'), channel(), {
      step: 'manager-me-save',
      about: PROTOCOL,
      name: 'Moira Kent',
      email: emailOf('Priya Shah'),
      agency: 'oak-school',
    });
    // Who she is, Teams has said: what she types is not asked for where Entra knows her.
    expect(answerOf(answer)).toContain('Moira Kent is business manager');
    const { people } = await here.keeper.read();
    expect(people.find(({ name }) => name === 'Moira Kent')?.email).toBe(emailOf('Moira Kent'));
    expect(await stored()).not.toBe(before);
  });
});
