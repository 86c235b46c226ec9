import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Partnership, startPartnership } from './partnership.ts';
import { emailOf, idOf } from './seeded.ts';
import { settingUp } from './set-up-here.ts';
import { answerOf } from './steps.ts';

let here: Partnership;
const { team, channelIn, forge } = settingUp(() => here);
const PROTOCOL = 'dorset-send';
const channel = () => channelIn('Dorset SEND');
const NEW = { newAgency: 'Dorset Partnership Office', newAgencyType: 'council' };

beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00', undefined, [], { empty: true, plainly: true });
  await here.seat('Hilary Beck').addBotTo(team(), { id: channel() });
  await forge(here.seat('Hilary Beck'), channel(), { step: 'choose-save', procedures: PROTOCOL });
});
afterAll(() => here.stop());

const name = (inputs: Record<string, unknown>) =>
  forge(here.seat('Hilary Beck'), channel(), { step: 'manager-save', about: PROTOCOL, ...inputs });
const managers = async () => {
  const { settings, people } = await here.keeper.read();
  const ids = settings.find(({ protocol }) => protocol === PROTOCOL)?.managers ?? [];
  return people.filter(({ id }) => ids.includes(id));
};
const lookUpsFail = (status: number) =>
  here.graph.faults.add({ match: { method: 'GET', path: /\/users\//, times: 1 }, do: { status } });

describe('naming a business manager who is in no directory yet', () => {
  test('an address that Entra does not know is said beside the field', async () => {
    const answer = await name({ name: 'Nobody', email: 'nobody@x.example', ...NEW });
    expect(answerOf(answer)).toContain('Nobody in your Teams has this address.');
    expect(await managers()).toEqual([]);
  });

  test('the agency is asked for, and what was typed is kept', async () => {
    const answer = await name({ name: 'M', email: emailOf('Moira Kent') });
    expect(answerOf(answer)).toContain('Please give their agency.');
    expect(JSON.stringify(answer.card)).toContain(emailOf('Moira Kent'));
  });

  test('where nobody may be looked up, an address alone is not enough', async () => {
    lookUpsFail(403);
    const answer = await name({ name: 'Moira Kent', email: emailOf('Moira Kent'), ...NEW });
    expect(answerOf(answer)).toContain('I have not been given the right to look people up');
    expect(await managers()).toEqual([]);
  });

  test('somebody whom Teams’ own search has found is taken all the same', async () => {
    lookUpsFail(403);
    const picked = idOf('Moira Kent');
    const answer = await name({ picked, name: 'Moira Kent', email: emailOf('Moira Kent'), ...NEW });
    expect(answerOf(answer)).toContain('Moira Kent is business manager of Dorset SEND.');
    expect(await managers()).toMatchObject([{ entraId: picked, agency: 'dorset-partnership-office' }]);
  });

  test('by name and address, as Entra knows them; the agency by its name is not made twice', async () => {
    const answer = await name({ name: 'W', email: emailOf('Wilma Sands').toUpperCase(), ...NEW });
    expect(answerOf(answer)).toContain('Wilma Sands is business manager of Dorset SEND.');
    expect((await here.keeper.read()).agencies).toHaveLength(1);
    expect((await managers()).map((it) => it.name).sort()).toEqual(['Moira Kent', 'Wilma Sands']);
  });

  test('both can sign in at once: each is shown the set-up in their own chat', async () => {
    for (const who of ['Moira Kent', 'Wilma Sands']) {
      const seat = here.seat(who);
      await seat.say('setup');
      expect(JSON.stringify(seat.said().at(-1)?.activity)).toContain('Dorset SEND');
    }
  });

  test('somebody who is listed as outside Teams is not', async () => {
    const outside = { id: idOf('Nigel Tate'), name: 'Nigel Tate', email: emailOf('Nigel Tate') };
    const person = { ...outside, agency: 'dorset-partnership-office', outside: true };
    await here.keeper.apply([{ kind: 'put-person', person }], 'test', '2026-06-01T08:00:00.000Z');
    expect(answerOf(await name({ email: emailOf('Nigel Tate'), ...NEW }))).toContain('outside your Teams');
    expect(answerOf(await name({ person: outside.id }))).not.toContain('Nigel Tate is business manager');
  });
});

test('a mail service that does not say whether it took the test mail is not taken for one that did', async () => {
  here.graph.faults.add({ match: { path: /sendMail/, times: 1 }, do: { status: 504 } });
  const answer = await forge(here.seat('Moira Kent'), channel(), {
    step: 'mailbox-test',
    about: PROTOCOL,
    mailbox: 'counterpart@anytown.example',
  });
  expect(answerOf(answer)).toContain('did not say whether it took the mail');
  const [settings] = (await here.keeper.read()).settings;
  expect(settings?.mailTested).toBeUndefined();
});
