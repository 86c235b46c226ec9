import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MOIRA, answerTo, shown } from './directory-steps.ts';
import { takeOutOfTeam } from './outside.ts';
import { type Partnership, startPartnership } from './partnership.ts';

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
