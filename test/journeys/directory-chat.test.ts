import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../sandbox/connector/world.ts';
import type { Pressed } from '../sandbox/teams-client/read-answer.ts';
import { HILARY, MOIRA, PRIYA, answerTo, openEntry, shown } from './directory-steps.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { emailOf, idOf } from './seeded.ts';
import { answerOf, missing } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

const said = (name: string, text: string): Promise<Message> => answerTo(here, name, text);
const entryOf = (keeper: string, name: string): Promise<Pressed> => openEntry(here, keeper, name);

describe('the business manager keeps the directory by chatting', () => {
  test.each([
    'directory',
    'Directory please',
    'open the directory',
    'find a person',
    'add somebody to the directory',
  ])('"%s" shows it', async (words) => {
    expect(shown(await said(MOIRA, words))).toMatch(/^The directory\n\d+ people in \d+ agencies/);
  });

  test('a person outside Teams of a new agency is added, and given a role', async () => {
    const seat = here.seat(MOIRA);
    const form = await seat.press(await said(MOIRA, 'directory'), 'Add a person');
    const added = await seat.press(form, 'Save', {
      name: 'Wren Abbott',
      email: 'wren.abbott@elm.example',
      where: 'outside',
      newAgency: 'Elm Nursery',
      newAgencyType: 'school',
    });
    expect(answerOf(added)).toMatch(/^Wren Abbott\n✔ Added\..*Elm Nursery.*Outside your Teams/s);
    const role = await seat.press(added, 'Give a role');
    const given = await seat.press(role, 'Save', { role: 'sandwell-send practitioner' });
    expect(answerOf(given)).toMatch(/Sandwell SEND: practitioner, for Elm Nursery/);
    const raise = await said(PRIYA, 'raise');
    expect(shown(raise)).toContain('Raise a disagreement');
    expect(answerOf(await entryOf(HILARY, 'Wren Abbott'))).toContain('its own business manager keeps this');
  });

  test('somebody in Teams is looked up by their address, and can sign in at once', async () => {
    const marcus = { kind: 'remove-person', id: idOf('Marcus Lowe') } as const;
    await here.keeper.apply([marcus], idOf(MOIRA), '2026-06-01T08:00:00.000Z');
    const seat = here.seat(MOIRA);
    const form = await seat.press(await said(MOIRA, 'directory'), 'Add a person');
    const email = emailOf('Marcus Lowe');
    const typed = { name: 'Marcus Lowe', email, where: 'teams', agency: 'oak-school' };
    const added = await seat.press(form, 'Save', typed);
    expect(answerOf(added)).toMatch(/✔ Added\..*In your Teams: asked by a mention/s);
    expect(shown(await said('Marcus Lowe', 'my cases'))).toContain('Your cases');
    const again = answerOf(await seat.press(form, 'Save', typed));
    expect(again).toContain('Marcus Lowe of Oak School has this address already');
  });

  test('somebody whom Teams does not know is not added as one of it', async () => {
    const seat = here.seat(MOIRA);
    const form = await seat.press(await said(MOIRA, 'directory'), 'Add a person');
    const nobody = await seat.press(form, 'Save', {
      name: 'Nobody Known',
      email: 'nobody@oak.example',
      where: 'teams',
      agency: 'oak-school',
    });
    expect(answerOf(nobody)).toContain('Nobody in your Teams has this address');
    expect(JSON.stringify(nobody.card)).toContain('Nobody Known');
  });

  test('what is missing is said beside the field, and nothing that was typed is lost', async () => {
    const seat = here.seat(MOIRA);
    const form = await seat.press(await said(MOIRA, 'directory'), 'Add a person');
    const again = await seat.press(
      form,
      'Save',
      { name: 'Ina Moss', email: 'ina at elm', where: 'outside' },
      { unchecked: true },
    );
    const words = answerOf(again);
    expect(words).toContain('Please check the e-mail address');
    expect(words).toContain('Please choose the agency, or name a new one below');
    expect(JSON.stringify(again.card)).toContain('ina at elm');
    const twin = await seat.press(again, 'Save', { email: 'priya.shah@oak.example', agency: 'oak-school' });
    expect(answerOf(twin)).toContain('Priya Shah of Oak School has this address already');
  });
});

