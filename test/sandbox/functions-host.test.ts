import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildEchoApp } from './build-echo-app.ts';
import {
  startFunctionsHost,
  type FunctionsHost,
  type FunctionsHostOptions,
} from './functions-host/start-functions-host.ts';

const APP = `
import { app } from '@azure/functions';
import { Temporal } from 'temporal-polyfill';

app.http('echo', {
  methods: ['POST'], authLevel: 'anonymous', route: 'things/{id:int}/{part?}',
  handler: async (request, context) => {
    context.log('echo was called by', request.headers.get('x-who'));
    return {
      status: 201, headers: { 'x-echo': 'yes' },
      jsonBody: { params: request.params, q: request.query.get('q'), body: await request.json(), setting: process.env.SETTING, home: process.cwd() },
    };
  },
});
app.http('clock', {
  methods: ['GET'], authLevel: 'anonymous',
  handler: async () => {
    const stamps = [new Date(), Date.now(), Date(), Temporal.Now.instant().epochMilliseconds];
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { jsonBody: { stamps, is: new Date() instanceof Date, parsed: new Date('2001-02-03T04:05:06Z').getTime() } };
  },
});
app.http('crash', { methods: ['GET'], authLevel: 'anonymous', handler: async () => { throw new Error('on purpose'); } });
app.timer('wake', {
  schedule: '%WAKE%',
  handler: async (timer, context) => {
    context.warn('wake', timer.isPastDue ? 'late' : 'in time', new Date().toISOString());
    if (process.env.BAD_TIMER) throw new Error('the timer failed');
  },
});
`;

let built: Awaited<ReturnType<typeof buildEchoApp>>;
const hosts: FunctionsHost[] = [];

async function start(options: Partial<FunctionsHostOptions> = {}) {
  const env = { WAKE: '0 0 6 * * 1-5', SETTING: 'given', ...options.env };
  const host = await startFunctionsHost({ appDir: built.appDir, ...options, env });
  hosts.push(host);
  return host;
}

async function clockOf(host: FunctionsHost) {
  const response = await fetch(`${host.url}/api/clock`);
  return (await response.json()) as { stamps: (string | number)[]; is: boolean; parsed: number };
}

/** What the app has logged. A line comes by a pipe of its own, and may come after the answer that it belongs to. */
const logOf = (host: FunctionsHost) => host.logs().join('\n');

async function until(holds: () => boolean) {
  for (let tries = 0; tries < 100 && !holds(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

beforeAll(async () => {
  built = await buildEchoApp(APP);
});
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.kill()));
});
afterAll(() => built.remove());

