import { ManagedIdentityCredential } from '@azure/identity';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createGraphTenant } from '../../bot/directory/graph-tenant.ts';
import { createHealthCheck } from '../../bot/directory/health/directory-health.ts';
import { createMemoryKeeper, EMPTY } from '../../bot/directory/memory-keeper.ts';
import { personIdFor } from '../../bot/directory/person-id.ts';
import type { DirectoryRecord, Person } from '../../bot/ports/people.ts';
import { newestOf } from '../../bot/protocol-versions.ts';
import { readAllVersions } from '../../bot/read-protocols.ts';
import { createHost } from '../../bot/teams/host.ts';
import { listMembers } from '../../bot/teams/list-members.ts';
import { askForMembers } from '../../bot/teams/messenger.ts';
import { type Connector, startConnector } from '../sandbox/connector.ts';
import type { Team } from '../sandbox/connector/world.ts';
import { type Graph, startGraph } from '../sandbox/graph.ts';
import { loadDirectory } from '../sandbox/load-directory.ts';

const protocols = [...newestOf(readAllVersions()).values()];
const { agencies, people, roles, channels: named } = await loadDirectory();
const [left, outside, ...present] = people;
if (!left || !outside) throw new Error('the sandbox has nobody in it');
const listed: Person[] = [left, { ...outside, outside: true }, ...present];
const MEMBERS = { method: 'GET', path: /\/pagedmembers$/ };

let graph: Graph;
let connector: Connector;
let team: Team & { channel: (name: string) => { id: string } };
let record: DirectoryRecord;
beforeEach(async () => {
  connector = await startConnector();
  // Teams has nobody who has left, and nobody who is outside.
  for (const { name, id } of present) connector.addPerson(name, { aadObjectId: id });
  team = connector.addTeam('Anytown', { channels: named.map(({ name }) => name) });
  const where = { tenantId: connector.world.tenantId, teamId: team.id, serviceUrl: connector.url };
  const channels = named.map(({ protocol, name }) => ({
    ...where,
    protocol,
    channelId: team.channel(name).id,
  }));
  record = { ...EMPTY, agencies, people: listed, roles, channels };
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all([graph.stop(), connector.stop()]);
});

/** The directory of the sandbox, with one person outside Teams; the tenant knows everybody but one other. */
async function check(refusesLookUps = false) {
  const users = present.map(({ id, name, email }) => ({ id, displayName: name, mail: email }));
  graph = await startGraph({ users, refusesLookUps });
  for (const [name, value] of Object.entries(graph.env())) vi.stubEnv(name, value);
  const credential = new ManagedIdentityCredential({ clientId: 'client-1' });
  const tenant = createGraphTenant({ credential, graphUrl: graph.baseUrl, timeoutMs: 5_000 });
  const clock = { now: () => '2026-11-22T12:00:00.000Z' };
  const membersOf = listMembers(askForMembers(createHost({ isLocal: true }).adapter, ''), 5_000);
  return createHealthCheck(tenant, createMemoryKeeper(record), protocols, clock, membersOf);
}
const found = async (group: string) => (await (await check())()).filter((it) => it.group === group);
const UNREACHED = 'People whom I cannot reach';
const NOT_ASKED = 'What I could not look up';
const holder = (protocol: string) => {
  const ids = roles.filter((it) => it.protocol === protocol).map(({ person }) => person);
  const one = present.find(({ id }) => ids.includes(id));
  if (!one) throw new Error(`nobody holds a role of ${protocol}`);
  return one;
};

it('asks Entra who has left, and nothing about those who are outside Teams', async () => {
  const all = await (await check())();
  expect(all.filter(({ group }) => group === 'People who have left')).toMatchObject([{ person: left.id }]);
  expect(all.filter(({ group }) => group === NOT_ASKED)).toEqual([]);
});
it('says so where it may not ask, and whom to ask for the right', async () => {
  const all = await (await check(true))();
  expect(all.at(-1)).toMatchObject({
    group: NOT_ASKED,
    urgency: 3,
    remedy: expect.stringContaining('User.Read.All') as string,
  });
  expect(all.filter(({ group }) => group === 'People who have left')).toEqual([]);
});
it('says so where Entra does not answer', async () => {
  const health = await check();
  await graph.stop();
  expect((await health()).at(-1)).toMatchObject({ urgency: 3, remedy: 'Check again in a few minutes.' });
});

it('finds nobody missing where all holders in Teams are in the channel, and asks once a channel', async () => {
  expect(await found(UNREACHED)).toEqual([]);
  const asked = connector.requests().filter(({ path }) => MEMBERS.path.test(path));
  expect(asked.map(({ segments }) => segments[2]).sort()).toEqual(
    record.channels.map(({ channelId }) => channelId).sort(),
  );
});
it('asks once about a channel that procedures share', async () => {
  const [first] = record.channels;
  if (!first) throw new Error('the sandbox has no channel');
  record = { ...record, channels: record.channels.map(({ protocol }) => ({ ...first, protocol })) };
  expect(await found(UNREACHED)).toEqual([]);
  expect(connector.requests().filter(({ path }) => MEMBERS.path.test(path))).toHaveLength(1);
});
it('names a holder who is not in the team, also where the directory’s own id is not that of Entra', async () => {
  const gone = holder('dorset-send');
  const id = personIdFor(gone.email);
  record = {
    ...record,
    people: listed.map((it) => (it.id === gone.id ? { ...it, id, entraId: gone.id.toUpperCase() } : it)),
    roles: roles.map((it) => (it.person === gone.id ? { ...it, person: id } : it)),
  };
  expect(await found(UNREACHED)).toEqual([]);
  await graph.stop();
  team.members = team.members.filter(({ aadObjectId }) => aadObjectId !== gone.id);
  expect(await found(UNREACHED)).toMatchObject([
    { person: id, urgency: 2, what: expect.stringContaining(`${gone.name} of`) as string },
  ]);
});
it('names nobody whose roles have ended', async () => {
  const gone = holder('dorset-send');
  team.members = team.members.filter(({ aadObjectId }) => aadObjectId !== gone.id);
  record = {
    ...record,
    roles: roles.map((it) => (it.person === gone.id ? { ...it, endsOn: '2026-11-22' } : it)),
  };
  expect(await found(UNREACHED)).toEqual([]);
});

it.each([
  ['the app was taken out of the team', { status: 403 }, 'Teams says that I am not in its channel'],
  ['Teams does not answer', { status: 502 }, 'Teams gave me no answer'],
])('says of each procedure what it could not look up where %s, and names nobody', async (_, fault, why) => {
  connector.faults.add({ match: MEMBERS, do: fault });
  const all = await found(NOT_ASKED);
  expect(all.map(({ protocol }) => protocol)).toEqual(protocols.map(({ id }) => id));
  for (const { what } of all) expect(what).toContain(why);
  connector.faults.clear();
});
it('says that a procedure has no channel, and how to choose one', async () => {
  record = { ...record, channels: record.channels.filter(({ protocol }) => protocol !== 'birmingham') };
  expect(await found(NOT_ASKED)).toMatchObject([
    { protocol: 'birmingham', remedy: expect.stringContaining('setup') as string },
  ]);
});
it('asks nothing of Teams, and says nothing, where nobody works with a procedure yet', async () => {
  record = { ...record, roles: [], channels: [] };
  expect(await found(NOT_ASKED)).toEqual([]);
});