describe('who may keep it is decided from the stored directory, at every step', () => {
  test('somebody else is told who keeps it, and sees nothing of it', async () => {
    const words = shown(await said(PRIYA, 'directory'));
    expect(words).toMatch(/Only the business managers.*Moira Kent/s);
    expect(words).not.toContain('@');
  });

  test('a card of the manager in other hands does nothing', async () => {
    const moira = here.seat(MOIRA);
    const entry = await entryOf(MOIRA, 'Tom Baker');
    const remove = await moira.press(entry, 'Remove');
    for (const [card, button] of [
      [entry, 'Change'],
      [entry, 'Give a role'],
      [entry, 'Set an absence'],
      [remove, 'Remove'],
    ] as const) {
      const answer = await here.seat(PRIYA).press(card, button);
      expect(answerOf(answer), button).toContain('Only the business managers');
    }
    const form = await moira.press(entry, 'Set an absence');
    const away = { awayFrom: '2026-06-01', awayUntil: '2026-06-02' };
    expect(answerOf(await here.seat(PRIYA).press(form, 'Save', away))).toContain(
      'Only the business managers',
    );
    expect(answerOf(await entryOf(MOIRA, 'Tom Baker'))).not.toContain('Away from');
  });

  test('in a channel nothing of it is shown to everybody', async () => {
    const channel =
      here.connector.threads().at(-1)?.channelId ?? here.connector.world.teams[0]?.channels[0]?.id;
    await here.seat(MOIRA).post(channel ?? '', 'directory');
    const thread = here.connector.threads().at(-1) ?? missing();
    expect(shown(thread.messages.at(-1))).toMatch(/^Everybody in this channel can read/);
  });

  test('the roles of a procedure are given and ended by its own business manager only', async () => {
    const entry = await entryOf(MOIRA, 'Tom Baker');
    const hilary = here.seat(HILARY);
    expect(answerOf(await hilary.press(entry, 'End this role'))).toMatch(
      /You do not keep the roles of Sandwell SEND\. Please ask Moira Kent/,
    );
    const form = await here.seat(MOIRA).press(entry, 'Give a role');
    const given = await hilary.press(form, 'Save', { role: 'sandwell-send director' });
    expect(answerOf(given)).toContain('Please choose a role.');
    expect(answerOf(await hilary.press(entry, 'Remove'))).toContain('which you do not keep');
  });

  test('whoever is no business manager any more is refused, also with a card of before', async () => {
    const entry = await entryOf('Wilma Sands', 'Tom Baker');
    const settings =
      (await here.keeper.read()).settings.find((it) => it.protocol === 'birmingham') ?? missing();
    const change = { kind: 'put-settings', settings: { ...settings, managers: [] } } as const;
    await here.keeper.apply([change], idOf(MOIRA), '2026-06-01T08:00:00.000Z');
    expect(answerOf(await here.seat('Wilma Sands').press(entry, 'Change'))).toContain(
      'Only the business managers',
    );
  });

  test('a business manager is not removed', async () => {
    const entry = await entryOf(MOIRA, HILARY);
    const answer = answerOf(await here.seat(MOIRA).press(entry, 'Remove'));
    expect(answer).toContain('is a business manager of Dorset SEND');
  });
});

describe('roles', () => {
  test('a role ends from a day on, and not in the past', async () => {
    const seat = here.seat(MOIRA);
    const form = await seat.press(await entryOf(MOIRA, 'Tom Baker'), 'End this role');
    const past = await seat.press(form, 'End it', { endsOn: '2026-05-01' });
    expect(answerOf(past)).toContain('Please choose today or a later day');
    const later = await seat.press(past, 'End it', { endsOn: '2026-07-01' });
    expect(answerOf(later)).toMatch(/no longer from Wednesday 1 July/);
  });

  test('a deputy is chosen among the people of the agency', async () => {
    const seat = here.seat(MOIRA);
    const form = await seat.press(await entryOf(MOIRA, 'Helen Price'), 'Change the deputy');
    expect(answerOf(await seat.press(form, 'Save', { deputy: '' }, { unchecked: true }))).toContain(
      'Please choose somebody, or “Nobody”',
    );
    expect(answerOf(await seat.press(form, 'Save', { deputy: idOf('Gareth Bevan') }))).toContain(
      'Deputy: Gareth Bevan',
    );
  });
});

describe('one’s own absence', () => {
  test.each(['away', 'I am away next week', "I'm on leave", 'my absence', 'out of office'])(
    '"%s" asks from when to when, and who stands in',
    async (words) => {
      expect(shown(await said('Helen Price', words))).toMatch(/^Your absence\n/);
    },
  );

  test('is set, shown to the keeper, and ended by whoever is back', async () => {
    const seat = here.seat('Helen Price');
    const form = await said('Helen Price', 'away');
    const wrong = await seat.press(form, 'Save', { awayFrom: '2026-06-12', awayUntil: '2026-06-08' });
    expect(answerOf(wrong)).toContain('the last day is before the first');
    const saved = await seat.press(wrong, 'Save', {
      awayFrom: '2026-06-08',
      awayUntil: '2026-06-12',
      deputy: idOf('Gareth Bevan'),
    });
    expect(answerOf(saved)).toMatch(
      /✔ Saved\..*You are put down as away from Monday 8 June to Friday 12 June/s,
    );
    const entry = answerOf(await entryOf(MOIRA, 'Helen Price'));
    expect(entry).toMatch(/Away from Monday 8 June to Friday 12 June/);
    expect(entry).toContain('Deputy: Gareth Bevan');
    expect(answerOf(await seat.press(saved, 'I am back'))).toContain('No absence of yours is set.');
    expect(answerOf(await entryOf(MOIRA, 'Helen Price'))).not.toContain('Away from');
  });

  test('the manager sets somebody else’s', async () => {
    const seat = here.seat(MOIRA);
    const form = await seat.press(await entryOf(MOIRA, 'Marcus Lowe'), 'Set an absence');
    const set = await seat.press(form, 'Save', { awayFrom: '2026-06-01', awayUntil: '2026-06-05' });
    expect(answerOf(set)).toContain('Away from Monday 1 June to Friday 5 June');
  });
});

test('the health of the directory is on one card, with what to do, and leads to the entries', async () => {
  const words = shown(await said(MOIRA, 'directory health'));
  expect(words).toMatch(/^Health\n.*The directory\n\d+ things to see to\..*→ /s);
  const seat = here.seat(MOIRA);
  const card = await seat.press(await said(MOIRA, 'directory'), 'Check its health');
  expect(answerOf(card)).toMatch(/^Health\n/);
  expect(shown(await said(PRIYA, 'directory health'))).toContain('Only the business managers');
});
