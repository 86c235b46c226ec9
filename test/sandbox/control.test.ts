import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startControl, type Control } from './control/start-control.ts';
import { callJson } from './forwarder/http-exchange.ts';
import type { SentMail } from './graph/mailbox.ts';
import { loadDirectory } from './load-directory.ts';
import { createSandboxClock } from './move-clock.ts';
import { openSandboxState } from './sandbox-state.ts';

const HOUR = 3_600_000;
let dir: string;
let control: Control;
const ran: number[] = [];
const mails: SentMail[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'control-'));
  const state = openSandboxState(join(dir, 'sandbox.json'), await loadDirectory());
  let time = 0;
  const clock = createSandboxClock(state, {
    functions: [
      { name: 'messages', trigger: 'http' },
      { name: 'wake', trigger: 'timer' },
    ],
    setClock: (setting) =>
      Promise.resolve(void (time = setting === 'real' ? Date.now() : Number(setting.at))),
    runTimer: () => Promise.resolve(void ran.push(time)),
  });
  const options = { port: 0, playgroundUrl: 'http://127.0.0.1:1', state, clock, mails: () => mails };
  control = await startControl(options);
});

afterAll(async () => {
  await control.stop();
  await rm(dir, { recursive: true, force: true });
});

const post = (path: string, body: object) => callJson('POST', `${control.url}${path}`, body);

it('lets every hour pass, with its timers, on the way to a time', async () => {
  const { body } = await post('/api/now', { to: '+3 hours' });
  const reached = Date.parse((body as { now: string }).now);
  expect(ran.length).toBeGreaterThanOrEqual(3);
  expect(ran.slice(0, -1).every((time) => time % HOUR === 0)).toBe(true);
  expect(Math.abs((ran.at(-1) ?? 0) - reached)).toBeLessThan(1000);
  expect([...ran].sort((one, other) => one - other)).toEqual(ran);
});

it('never goes back, but to real time', async () => {
  const back = new Date(Date.now() - HOUR).toISOString();
  expect(await post('/api/now', { to: back })).toMatchObject({ status: 400 });
  expect(await post('/api/now', { to: '2099-01-01' })).toMatchObject({ status: 400 });
  const { body } = await post('/api/now', { to: 'reset' });
  expect(Math.abs(Date.parse((body as { now: string }).now) - Date.now())).toBeLessThan(2000);
});

it('makes one of the seeded people the speaker', async () => {
  expect(await post('/api/as', { person: 'farah' })).toMatchObject({
    body: { person: { name: 'Farah Malik' } },
  });
  expect(await post('/api/as', { person: 'x y z' })).toMatchObject({ status: 400 });
  const page = await (await fetch(control.url)).text();
  expect(page).toMatch(/aria-pressed="true">\s*<strong>Farah Malik<\/strong>/);
});

it('shows a hostile mail as text, and its HTML where nothing can run', async () => {
  const hostile = '<script>alert(1)</script>';
  const body = `<p>Agreed</p>${hostile}`;
  const mail = { id: '1', at: new Date(), from: 'a@b.example', to: [hostile], subject: hostile, body };
  mails.push({ ...mail, contentType: 'html', attachments: [], headers: {}, message: undefined });
  for (const path of ['/', '/mails/1']) {
    const page = await (await fetch(control.url + path)).text();
    expect(page).not.toContain(hostile);
    expect(page).toContain('&lt;script&gt;alert(1)');
  }
  const shown = await fetch(`${control.url}/mails/1/html`);
  expect(shown.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  expect((await callJson('GET', `${control.url}/api/mails`)).body).toMatchObject([{ text: 'Agreed' }]);
});

it('does not obey a page from elsewhere', async () => {
  const headers = { origin: 'https://elsewhere.example', 'content-type': 'application/json' };
  const answer = await fetch(`${control.url}/api/as`, {
    method: 'POST',
    headers,
    body: '{"person":"priya"}',
  });
  expect(answer.status).toBe(403);
});
