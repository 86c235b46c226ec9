import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildEchoApp } from '../sandbox/build-echo-app.ts';
import { freePorts } from '../sandbox/sandbox-ports.ts';
import { startSandbox, type Sandbox } from '../sandbox/start-sandbox.ts';
import {
  cardText,
  choose,
  chooseDate,
  chooseTime,
  fillField,
  findThread,
  goToChannel,
  goToPersonalChat,
  launchBrowser,
  loadPlayground,
  newestCard,
  openPlayground,
  postToBot,
  press,
  replyToBot,
  say,
  tick,
  waitForText,
} from './playground-page.ts';

let app: Awaited<ReturnType<typeof buildEchoApp>>;
let dataDir: string;
let sandbox: Sandbox;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  app = await buildEchoApp("import './test/browser/card-bot.ts'");
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  sandbox = await startSandbox({ ports: await freePorts(), dataDir, appDir: app.appDir });
  browser = await launchBrowser();
  page = await openPlayground(browser, sandbox.playgroundUrl);
});

afterAll(async () => {
  await browser.close();
  await sandbox.stop();
  await app.remove();
  await rm(dataDir, { recursive: true, force: true });
});

it('fills every kind of field of a form that opened in place, and sends it', async () => {
  await say(page, 'hi');
  const card = await newestCard(page, 'Welcome to the card bot');
  expect(await press(card, 'Open the form')).toBe(200);
  await fillField(card, 'What happened', 'No physiotherapy since May');
  await choose(card, 'Which agency', 'Riverside NHS Trust');
  await choose(card, 'Is the child in danger', 'No');
  await chooseDate(card, 'When', '2026-04-09');
  await chooseTime(card, 'At what time', '14:30');
  await tick(card, 'I have told my manager');
  await press(card, 'Send');
  const text = await cardText(card);
  expect(text).toContain('Thank you');
  for (const part of [
    'No physiotherapy since May',
    'Riverside NHS Trust',
    '"No"',
    '2026-04-09',
    '14:30',
    '"true"',
  ])
    expect(text).toContain(part);
});

it('sees threads, mentions, updates for all and answers for one, over a reload', async () => {
  await say(page, 'thread');
  await waitForText(page, 'The thread is open.');
  await goToChannel(page, 'Sandwell SEND');
  const thread = await findThread(page, 'Thread card');
  await waitForText(thread, 'it is your move');
  const card = await newestCard(thread, 'Thread card');
  await press(card, 'Update for all');
  expect(await cardText(card)).toContain('updated by Priya Shah');
  await press(card, 'Only for me');
  expect(await cardText(card)).toContain('Only Priya Shah sees this');
  await loadPlayground(page, sandbox.playgroundUrl);
  await goToChannel(page, 'Sandwell SEND');
  expect(await cardText(await newestCard(page, 'Thread card'))).toContain('updated by Priya Shah');
});

it('puts back what others see when another person is chosen', async () => {
  const card = await newestCard(page, 'Thread card');
  await press(card, 'Only for me');
  await goToPersonalChat(page);
  await say(page, '/as helen');
  await waitForText(page, '— You are now Helen Price, Deputy headteacher, inclusion lead, Oak School —');
  await goToChannel(page, 'Sandwell SEND');
  await press(await newestCard(page, 'Thread card'), 'Only for me');
  expect(await cardText(await newestCard(page, 'Only'))).toContain('Only Helen Price sees this');
});

it('writes to the bot in a channel', async () => {
  await goToChannel(page, 'Dorset SEND');
  await postToBot(page, 'is this on?');
  const thread = await findThread(page, 'is this on?');
  await waitForText(thread, /^Helen Price .* said: is this on\?$/);
  await replyToBot(page, 'is this on?', 'and now?');
  await waitForText(thread, /said: and now\?$/);
});
