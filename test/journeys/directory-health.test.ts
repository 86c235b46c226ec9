import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MOIRA, PRIYA, answerTo, shown } from './directory-steps.ts';
import { takeOutOfTeam } from './outside.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { missing } from './steps.ts';

const COLIN = 'Colin Webb';
const MEMBERS = { method: 'GET', path: /\/pagedmembers$/ };
const NOT_IN_ROSTER = { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } };

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());
beforeEach(() => here.connector.faults.clear());

/** The whole of the card: what is on another page cannot be missed. */
async function health(): Promise<string> {
  const words = shown(await answerTo(here, MOIRA, 'directory health'));
  expect(words).not.toMatch(/And \d+ more\./);
  return words;
}

test('given somebody who left the team, then the business manager reads who they are, and what to do, until they are back', async () => {
  expect(await health()).not.toContain('not in the channel');
  const member = here.connector.world.people.find(({ name }) => name === COLIN);
  const [team] = here.connector.world.teams;
  if (!member || !team) throw new Error('the sandbox has no such person or no team');
  takeOutOfTeam(here, COLIN);
  expect(await health()).toMatch(
    /People whom I cannot reach.*Colin Webb of Sandwell Council is not in the channel of Sandwell SEND.*: a mention does not reach them, only an e-mail does\..*Add them to the team/s,
  );
  here.connector.join(member, team);
  expect(await health()).not.toContain('not in the channel');
});

test('given a bot that was taken out of the team, then it says that it could not look, and names nobody', async () => {
  here.connector.faults.add({ match: MEMBERS, do: NOT_IN_ROSTER });
  const words = await health();
  expect(words).toMatch(/Sandwell SEND: I could not look up .* Teams says that I am not in its channel\./);
  expect(words).toContain('Add the app to the team again');
  expect(words).not.toContain('not in the channel of');
});

test('given somebody of another procedure who has left, then only its own business manager reads of them', async () => {
  const left = /People who have left.*Gwen Tapley of Birmingham Children's Trust has left/s;
  expect(shown(await answerTo(here, 'Wilma Sands', 'health'))).toMatch(left);
  expect(await health()).not.toContain('Gwen Tapley');
});

test('given somebody with no role at all who waits to be confirmed, then every business manager reads of them', async () => {
  const tom = (await here.keeper.read()).people.find(({ name }) => name === 'Tom Baker') ?? missing();
  const unconfirmed = { by: tom.id, at: '2026-06-01T08:00:00.000Z' };
  const person = { ...tom, id: '7b1cf7a5-3a52-4d5c-8a1e-000000000001', name: 'Ina Moss', unconfirmed };
  await here.keeper.apply([{ kind: 'put-person', person }], tom.id, '2026-06-01T08:00:00.000Z');
  expect(shown(await answerTo(here, 'Wilma Sands', 'health'))).toContain('Ina Moss');
  expect(await health()).toContain('Ina Moss');
});

test('given somebody who is no business manager, then a sentence says for whom it is, and how their cases stand they see elsewhere', async () => {
  for (const words of ['health', 'status', 'is it well?'])
    expect(shown(await answerTo(here, PRIYA, words)), words).toBe(
      'Only the business managers of your partnership can see whether Counterpart is well; how your own cases stand you see with “my cases”.',
    );
  expect(shown(await answerTo(here, MOIRA, 'is it well?'))).toMatch(/^Health\n/);
  expect(shown(await answerTo(here, PRIYA, 'help'))).toContain('health');
});
