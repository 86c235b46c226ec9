import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../bot/ports/people.ts';
import { VERBS } from '../../cards/form-id.ts';
import type { Pressed } from '../sandbox/teams-client/read-answer.ts';
import { HILARY, MOIRA, answerTo, openEntry, shown } from './directory-steps.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { emailOf, idOf } from './seeded.ts';
import { answerOf, kept, missing } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
  // His account is free: nobody in the directory has it.
  const marcus = { kind: 'remove-person', id: idOf('Marcus Lowe') } as const;
  await here.keeper.apply([marcus], idOf(MOIRA), '2026-06-01T08:00:00.000Z');
});
afterAll(() => here.stop());

const stored = async (name: string): Promise<Person> =>
  (await here.keeper.read()).people.find((it) => it.name === name) ?? missing();

/** Opens an entry, and saves it with something else in it. */
async function change(keeper: string, name: string, to: Record<string, string>): Promise<Pressed> {
  const seat = here.seat(keeper);
  const form = await seat.press(await openEntry(here, keeper, name), 'Change');
  return seat.press(form, 'Save', to);
}

const HEADINGS = 'agency,name,e-mail,procedure,role,in Teams,Entra id';
async function dropLineAbout({ name, email, agency }: Person, inTeams: string, entraId: string) {
  const called = (await here.keeper.read()).agencies.find(({ id }) => id === agency)?.name ?? missing();
  const seat = here.seat(MOIRA);
  await seat.dropFile('directory.csv', `${HEADINGS}\n${called},${name},${email},,,${inTeams},${entraId}`);
  return seat.said().at(-1) ?? missing();
}

describe('nobody becomes the business manager of another procedure through the directory', () => {
  test.each([
    ['the address of somebody else', { email: emailOf('Marcus Lowe') }],
    ['an address outside Teams', { email: 'me@elsewhere.example', where: 'outside' }],
    ['no account', { where: 'outside' }],
  ])('their entry does not get %s', async (_, to) => {
    const before = await stored(HILARY);
    const answer = answerOf(await change(MOIRA, HILARY, to));
    expect(answer).toContain('Hilary Beck has a part under Dorset SEND, which you do not keep');
    expect(await stored(HILARY)).toEqual(before);
    expect(shown(await answerTo(here, 'Marcus Lowe', 'directory'))).toContain('I do not know you yet');
  });

  test('nor somebody else’s account from a file', async () => {
    const before = await stored(HILARY);
    for (const [inTeams, entraId] of [
      ['yes', idOf('Marcus Lowe')],
      ['no', ''],
    ] as const) {
      const card = await dropLineAbout(before, inTeams, entraId);
      expect(shown(card)).toMatch(/Nothing of this file can be applied as it is.*part under Dorset SEND/s);
      expect(shown(card)).not.toMatch(/^Apply$/m);
      const upload = /"upload":"([^"]+)"/.exec(JSON.stringify(kept(card).card))?.[1] ?? missing();
      const data = { act: 'apply', upload };
      const forged = {
        action: { type: 'Action.Execute', verb: VERBS.directoryAct, data },
        trigger: 'manual',
      };
      const invoke = { type: 'invoke', name: 'adaptiveCard/action', replyToId: card.id, value: forged };
      await here.seat(MOIRA).send(invoke);
    }
    expect(await stored(HILARY)).toEqual(before);
  });

  test('nor do those who have a part under it lose their account to somebody', async () => {
    const { roles, people } = await here.keeper.read();
    const held = roles.find(({ protocol }) => protocol === 'dorset-send')?.person;
    const before = people.find(({ id, outside }) => id === held && outside !== true) ?? missing();
    const answer = answerOf(await change(MOIRA, before.name, { email: emailOf('Marcus Lowe') }));
    expect(answer).toContain('so you cannot change their account or their address');
    expect(await stored(before.name)).toEqual(before);
  });

  test('what is neither account nor address may be put right', async () => {
    expect(answerOf(await change(MOIRA, HILARY, { jobTitle: 'Partnership manager' }))).toContain('✔ Saved.');
    expect(await stored(HILARY)).toMatchObject({ jobTitle: 'Partnership manager' });
  });

  test('a business manager does not lock themself out', async () => {
    const before = await stored(MOIRA);
    expect(answerOf(await change(MOIRA, MOIRA, { where: 'outside' }))).toContain(
      'has to sign in to Teams for that. Name another one in “setup” first.',
    );
    expect(await stored(MOIRA)).toEqual(before);
  });
});

test('whoever had the account of a business manager before is refused at once', async () => {
  const entry = await openEntry(here, 'Wilma Sands', 'Tom Baker');
  const person = { ...(await stored('Wilma Sands')), entraId: idOf('Marcus Lowe') };
  await here.keeper.apply([{ kind: 'put-person', person }], 'test', '2026-06-01T08:00:00.000Z');
  const answer = answerOf(await here.seat('Wilma Sands').press(entry, 'Change'));
  expect(answer).toContain('You are no longer listed in the directory');
});
