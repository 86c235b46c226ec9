import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkService } from '../../bot/health/check-service.ts';
import type { ServiceHealth } from '../../bot/ports/service-state.ts';
import { toInstant } from '../../bot/protocol/instant.ts';
import { createTableServiceStore } from '../../bot/store/table-service-store.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import { MOIRA, answerTo, shown } from '../journeys/directory-steps.ts';
import { type Partnership, startPartnership } from '../journeys/partnership.ts';
import { raise } from '../journeys/raise.ts';
import { refIn } from '../journeys/steps.ts';
import { type Insights, startInsights } from '../sandbox/insights.ts';
import { runChild } from '../sandbox/run-child.ts';

let here: Partnership;
let insights: Insights;
beforeAll(async () => {
  insights = await startInsights();
  here = await startPartnership('2026-06-01T09:00:00+01:00', undefined, [], { insights });
});
afterAll(async () => {
  await here.stop();
  await insights.stop();
});
beforeEach(() => {
  here.connector.faults.clear();
  here.graph.faults.clear();
});

const health = (): Promise<ServiceHealth> => {
  const store = createTableServiceStore(openTables({ connectionString: here.storage }));
  return checkService(store, { now: () => toInstant(here.host.now().toISOString()) });
};
const codes = async (): Promise<string[]> => (await health()).findings.map(({ code }) => code);
const minutesLater = (minutes: number): Promise<void> =>
  here.timeBecomes(new Date(here.host.now().getTime() + minutes * 60_000).toISOString());
const onlyLater = (minutes: number): Promise<void> =>
  here.host.setClock({ at: new Date(here.host.now().getTime() + minutes * 60_000), frozen: true });
/** As App Service answers where the app has no such identity. */
const NO_IDENTITY = { status: 400, body: { statusCode: 400, message: 'No managed identity was found' } };
const inChat = async (): Promise<string> => shown(await answerTo(here, MOIRA, 'health'));

describe('the service says how it is', () => {
  test('given timers that have never run, then degraded, and why', async () => {
    expect(await codes()).toEqual(['never-beaten']);
    expect(await inChat()).toContain('The timer wake and the timer deliver have never run');
  });

  test('given timers that run, then well', async () => {
    await minutesLater(1);
    expect(await health()).toMatchObject({ state: 'well', waiting: 0 });
    expect(await inChat()).toContain('✔ The service is well');
  });

  test('given timers that stand still, then degraded after ten minutes and not before', async () => {
    await onlyLater(10);
    expect(await codes()).toEqual([]);
    await onlyLater(1);
    expect(await codes()).toEqual(['heartbeat-old', 'heartbeat-old']);
    expect(await inChat()).toMatch(
      /wake last ran 11 minutes ago.*For them: Look whether the Function App runs/s,
    );
    await minutesLater(1);
    expect(await codes()).toEqual([]);
  });

  test('given a sign-in that Microsoft refuses, then degraded until it works', async () => {
    await here.killAndRestart();
    here.graph.faults.add({ match: { path: /msi\/token/ }, do: NO_IDENTITY });
    await minutesLater(11);
    expect(await codes()).toEqual(['sign-in-refused']);
    expect(await inChat()).toContain('Microsoft Graph refuses the sign-in of the service');
    here.graph.faults.clear();
    await minutesLater(1);
    expect(await codes()).toEqual([]);
  });

  test('given a thread that cannot be opened, then Teams is named at once, and what waits after half an hour', async () => {
    here.connector.faults.add({
      match: { method: 'POST', path: /\/conversations$/ },
      do: { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } },
    });
    const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
    await minutesLater(1);
    await vi.waitFor(async () => expect(await codes()).toEqual(['teams-trouble']));
    await minutesLater(29);
    expect(await codes()).not.toContain('effects-stuck');
    await minutesLater(2);
    expect(await codes()).toEqual(['teams-trouble', 'effects-stuck']);
    const words = await inChat();
    expect(words).toMatch(
      new RegExp(`waited to go out for more than 30 minutes.*Case: ${ref}.*→ Open the case`, 's'),
    );
    here.connector.faults.clear();
    await minutesLater(11);
    await minutesLater(1);
    await vi.waitFor(async () => expect(await health()).toMatchObject({ state: 'well', waiting: 0 }));
  });

  test('given a case that cannot be read, then the run is told to have failed, and is well again after it', async () => {
    const thread = { method: 'POST', path: /\/conversations$/ };
    here.connector.faults.add({ match: thread, do: { status: 429 } });
    const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
    const cases = await openTables({ connectionString: here.storage })('Cases');
    const becomes = (schema: number) =>
      cases.updateEntity({ partitionKey: ref, rowKey: 'snapshot', schema }, 'Merge');
    const { schema } = await cases.getEntity<{ schema: number }>(ref, 'snapshot');
    await becomes(999);
    await expect(minutesLater(1)).rejects.toThrow('cases failed');
    await here.host.runTimer('deliver').catch(() => undefined);
    expect(await codes()).toContain('sweep-failed');
    expect(await inChat()).toContain('had a fault: StoreError newer-schema');
    await becomes(schema);
    here.connector.faults.clear();
    await minutesLater(11);
    await minutesLater(1);
    await vi.waitFor(async () => expect(await health()).toMatchObject({ state: 'well', waiting: 0 }));
  });
});

