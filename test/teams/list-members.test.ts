import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Channel } from '../../bot/ports/people.ts';
import { createHost } from '../../bot/teams/host.ts';
import { listMembers } from '../../bot/teams/list-members.ts';
import { askForMembers } from '../../bot/teams/messenger.ts';
import { type Connector, startConnector } from '../sandbox/connector.ts';

const PEOPLE = 1_203;
const ASKED = { method: 'GET', path: /^\/v3\/conversations\/.+\/pagedmembers$/ };

let connector: Connector;
let channel: Channel;
beforeAll(async () => {
  connector = await startConnector();
  for (let n = 0; n < PEOPLE; n += 1) connector.addPerson(`Person ${n}`, { aadObjectId: idOf(n) });
  const team = connector.addTeam('Anytown', { channels: ['SEND'] });
  channel = {
    protocol: 'some-protocol',
    tenantId: connector.world.tenantId,
    teamId: team.id,
    channelId: team.channel('SEND').id,
    serviceUrl: connector.url,
  };
});
afterAll(() => connector.stop());
beforeEach(() => connector.faults.clear());

/** As some ways into Entra write them: in capitals. */
const idOf = (n: number): string => `FC8A9626-B152-4F10-B063-${String(n).padStart(12, '0')}`;
const { adapter } = createHost({ isLocal: true });
const membersOf = (timeoutMs = 5_000) => listMembers(askForMembers(adapter, ''), timeoutMs)(channel);
const questions = () => connector.requests().filter(({ path }) => ASKED.path.test(path));

test('given more members than a page holds, then all are found, in few calls, by their ids in small letters', async () => {
  const before = questions().length;
  const members = await membersOf();
  const found = 'found' in members ? members.found : new Set<string>();
  expect(found).toEqual(new Set(Array.from({ length: PEOPLE }, (_, n) => idOf(n).toLowerCase())));
  const asked = questions().slice(before);
  expect(asked.map(({ query }) => query.get('pageSize'))).toEqual(['500', '500', '500']);
  expect(asked.every(({ segments }) => segments[2] === channel.channelId)).toBe(true);
});

test('given a bot that is not in the team, then it is not there, and asks once', async () => {
  connector.uninstall(channel.teamId);
  const before = questions().length;
  expect(await membersOf()).toEqual({ failed: 'not-there' });
  expect(
    questions()
      .slice(before)
      .map(({ status }) => status),
  ).toEqual([403]);
  connector.install(channel.teamId);
});

test.each([
  ['a channel that is gone', { status: 404 }, 'not-there'],
  ['a fault', { status: 500 }, 'not-reached'],
  ['too many questions', { status: 429 }, 'not-reached'],
  ['a connection that is cut', { resetBefore: true }, 'not-reached'],
] as const)('given %s, then that is what is said, and it was asked once', async (_, fault, failed) => {
  connector.faults.add({ match: ASKED, do: fault });
  const before = questions().length;
  expect(await membersOf()).toEqual({ failed });
  expect(questions().length - before).toBe(1);
});

test('given a second page that fails, then nobody is taken for missing because of the first', async () => {
  connector.faults.add({ match: { ...ASKED, times: 1 }, do: { delayMs: 0 } });
  connector.faults.add({ match: ASKED, do: { status: 502 } });
  expect(await membersOf()).toEqual({ failed: 'not-reached' });
});

test('given no answer in time, then nobody waits longer, and no further page is asked for', async () => {
  connector.faults.add({ match: ASKED, do: { delayMs: 300 } });
  const before = questions().length;
  expect(await membersOf(50)).toEqual({ failed: 'not-reached' });
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(questions().length - before).toBe(1);
});
