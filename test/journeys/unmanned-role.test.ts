import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOf } from './act.ts';
import { noticesTo } from './outside.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { SECRETS, raise } from './raise.ts';
import { emailOf, idOf } from './seeded.ts';
import { answerOf, lastMentioned, lastText, missing, refIn, stageCard } from './steps.ts';

/** Nobody is listed as line manager at Sandwell Council. */
let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00', (directory) => {
    directory.roles = directory.roles.filter(
      ({ protocol, role, agency }) =>
        !(protocol === 'sandwell-send' && role === 'line-manager' && agency === 'sandwell-council'),
    );
  });
});
afterAll(() => here.stop());

async function atTheManagers(): Promise<{ at: Desk; ref: string }> {
  const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
  const at = deskOf(here, ref);
  await at.giveUp('Priya Shah');
  await at.act('Priya Shah', 'Bring in my manager');
  return { at, ref };
}
const managersOf = async (ref: string) =>
  (await here.stored(ref)).parties.filter(
    ({ side, role }) => side === 'receiving' && role === 'line-manager',
  );
const toName = async (ref: string) =>
  here.seat('Priya Shah').press(await stageCard(here, ref), 'Say who it is');

test('nobody is listed: those who can say who it is are told, one of them does, and the business manager confirms', async () => {
  const { at, ref } = await atTheManagers();
  const thread = here.wordsIn(await here.thread(ref));
  expect(thread).toContain('Nobody is listed as line or team manager at Sandwell Council.');
  expect(await lastMentioned(here, ref)).toEqual(['Priya Shah', 'Tom Baker']);
  expect(await at.own('Priya Shah')).toContain('Say who it is');
  expect(await at.own('Helen Price')).toContain(
    'Nobody is listed as line or team manager at Sandwell Council.',
  );
  // Nadia Hussain is in the directory, without this role.
  await here
    .seat('Priya Shah')
    .press(await toName(ref), 'This is who it is', { person: idOf('Nadia Hussain') });
  expect(await lastMentioned(here, ref)).toEqual(['Nadia Hussain']);
  expect(await lastText(here, ref)).toContain('Priya Shah has named you');
  expect((await managersOf(ref)).map(({ name, unconfirmed }) => [name, unconfirmed])).toEqual([
    ['Nadia Hussain', true],
  ]);
  expect(answerOf(await at.open('Priya Shah', 'See the details'))).toContain(
    'Named by Priya Shah; not confirmed yet.',
  );
  // The business manager finds her among those who wait, and confirms.
  const moira = here.seat('Moira Kent');
  await moira.say('directory');
  const waiting = await moira.press(moira.said().at(-1) ?? missing(), 'Show who waits');
  const entry = await moira.press(waiting, 'Open Nadia Hussain');
  await moira.press(entry, 'Confirm');
  expect((await managersOf(ref)).map(({ name, unconfirmed, why }) => [name, unconfirmed, why])).toEqual([
    ['Nadia Hussain', undefined, undefined],
  ]);
  await at.act('Nadia Hussain', 'Propose how to settle it', { wording: 'Xenopus: ten hours.' });
  await at.act('Helen Price', 'Answer the proposal', { answer: 'confirm' });
  expect(await at.outcome()).toBe('resolved');
  // From then on she is asked in every case.
  const next = await atTheManagers();
  expect(await lastMentioned(here, next.ref)).toEqual(['Helen Price', 'Nadia Hussain']);
  await at.keeps([]);
});

test('while nobody is named, every reminder goes to those who can say who it is', async () => {
  const record = await here.keeper.read();
  const held = record.roles.filter(
    ({ person, protocol }) => person === idOf('Nadia Hussain') && protocol === 'sandwell-send',
  );
  const ended = held.map((role) => ({ kind: 'put-role' as const, role: { ...role, endsOn: '2026-06-01' } }));
  await here.keeper.apply(ended, 'test', '2026-06-01T08:30:00.000Z');
  await here.timeBecomes('2026-06-01T09:10:00+01:00');
  const { ref } = await atTheManagers();
  await here.timeBecomes('2026-06-03T09:00:00+01:00');
  await here.timeBecomes('2026-06-04T18:00:00+01:00');
  await here.timeBecomes('2026-06-05T10:00:00+01:00');
  const reminders = (await here.thread(ref)).messages.filter(({ text }) =>
    text.includes(`Reminder for ${ref}`),
  );
  expect(reminders.length).toBeGreaterThan(0);
  for (const { text } of reminders) {
    expect(text).toContain(
      'Nobody is listed as line or team manager at Sandwell Council. Please say who it is.',
    );
    expect(text).toContain('<at>Priya Shah</at>');
  }
});

test('Teams suggests the line above, as a suggestion: whoever is asked for it is asked', async () => {
  const { ref } = await atTheManagers();
  const form = await toName(ref);
  expect(answerOf(form)).toContain(
    'Suggestion: Farah Malik, Head of the SEND service, is named in Teams as the manager of Tom Baker.',
  );
  await here.seat('Priya Shah').press(form, 'This is who it is', { person: 'line-above' });
  expect((await managersOf(ref)).map(({ name, why }) => [name, why])).toEqual([
    ['Farah Malik', { kind: 'line-above', by: 'Priya Shah' }],
  ]);
  expect(await lastMentioned(here, ref)).toEqual(['Farah Malik']);
});

test('somebody whom neither the directory nor Teams knows is named with an address, and e-mailed', async () => {
  const { at, ref } = await atTheManagers();
  const form = await toName(ref);
  const priya = here.seat('Priya Shah');
  const half = await priya.press(form, 'This is who it is', { personName: 'Kim Lowe', personEmail: 'kim' });
  expect(answerOf(half)).toContain('Please give a work e-mail address');
  expect(answerOf(form)).toContain('nothing of what was written');
  const done = await priya.press(half, 'This is who it is', {
    personName: 'Kim Lowe',
    personEmail: 'kim.lowe@elsewhere.example',
  });
  expect(answerOf(done)).toContain('Kim Lowe, kim.lowe@elsewhere.example, is asked by e-mail.');
  expect(answerOf(done)).toContain('Please check the address');
  const [first, ...more] = noticesTo(here, 'kim.lowe@elsewhere.example');
  expect(more).toEqual([]);
  expect(first?.text).toContain('confirms your address first');
  for (const secret of Object.values(SECRETS)) expect(`${first?.text} ${first?.body}`).not.toContain(secret);
  const asked = noticesTo(here, emailOf('Moira Kent')).at(-1);
  expect(asked?.subject).toContain('please confirm an entry');
  expect(asked?.text).toContain('Priya Shah has named Kim Lowe (kim.lowe@elsewhere.example)');
  expect((await managersOf(ref)).map(({ name, outside }) => [name, outside])).toEqual([['Kim Lowe', true]]);
  expect(await at.buttons()).not.toContain('Say who it is');
  const { people } = await here.keeper.read();
  expect(people.find(({ name }) => name === 'Kim Lowe')).toMatchObject({
    outside: true,
    unconfirmed: { by: 'Priya Shah', ref },
  });
  // Confirmed, they get what was written.
  const moira = here.seat('Moira Kent');
  await moira.say('directory');
  const waiting = await moira.press(moira.said().at(-1) ?? missing(), 'Show who waits');
  await moira.press(await moira.press(waiting, 'Open Kim Lowe'), 'Confirm');
  const [, second] = noticesTo(here, 'kim.lowe@elsewhere.example');
  expect(second?.text).toContain(SECRETS.whatHappened);
});