describe('npm run health', () => {
  const tool = async (storage: string): Promise<{ code: unknown; said: string }> => {
    const script = new URL('../../bot/tools/health.ts', import.meta.url);
    const cwd = fileURLToPath(new URL('../../', import.meta.url));
    const child = await runChild(script, { cwd, env: { COUNTERPART_STORAGE: storage } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += String(part)));
    const [code] = (await once(child, 'close')) as unknown[];
    return { code, said };
  };

  test('ends with 1 and the remedy where it is degraded: here the timers stand still by this machine’s clock', async () => {
    const { code, said } = await tool(here.storage);
    expect(said).toMatch(/^Counterpart is degraded\..*What it means: Reminders.*What to do: Look/s);
    expect(code).toBe(1);
  });

  test('ends with 0 where it is well', async () => {
    await here.timeBecomes(new Date().toISOString());
    await minutesLater(1);
    const { code, said } = await tool(here.storage);
    expect(said).toMatch(/^Counterpart is well\./);
    expect(code).toBe(0);
  });

  test('ends with 2 where the timers ran at a time that has not come yet by this machine’s clock', async () => {
    await here.timeBecomes(new Date(Date.now() + 3_600_000).toISOString());
    await minutesLater(1);
    const { code, said } = await tool(here.storage);
    expect(said).toMatch(/^It cannot be told whether Counterpart is well\..*from now: the clock/s);
    expect(code).toBe(2);
  });

  test.each([
    ['nonsense', 'is neither an https address nor a connection string. Give'],
    ['http://127.0.0.1:10102/devstoreaccount1', 'is neither an https address nor a connection string. Give'],
    ['AccountName=x', 'is not a whole one. Copy it from'],
    ['https://', 'is not a whole https address. Give'],
  ])('ends with 2 and a sentence with the remedy where the setting is %s', async (storage, says) => {
    const { code, said } = await tool(storage);
    expect(said).toMatch(/^It cannot be told how the service is: The storage .*\n$/);
    expect(said).toContain(says);
    expect(code).toBe(2);
  });

  test('ends with 2 where there is no such account: that says nothing about the service', async () => {
    const nowhere = here.storage.replace(/127\.0\.0\.1:\d+/g, 'no-such-account.invalid');
    const { code, said } = await tool(nowhere);
    expect(said).toMatch(/^It cannot be told how the service is: .*check.*\n$/);
    expect(code).toBe(2);
  });

  test('ends with 1 where storage does not answer, and with 2 where nobody says which storage', async () => {
    const away = here.storage.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:1');
    const { code, said } = await tool(away);
    expect(said).toContain('Storage does not answer');
    expect(code).toBe(1);
    expect(await tool('')).toMatchObject({ code: 2 });
  });
});

test('given a connection string, then Application Insights has the turns, the sweeps and what waited, by activity and case', async () => {
  await here.host.stop();
  expect(insights.sum('counterpart.turns')).toBeGreaterThan(3);
  expect(insights.sum('counterpart.turns', { outcome: 'accepted' })).toBeGreaterThan(0);
  expect(insights.sum('counterpart.posts', { outcome: 'failed' })).toBeGreaterThan(0);
  const requests = insights.envelopes().filter(({ data }) => data.baseType === 'RequestData');
  const opened = requests.find(({ data }) => data.baseData.properties?.['command'] === 'open');
  const { activity, case: ref } = opened?.data.baseData.properties ?? {};
  expect(ref).toMatch(/^SS-/);
  const line = here.host.logs().find((it) => it.includes(`"activity":"${activity ?? '?'}"`));
  expect(line).toContain(`"ref":"${ref ?? '?'}"`);
});
