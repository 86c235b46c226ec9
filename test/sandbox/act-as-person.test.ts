import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEchoApp } from './build-echo-app.ts';
import { callJson } from './forwarder/http-exchange.ts';
import { listenAsPage, type PageListener } from './listen-as-page.ts';
import { loadDirectory } from './load-directory.ts';
import { freePorts } from './sandbox-ports.ts';
import { startSandbox, type Sandbox } from './start-sandbox.ts';

const CHANNEL = '19:dorset-send@thread.tacv2';
const { people } = await loadDirectory();
const app = await buildEchoApp("import './test/sandbox/echo-bot.ts'");
let dataDir: string;
let sandbox: Sandbox;
let page: PageListener;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  sandbox = await startSandbox({ ports: await freePorts(), dataDir, appDir: app.appDir, empty: true });
  page = await listenAsPage(sandbox.playgroundUrl);
});
afterAll(async () => {
  await sandbox.stop();
  await app.remove();
  await rm(dataDir, { recursive: true, force: true });
});

const post = (path: string, body: object) => callJson('POST', sandbox.controlUrl + path, body);
const home = async () => (await fetch(sandbox.controlUrl)).text();
const said = (words: string) => page.find(({ text }) => text.startsWith(words));
interface Offer {
  message: string;
  name: string;
  state: string;
  path?: string;
}
const offers = async () => (await callJson('GET', `${sandbox.controlUrl}/api/files`)).body as Offer[];

describe('a sandbox that begins empty', () => {
  it('begins as a business manager, in a team without the bot', async () => {
    expect(await home()).toContain('You are <strong>Moira Kent, SEND partnership business manager');
    expect(await home()).toContain('Counterpart is not in the team yet, and knows nobody.');
  });

  it('does not take the opening of a page for somebody who adds the bot to the team', async () => {
    await callJson('POST', `${sandbox.playgroundUrl}/_debug/conversation/${CHANNEL}/installation`, {});
    await page.say('sandbox-chat', 'hello');
    await said('you said: hello');
    expect(page.all().filter(({ text }) => text.startsWith('in Anytown'))).toEqual([]);
  });

  it('tells the bot who has added it to the team, and in which channel', async () => {
    expect((await post('/api/team', { channel: '19:elsewhere' })).status).toBe(400);
    expect((await post('/api/team', { channel: CHANNEL })).status).toBe(200);
    const moira = people.find(({ name }) => name === 'Moira Kent')?.id ?? '';
    const told = await said('in Anytown Partnership');
    expect(told.text).toBe(`in Anytown Partnership by ${moira}, called undefined, at ${CHANNEL}`);
    expect(told.conversation).toBe(CHANNEL);
    expect(await home()).toContain('Moira Kent has added Counterpart to the team.');
  });
});

describe('files, for which the Playground has no button', () => {
  it('are given to the bot with the form of the control page', async () => {
    const form = new FormData();
    form.append('file', new Blob(['name\nZoë']), 'who is who.csv');
    const sent = await fetch(`${sandbox.controlUrl}/file`, { method: 'POST', body: form });
    expect(sent.redirected && !sent.url.includes('problem')).toBe(true);
    expect(await sent.text()).toContain('Sent: look in the personal chat.');
    await said('(a file: who is who.csv)');
    await said('who is who.csv: name\nZoë');
  });

  it('are asked for where none was chosen', async () => {
    const form = new FormData();
    form.append('file', new Blob([]), '');
    const sent = await fetch(`${sandbox.controlUrl}/file`, { method: 'POST', body: form });
    expect(await sent.text()).toContain('Choose a file first.');
  });

  it('can be had: the people of each procedure, as the bot wants them', async () => {
    const { roles, channels } = await loadDirectory();
    for (const { protocol } of channels) {
      const csv = await (await fetch(`${sandbox.controlUrl}/files/people-${protocol}.csv`)).text();
      const held = roles.filter((one) => one.protocol === protocol).map(({ person }) => person);
      const listed = people.filter(({ email }) => csv.includes(email)).map(({ id }) => id);
      expect(new Set(listed)).toEqual(new Set(held));
    }
  });

  it('wait on the control page when the bot offers them, which the chat says', async () => {
    await page.say('sandbox-chat', 'offer');
    await said('The bot offers a file: who.csv');
    const [offer] = await offers();
    expect(offer).toMatchObject({ name: 'who.csv', state: 'waiting' });
    await post('/api/as', { person: 'Priya Shah' });
    expect(await offers()).toEqual([]);
    expect((await post('/api/offer', { message: offer?.message, action: 'accept' })).status).toBe(400);
    await post('/api/as', { person: 'Moira Kent' });
    expect((await post('/api/offer', { message: offer?.message, action: 'accept' })).status).toBe(200);
    await said('accept who.csv 201');
    const [taken] = await offers();
    expect(taken).toMatchObject({ state: 'here' });
    const file = await fetch(sandbox.controlUrl + (taken?.path ?? ''));
    expect(file.headers.get('content-disposition')).toContain('who.csv');
    expect(await file.text()).toBe('name\nAnna Bryce');
  });

  it('are declined only once', async () => {
    const before = (await offers()).map(({ message }) => message);
    await page.say('sandbox-chat', 'offer');
    await page.find(({ id, text }) => text.startsWith('The bot offers') && !before.includes(id));
    const waiting = (await offers()).find(({ state }) => state === 'waiting');
    const decline = { message: waiting?.message, action: 'decline' };
    expect((await post('/api/offer', decline)).status).toBe(200);
    expect((await post('/api/offer', decline)).status).toBe(400);
    expect(await home()).toContain('who.csv: you declined it');
  });
});