describe('HTTP', () => {
  test('a request reaches its function and the answer comes back', async () => {
    const host = await start();
    const response = await fetch(`${host.url}/api/things/7/left?q=a%20b`, {
      method: 'POST',
      headers: { 'x-who': 'Anna' },
      body: JSON.stringify({ said: 'höflich' }),
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-echo')).toBe('yes');
    expect(await response.json()).toMatchObject({
      params: { id: '7', part: 'left' },
      q: 'a b',
      body: { said: 'höflich' },
      setting: 'given',
    });
    await expect.poll(() => logOf(host)).toContain('[information] [echo] echo was called by Anna');
  });

  test('another path, another method or a parameter of the wrong kind is not found', async () => {
    const host = await start();
    const asked = [
      fetch(`${host.url}/api/nothing`),
      fetch(`${host.url}/api/things/7`),
      fetch(`${host.url}/api/things/seven`, { method: 'POST' }),
    ];
    for (const response of await Promise.all(asked)) expect(response.status).toBe(404);
  });

  test('a function that throws is answered with 500, and the log says why', async () => {
    const host = await start();
    const response = await fetch(`${host.url}/api/crash`);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('');
    await expect.poll(() => logOf(host)).toContain('on purpose');
  });

  test('the functions are listed with their routes and schedules', async () => {
    const host = await start();
    expect(host.functions).toContainEqual({
      name: 'echo',
      trigger: 'http',
      route: 'api/things/{id:int}/{part?}',
      methods: ['POST'],
    });
    expect(host.functions).toContainEqual({ name: 'wake', trigger: 'timer', schedule: '0 0 6 * * 1-5' });
  });
});

describe('the clock', () => {
  test('Date and Temporal tell the same shifted time, and it runs on', async () => {
    const host = await start({ clock: { at: '2031-04-09T17:00:00+01:00' } });
    const { stamps, is, parsed } = await clockOf(host);
    const [made, now, called, temporal] = stamps.map((stamp) => new Date(stamp).getTime());
    const at = Date.parse('2031-04-09T16:00:00Z');
    for (const time of [made, now, temporal]) expect(Number(time) - at).toBeLessThan(3000);
    for (const time of [made, now, temporal]) expect(Number(time) - at).toBeGreaterThanOrEqual(0);
    expect(Number(called)).toBeGreaterThanOrEqual(at);
    expect(is).toBe(true);
    expect(parsed).toBe(Date.parse('2001-02-03T04:05:06Z'));
    expect(host.now().getTime() - at).toBeLessThan(3000);
  });

  test('a frozen clock stands still until it is moved', async () => {
    const host = await start({ clock: { at: '2026-04-02T09:00:00Z', frozen: true } });
    expect((await clockOf(host)).stamps[0]).toBe('2026-04-02T09:00:00.000Z');
    await host.setClock({ at: '2026-04-07T09:00:00Z', frozen: true });
    expect((await clockOf(host)).stamps[0]).toBe('2026-04-07T09:00:00.000Z');
    expect(host.now().toISOString()).toBe('2026-04-07T09:00:00.000Z');
  });
});

describe('timers', () => {
  test('in manual mode a timer runs when told, and says whether it is past due', async () => {
    const host = await start();
    await host.runTimer('wake');
    await host.runTimer('wake', { pastDue: true });
    await expect.poll(() => logOf(host)).toMatch(/wake in time.*\n.*wake late/);
    await expect(host.runTimer('sleep')).rejects.toThrow('There is no timer function named "sleep"');
  });

  test('what a timer throws is thrown', async () => {
    const host = await start({ env: { BAD_TIMER: 'yes' } });
    await expect(host.runTimer('wake')).rejects.toThrow('the timer failed');
  });

  test('when the clock jumps over several moments, the timer runs once and is past due', async () => {
    const host = await start({ timers: 'cron', clock: { at: '2026-04-01T12:00:00Z', frozen: true } });
    await host.setClock({ at: '2026-04-09T12:00:00Z', frozen: true });
    await until(() => host.logs().length > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(host.logs()).toEqual(['[warning] [wake] wake late 2026-04-09T12:00:00.000Z']);
  });

  test('what was missed while the app was down is called once, past due', async () => {
    const host = await start({
      timers: 'cron',
      lastRunning: new Date('2026-03-30T12:00:00Z'),
      clock: { at: '2026-04-01T12:00:00Z', frozen: true },
    });
    await until(() => host.logs().length > 0);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(host.logs()).toEqual(['[warning] [wake] wake late 2026-04-01T12:00:00.000Z']);
  });

  test('a timer fires by itself when its moment comes', async () => {
    const host = await start({ timers: 'cron', clock: { at: '2026-04-01T05:59:59.500Z' } });
    await until(() => host.logs().length > 0);
    expect(host.logs()[0]).toContain('wake in time 2026-04-01T06:00:00');
  });
});

describe('starting and ending', () => {
  test('after a kill, the app starts again at the same address', async () => {
    const host = await start();
    await host.kill();
    await expect(fetch(`${host.url}/api/clock`)).rejects.toThrow();
    await expect(host.runTimer('wake')).rejects.toThrow('not running');
    const again = await start({ port: host.port });
    expect(again.url).toBe(host.url);
    expect((await fetch(`${again.url}/api/clock`)).status).toBe(200);
  });

  test('stop lets it end by itself', async () => {
    const host = await start();
    await host.stop();
    await expect(fetch(`${host.url}/api/clock`)).rejects.toThrow();
  });

  test('a port that is taken is named', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(start({ port })).rejects.toThrow(`Port ${port} is taken`);
    other.close();
  });

  test('an app that fails while it is loaded says so', async () => {
    const broken = await buildEchoApp(`throw new Error('BOT_ID is missing');`);
    await expect(start({ appDir: broken.appDir })).rejects.toThrow('BOT_ID is missing');
    await broken.remove();
  });

  test('an app that was never built says what to do', async () => {
    const unbuilt = await buildEchoApp('export {}');
    await rm(join(unbuilt.appDir, 'dist'), { recursive: true });
    await expect(start({ appDir: unbuilt.appDir })).rejects.toThrow('npm run build');
    await unbuilt.remove();
  });
});
