import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mentionsOf } from '../sandbox/connector/read-message.ts';
import { noticesTo, takeOutOfTeam } from './outside.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { SECRETS, fillIn, raise } from './raise.ts';
import { emailOf } from './seeded.ts';
import { lastMentioned, refIn, stageCard } from './steps.ts';

const POSTS = { method: 'POST', path: /^\/v3\/conversations\/.+\/activities/ };
const NEW_THREAD = { method: 'POST', path: /^\/v3\/conversations$/ };
const MEMBERS = { method: 'GET', path: /^\/v3\/conversations\/.+\/members\// };
const NOT_IN_ROSTER = { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } };

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());
beforeEach(() => here.connector.faults.clear());

const letters = (name: string, ref: string) =>
  noticesTo(here, emailOf(name)).filter(({ subject }) => subject.startsWith(ref));
const words = async (ref: string): Promise<string> => here.wordsIn(await here.thread(ref));
const inTeam = (name: string): boolean =>
  here.connector.world.teams.some(({ members }) => members.some((member) => member.name === name));
const sweep = async (): Promise<void> => {
  here.connector.faults.clear();
  await here.timeBecomes(new Date(here.host.now().getTime() + 60_000).toISOString());
};

/** The practitioners of a case give it up and bring it to their managers. */
async function toManagers(ref: string): Promise<void> {
  const priya = here.seat('Priya Shah');
  await fillIn(here.seat('Tom Baker'), await stageCard(here, ref), 'I have reviewed the file');
  await fillIn(here.seat('Tom Baker'), await stageCard(here, ref), 'We have spoken');
  await fillIn(priya, await stageCard(here, ref), 'It cannot be settled here', { reason: 'No way forward.' });
  await fillIn(priya, await stageCard(here, ref), 'Bring in my manager');
}

test('given a mention that Teams refuses with 403, then an e-mail goes out at once, and the case says so', async () => {
  const priya = here.seat('Priya Shah');
  const ref = refIn(await raise(priya, 'sandwell-send'));
  const form = await priya.press(await stageCard(here, ref), 'Propose how to settle it');
  here.connector.faults.add({ match: { ...POSTS, times: 1 }, do: NOT_IN_ROSTER });
  await priya.press(form, 'form.submit', { wording: 'Every week.' });
  const [letter, ...more] = letters('Tom Baker', ref);
  expect(more).toEqual([]);
  expect(letter?.subject).toMatch(new RegExp(`^${ref} – step "[^"]+": a proposal waits for your answer$`));
  expect(letter?.text).toContain('the message in Teams did not reach you');
  expect(letter?.text).toContain(`write “case ${ref}” to Counterpart`);
  for (const secret of [...Object.values(SECRETS), 'Every week'])
    expect(`${letter?.text} ${letter?.body}`).not.toContain(secret);
  await sweep();
  expect(await words(ref)).toMatch(
    /The message in Teams did not reach Tom Baker \(Sandwell Council\): told by e-mail on Monday 1 June, \d\d:\d\d\./,
  );
  expect(letters('Tom Baker', ref)).toHaveLength(1);
});

test('given a manager who is not in the team, then the other is mentioned, he is named and written to, and the case says so', async () => {
  takeOutOfTeam(here, 'Colin Webb');
  expect(inTeam('Colin Webb')).toBe(false);
  const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
  await toManagers(ref);
  expect(await lastMentioned(here, ref)).toEqual(['Helen Price']);
  const call = (await here.thread(ref)).messages.findLast((it) => mentionsOf(it).length > 0);
  expect(call?.text).toContain('Colin Webb');
  expect(call?.text).not.toContain('<at>Colin Webb');
  expect(letters('Colin Webb', ref)).toHaveLength(1);
  expect(letters('Helen Price', ref)).toEqual([]);
  await sweep();
  expect(await words(ref)).toMatch(/Colin Webb \(Sandwell Council\) is not in this team: told by e-mail on /);
});

test('given a Teams that does not say who is a member, then people are mentioned as if they were', async () => {
  const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
  here.connector.faults.add({ match: MEMBERS, do: { status: 403 } });
  await toManagers(ref);
  expect(await lastMentioned(here, ref)).toEqual(['Colin Webb', 'Helen Price']);
  expect(letters('Colin Webb', ref)).toEqual([]);
});

test('given members who were just looked up, then they are not looked up for each message', async () => {
  const asked = () => here.connector.requests().filter(({ path }) => MEMBERS.path.test(path)).length;
  const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
  const before = asked();
  const form = await here.seat('Priya Shah').press(await stageCard(here, ref), 'Propose how to settle it');
  await here.seat('Priya Shah').press(form, 'form.submit', { wording: 'Every week.' });
  expect(await lastMentioned(here, ref)).toEqual(['Tom Baker']);
  expect(asked()).toBe(before);
});

test('given a thread that cannot be opened, then whoever was to be mentioned is e-mailed, and the thread is still tried', async () => {
  here.connector.faults.add({ match: NEW_THREAD, do: NOT_IN_ROSTER });
  const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
  expect(letters('Tom Baker', ref)).toHaveLength(1);
  const priya = here.seat('Priya Shah');
  await priya.say(`case ${ref}`);
  expect(JSON.stringify(priya.said().at(-1)?.versions.at(-1))).toContain(
    'The message in Teams did not reach Tom Baker (Sandwell Council): told by e-mail on',
  );
  // A reminder whose time comes meanwhile does not wait for the thread, either.
  await here.timeBecomes('2026-06-04T10:00:00+01:00');
  const reminded = letters('Tom Baker', ref);
  expect(reminded.filter(({ subject }) => subject.endsWith(': reminder')).length).toBeGreaterThan(0);
  await sweep();
  expect((await here.stored(ref)).receipts['thread']?.outcome).toBe('delivered');
  expect(letters('Tom Baker', ref)).toHaveLength(reminded.length);
});
