import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEchoApp } from './build-echo-app.ts';
import { callJson } from './forwarder/http-exchange.ts';
import { openJournal, type Entry } from './forwarder/journal.ts';
import { listenAsPage, type PageListener } from './listen-as-page.ts';
import { freePorts, type SandboxPorts } from './sandbox-ports.ts';
import { startSandbox, type Sandbox } from './start-sandbox.ts';

const CHANNEL = '19:sandwell-send@thread.tacv2';
const app = await buildEchoApp("import './test/browser/card-bot.ts'");
let dataDir: string;
let ports: SandboxPorts;
let sandbox: Sandbox;
let page: PageListener;

const journal = (): Entry[] => openJournal(join(dataDir, 'chats.jsonl')).entries;
const posted = () => journal().filter((entry) => entry.kind === 'posted');

async function start(): Promise<void> {
  sandbox = await startSandbox({ ports, dataDir, appDir: app.appDir });
  page = await listenAsPage(sandbox.playgroundUrl);
}

async function sayAs(person: string, text: string): Promise<void> {
  await callJson('POST', `${sandbox.controlUrl}/api/as`, { person });
  await page.say('sandbox-chat', text);
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  ports = await freePorts();
  await start();
});

afterAll(async () => {
  await sandbox.stop();
  await app.remove();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the sandbox remembers what the Playground forgets', () => {
  it('shows a page that is loaded again the thread, with the card as it was last updated', async () => {
    await sayAs('Priya Shah', 'thread');
    const root = await page.find((one) => one.text === 'Thread card: open');
    await page.click(root, 'update');
    await page.find((one) => one.text === 'Thread card: updated by Priya Shah');
    page = await listenAsPage(sandbox.playgroundUrl);
    const again = await page.find((one) => one.text.startsWith('Thread card'));
    expect(again).toMatchObject({ id: root.id, text: 'Thread card: updated by Priya Shah' });
  });

  it('after a restart: same ids, nothing posted, and a click on the old card reaches the bot', async () => {
    const before = await page.find((one) => one.text.startsWith('Thread card'));
    const count = posted().length;
    await sandbox.stop();
    await start();
    const after = await page.find((one) => one.text.startsWith('Thread card'));
    expect(after).toEqual(before);
    expect(posted()).toHaveLength(count);
    await sayAs('Tom Baker', 'hello');
    await page.click(after, 'update');
    await page.find((one) => one.id === before.id && one.text === 'Thread card: updated by Tom Baker');
    expect(posted().filter((one) => one.conversation === CHANNEL)).toHaveLength(1);
  });

  it('lets a thread go on after a restart, in the place that the bot knows', async () => {
    const root = await page.find((one) => one.text.startsWith('Thread card'));
    await sandbox.stop();
    await start();
    await page.say(root.thread ?? '', '<at>Counterpart</at> still here', true);
    await page.find((one) => one.conversation === root.thread && one.text.endsWith('said: still here'));
  });

  it('tells the bot only once where it was installed', () => {
    const places = journal().flatMap((entry) => (entry.kind === 'installed' ? [entry.conversation] : []));
    expect(places.length).toBe(new Set(places).size);
  });
});

describe('the sandbox puts the chosen person in front of the bot', () => {
  it('answers in the visible chat, whoever it is', async () => {
    await sayAs('anna', 'good morning');
    const answer = await page.find((one) => one.text.endsWith('said: good morning'));
    expect(answer.text).toMatch(/^Anna Kowalska \([0-9a-f-]{36}\)/);
    expect(answer.conversation).toBe('sandbox-chat');
  });

  it('takes /as and /now for itself, and lists the names when it does not know one', async () => {
    await page.say('sandbox-chat', '/as COLIN');
    await page.find((one) => one.text === '— You are now Colin Webb, SEND team manager, Sandwell Council —');
    await page.say('sandbox-chat', '/as bal');
    const list = await page.find((one) => one.text.includes('Nobody here is called “bal”'));
    expect(list.text).toContain('- Priya Shah, SENCO, Oak School');
    await page.say('sandbox-chat', '/now +1 working day');
    await page.find((one) => /^It is now \w+day .*, 09:00\.$/.test(one.text));
    expect(page.all().some((one) => one.text.includes('said: /'))).toBe(false);
  });

  it('keeps who you are and what time it is over a restart', async () => {
    const before = await callJson('GET', `${sandbox.controlUrl}/api/state`);
    await sandbox.stop();
    await start();
    const after = await callJson('GET', `${sandbox.controlUrl}/api/state`);
    expect(after.body).toMatchObject({ person: { name: 'Colin Webb' } });
    const minutes = (one: unknown) => Date.parse((one as { now: string }).now) / 60_000;
    expect(minutes(after.body) - minutes(before.body)).toBeLessThan(1);
  });
});

describe('the connector in front of the Playground', () => {
  it('knows members by any of their ids, and nobody else', async () => {
    const { body } = await callJson('GET', `${sandbox.controlUrl}/api/state`);
    const { person } = body as { person: { id: string } };
    const members = `http://127.0.0.1:${ports.forwarder}/connector/v3/conversations/${CHANNEL}/members`;
    const account = { aadObjectId: person.id, userPrincipalName: 'colin.webb@sandwell-council.example' };
    expect((await callJson('GET', `${members}/${person.id}`)).body).toMatchObject(account);
    expect((await callJson('GET', `${members}/29:${person.id}`)).body).toMatchObject(account);
    expect((await callJson('GET', `${members}/nobody`)).status).toBe(404);
  });

  it('refuses what the Playground refuses, and forgets it', async () => {
    const count = posted().length;
    const conversations = `http://127.0.0.1:${ports.forwarder}/connector/v3/conversations`;
    const wrong = { type: 'message', text: 'x', entities: [{ type: 'mention', text: 'nobody' }] };
    const refused = await callJson('POST', `${conversations}/${CHANNEL}/activities`, wrong);
    expect(refused.status).toBe(400);
    expect(posted().length).toBe(count + 1);
    expect(journal().at(-1)).toMatchObject({ kind: 'refused' });
    expect((await callJson('POST', `${conversations}/19:none/activities`, wrong)).status).toBe(404);
  });
});

describe('killed outright', () => {
  it.skipIf(process.platform === 'win32')('leaves nothing running, and goes on where it was', async () => {
    await sandbox.stop();
    const count = posted().length;
    const entry = fileURLToPath(new URL('./start-echo-sandbox.ts', import.meta.url));
    const env = { ...process.env, SANDBOX: JSON.stringify({ ports, dataDir, appDir: app.appDir }) };
    const child = spawn(process.execPath, ['--import', 'tsx', entry], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    const killed = await listenAsPage(`http://127.0.0.1:${ports.playground}`);
    await killed.say('sandbox-chat', 'thread');
    const root = await killed.find((one) => one.text === 'Thread card: open');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const bot = `http://127.0.0.1:${ports.bot}/api/messages`;
    await expect.poll(() => callJson('POST', bot).catch(() => 'gone'), { timeout: 10_000 }).toBe('gone');
    const written = posted().length;
    expect(written).toBeGreaterThan(count);
    await start();
    const found = await page.find((one) => one.id === root.id);
    expect(found).toEqual(root);
    expect(posted()).toHaveLength(written);
    await page.click(found, 'update');
    await page.find((one) => one.id === root.id && one.text.startsWith('Thread card: updated by'));
  });
});
