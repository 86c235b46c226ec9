import { ManagedIdentityCredential } from '@azure/identity';
import { afterEach, expect, it, vi } from 'vitest';
import { createGraphTenant } from '../../bot/directory/graph-tenant.ts';
import { createHealthCheck } from '../../bot/directory/health/directory-health.ts';
import { createMemoryKeeper, EMPTY } from '../../bot/directory/memory-keeper.ts';
import type { Person } from '../../bot/ports/people.ts';
import { newestOf, readAllVersions } from '../../bot/read-protocols.ts';
import { type Graph, startGraph } from '../sandbox/graph.ts';
import { loadDirectory } from '../sandbox/load-directory.ts';

const protocols = [...newestOf(readAllVersions()).values()];
const { agencies, people, roles } = await loadDirectory();
const [left, outside, ...present] = people;
if (!left || !outside) throw new Error('the sandbox has nobody in it');
const listed: Person[] = [left, { ...outside, outside: true }, ...present];

let graph: Graph;
afterEach(async () => {
  vi.unstubAllEnvs();
  await graph.stop();
});

/** The directory of the sandbox, with one person outside Teams; the tenant knows everybody but one other. */
async function check(refusesLookUps = false) {
  const users = present.map(({ id, name, email }) => ({ id, displayName: name, mail: email }));
  graph = await startGraph({ users, refusesLookUps });
  for (const [name, value] of Object.entries(graph.env())) vi.stubEnv(name, value);
  const credential = new ManagedIdentityCredential({ clientId: 'client-1' });
  const tenant = createGraphTenant({ credential, graphUrl: graph.baseUrl, timeoutMs: 5_000 });
  const keeper = createMemoryKeeper({ ...EMPTY, agencies, people: listed, roles });
  return createHealthCheck(tenant, keeper, protocols, { now: () => '2026-11-22T12:00:00.000Z' });
}

it('asks Entra who has left, and nothing about those who are outside Teams', async () => {
  const found = await (await check())();
  expect(found.filter(({ group }) => group === 'People who have left')).toMatchObject([{ person: left.id }]);
  expect(found.filter(({ group }) => group === 'What I could not look up')).toEqual([]);
});
it('says so where it may not ask, and whom to ask for the right', async () => {
  const found = await (await check(true))();
  expect(found.at(-1)).toMatchObject({
    group: 'What I could not look up',
    urgency: 3,
    remedy: expect.stringContaining('User.Read.All') as string,
  });
  expect(found.filter(({ group }) => group === 'People who have left')).toEqual([]);
});
it('says so where Entra does not answer', async () => {
  const health = await check();
  await graph.stop();
  expect((await health()).at(-1)).toMatchObject({ urgency: 3, remedy: 'Check again in a few minutes.' });
});
