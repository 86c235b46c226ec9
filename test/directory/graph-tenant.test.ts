import { ManagedIdentityCredential } from '@azure/identity';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGraphTenant } from '../../bot/directory/graph-tenant.ts';
import type { Tenant } from '../../bot/ports/tenant.ts';
import type { FaultAction } from '../sandbox/faults.ts';
import { type Graph, type GraphOptions, startGraph } from '../sandbox/graph.ts';

const idOf = (n: number): string => `0a0a0a0a-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ANNA = idOf(1);
const BEN = idOf(2);
const LEFT = idOf(3);
const OFF = idOf(4);

const users = [
  { id: ANNA, displayName: 'Anna Bryce', mail: 'anna@school.example', jobTitle: 'SENCO', manager: BEN },
  { id: BEN, displayName: 'Ben Okoro', mail: '', userPrincipalName: 'ben@school.example' },
  { id: OFF, displayName: 'Olive Gone', mail: 'olive@school.example', accountEnabled: false },
];

let graph: Graph;
let tenant: Tenant;

async function start(options: GraphOptions = {}, timeoutMs = 5_000): Promise<void> {
  graph = await startGraph({ users, ...options });
  for (const [name, value] of Object.entries(graph.env())) vi.stubEnv(name, value);
  const credential = new ManagedIdentityCredential({ clientId: 'client-1' });
  tenant = createGraphTenant({ credential, graphUrl: graph.baseUrl, timeoutMs });
}
beforeEach(() => start());
afterEach(async () => {
  vi.unstubAllEnvs();
  await graph.stop();
});
const goesWrong = (action: FaultAction) =>
  graph.faults.add({ match: { path: /users|getByIds/ }, do: action });

describe('a person of the tenant', () => {
  const anna = { entraId: ANNA, name: 'Anna Bryce', email: 'anna@school.example', jobTitle: 'SENCO' };

  it('is found by the Entra id, in any letters', async () => {
    expect(await tenant.user(ANNA.toUpperCase())).toEqual({ found: anna });
  });
  it('is found by the e-mail address', async () => {
    expect(await tenant.user(' Anna@School.example ')).toEqual({ found: anna });
  });
  it('without a mailbox goes by the name with which they sign in', async () => {
    expect(await tenant.user(BEN)).toEqual({
      found: { entraId: BEN, name: 'Ben Okoro', email: 'ben@school.example' },
    });
  });
  it('who is not there is nobody, whatever was typed', async () => {
    expect(await tenant.user('nobody@school.example')).toEqual({ found: undefined });
    expect(await tenant.user('../users?$filter=#')).toEqual({ found: undefined });
  });
});

describe('the line above', () => {
  it('is whom the tenant names as the manager', async () => {
    expect(await tenant.managerOf(ANNA)).toMatchObject({ found: { entraId: BEN } });
  });
  it('is nobody where the tenant names nobody, or does not know the person', async () => {
    expect(await tenant.managerOf(BEN)).toEqual({ found: undefined });
    expect(await tenant.managerOf(LEFT)).toEqual({ found: undefined });
  });
});

describe('those who have left', () => {
  it('are the ones who are not there, or whose account is switched off', async () => {
    expect(await tenant.gone([ANNA.toUpperCase(), LEFT, BEN, OFF, LEFT])).toEqual({ found: [LEFT, OFF] });
  });
  it('are asked for in questions of a thousand', async () => {
    const many = Array.from({ length: 2_001 }, (_, n) => idOf(n + 1));
    const answer = await tenant.gone(many);
    expect(answer).toEqual({ found: many.filter((id) => id !== ANNA && id !== BEN) });
    expect(graph.requests().filter(({ path }) => path.endsWith('getByIds'))).toHaveLength(3);
  });
  it('need no question where nobody is asked for', async () => {
    expect(await tenant.gone([])).toEqual({ found: [] });
    expect(graph.requests()).toEqual([]);
  });
});

describe('a look-up that gets no answer', () => {
  const all = () => Promise.all([tenant.user(ANNA), tenant.managerOf(ANNA), tenant.gone([ANNA])]);
  const three = (failed: string) => [{ failed }, { failed }, { failed }];

  it('is not allowed where the app has not been given the right', async () => {
    await graph.stop();
    await start({ refusesLookUps: true });
    expect(await all()).toEqual(three('not-allowed'));
  });
  it.each([500, 503, 429, 400])(
    'has not reached the tenant after a %i, and is not asked again',
    async (status) => {
      goesWrong({ status });
      expect(await all()).toEqual(three('not-reached'));
      expect(graph.requests().filter(({ path }) => /users|getByIds/.test(path))).toHaveLength(3);
    },
  );
  it('has not reached it where the line breaks', async () => {
    goesWrong({ resetBefore: true });
    expect(await all()).toEqual(three('not-reached'));
  });
  it('has not reached it where the answer is no answer', async () => {
    goesWrong({ status: 200, body: { hello: 1 } });
    expect(await all()).toEqual(three('not-reached'));
  });
  it('is not waited for', async () => {
    await graph.stop();
    await start({}, 200);
    goesWrong({ delayMs: 2_000 });
    const began = performance.now();
    expect(await tenant.user(ANNA)).toEqual({ failed: 'not-reached' });
    expect(performance.now() - began).toBeLessThan(1_500);
  });
  it('has not reached it where nobody is there', async () => {
    await graph.stop();
    expect(await all()).toEqual(three('not-reached'));
  });
});
