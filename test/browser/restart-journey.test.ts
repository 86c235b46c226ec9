import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openJournal } from '../sandbox/forwarder/journal.ts';
import { callJson } from '../sandbox/forwarder/http-exchange.ts';
import type { SandboxPorts } from '../sandbox/sandbox-ports.ts';
import { type Desk, makeData, openDesk, ROOT } from './browser-journey.ts';
import {
  cardText,
  choose,
  fillField,
  findThread,
  goToChannel,
  loadPlayground,
  newestCard,
  press,
  say,
  waitForText,
} from './playground-page.ts';

/** What is asserted holds whatever the bot is doing when it is killed: KILL_AFTER_MS tries another moment. */
const KILL_AFTER_MS = Number(process.env['KILL_AFTER_MS'] ?? 60);

let ports: SandboxPorts;
let dataDir: string;
let child: ChildProcess;
let here: Desk;
let ref = '';
/** How much the bot had put into the channel when the case had been raised. */
let begun = 0;

const url = (port: number) => `http://127.0.0.1:${port}`;

/** The sandbox as `npm start` starts it, in a process of its own. */
async function start(): Promise<void> {
  const flags = Object.entries(ports).flatMap(([name, port]) => [`--port-${name}`, String(port)]);
  child = spawn(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'test/sandbox/start.ts'), '--no-open', '--data', dataDir, ...flags],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let printed = '';
  child.stdout?.on('data', (part: Buffer) => (printed += part.toString()));
  await vi.waitFor(() => expect(printed).toContain('Ready:'), { timeout: 60_000, interval: 100 });
}

/** Ends it without a warning, and waits until nothing of it runs any more. */
async function kill(): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
  const bot = `${url(ports.bot)}/api/messages`;
  const reached = () => callJson('POST', bot).catch(() => 'gone');
  await vi.waitFor(async () => expect(await reached()).toBe('gone'), { timeout: 10_000, interval: 100 });
}

async function startAgain(): Promise<void> {
  await start();
  await loadPlayground(here.page, url(ports.playground));
  await goToChannel(here.page, 'Sandwell SEND');
}

/** The texts and cards that the bot has put into the channel, whatever they show now. */
const posted = () =>
  openJournal(join(dataDir, 'chats.jsonl')).entries.filter(
    (entry) => entry.kind === 'posted' && entry.conversation.includes('sandwell-send'),
  ).length;

const thread = () => findThread(here.page, ref);
const stage = async (words: string): Promise<Locator> => newestCard(await thread(), words);

beforeAll(async () => {
  ({ ports, dataDir } = await makeData('2027-03-22 10:00'));
  await start();
  here = await openDesk(url(ports.playground), url(ports.control));
});
afterAll(async () => {
  await here.close();
  child.kill('SIGTERM');
  await once(child, 'exit');
  await rm(dataDir, { recursive: true, force: true });
});

async function raise(): Promise<void> {
  const { page } = here;
  await say(page, 'raise');
  const card = await newestCard(page, 'First, the child');
  await choose(card, 'Is a child or young person in danger now?', 'No');
  await choose(card, 'Which procedure is it for?', 'Sandwell SEND resolution and escalation protocol');
  await press(card, 'Go on');
  await choose(card, 'Who do you disagree with?', 'Tom Baker, EHC plan coordinator, Sandwell Council');
  await choose(card, 'What is it about?', 'Something else');
  await choose(card, 'Have you already raised it with them?', 'No. Sending this tells them');
  await fillField(card, 'What happened, and when?', 'The visit of 15 March did not take place.');
  await fillField(card, 'What shows it?', 'The diary.');
  await fillField(card, 'What would settle it for you?', 'A new date.');
  await fillField(card, "The child's reference in your own system", 'OAK-9');
  await press(card, 'See what will be sent');
  await press(card, 'Send');
  ref = /SS-[0-9A-Z]{6}/.exec(await cardText(card))?.[0] ?? '';
  expect(ref).not.toBe('');
}

it('is where it was after a kill, and its thread goes on', async () => {
  await raise();
  await goToChannel(here.page, 'Sandwell SEND');
  await waitForText(await thread(), 'Tom Baker');
  const before = await (await thread()).innerText();
  begun = posted();
  await kill();
  await startAgain();
  expect(await (await thread()).innerText()).toBe(before);
  expect(posted()).toBe(begun);
  await here.becomes('Tom Baker');
  const card = await stage('The practitioners talk');
  await press(card, 'I have reviewed the file');
  await press(card, 'Put it on record');
  expect(await cardText(card)).toContain('Tom Baker (Sandwell Council) – done on Monday 22 March');
});

async function propose(card: Locator): Promise<void> {
  await press(card, 'Propose how to settle it');
  await fillField(
    card,
    'What is agreed, and how anything still open will be followed up',
    'A visit in April.',
  );
}

/** Lets the timers run, which deliver what is left to deliver, and looks at everything afresh. */
async function lookAgainAt(time: string): Promise<void> {
  await here.timeBecomes(time);
  await loadPlayground(here.page, url(ports.playground));
  await goToChannel(here.page, 'Sandwell SEND');
}

/**
 * Every message is in the thread once. Only that which was just being sent may be missing: nobody can tell whether it
 * has left, so that it is not sent again. Gives back how often it is there.
 */
async function checkThread(inDoubt: string, certain: readonly string[]): Promise<number> {
  const words = await (await thread()).innerText();
  const times = (said: string): number => words.split(said).length - 1;
  for (const said of certain) expect(times(said), said).toBe(1);
  expect(times(inDoubt), inDoubt).toBeLessThanOrEqual(1);
  return times(inDoubt);
}

it('neither loses nor repeats what was sent the moment before a kill', async () => {
  const { page } = here;
  const card = await stage('The practitioners talk');
  await propose(card);
  // Killed as soon as the click has left, with no regard to what the bot was about to do.
  const asked = page.waitForRequest(/\/_conversation\/v1\/(invoke|submit)$/);
  await card.getByRole('button', { name: 'Send to the other side', exact: true }).click();
  await asked;
  await page.waitForTimeout(KILL_AFTER_MS);
  await kill();
  await startAgain();
  await lookAgainAt('2027-03-22T11:00');
  const proposed = `has proposed how to settle ${ref}`;
  const again = await stage('The practitioners talk');
  // Where the click was lost on its way, the person sees that nothing was sent, and does it again.
  if (!(await cardText(again)).includes('has proposed how to settle it')) {
    await propose(again);
    await press(again, 'Send to the other side');
    await waitForText(await thread(), proposed);
  }
  const before = await checkThread(proposed, ['has raised a disagreement']);
  // What is missing is said to be in doubt, and whom it was for has an e-mail instead.
  if (before === 0)
    expect(await (await thread()).innerText()).toContain(
      'The message in Teams may not have reached Priya Shah (Oak School)',
    );
  await here.becomes('Priya Shah');
  await press(await stage('The practitioners talk'), 'Answer the proposal');
  const form = await stage('Is this what you agreed?');
  await choose(form, 'Your answer', 'Yes, this is what we agreed');
  await press(form, 'Send my answer');
  await waitForText(await thread(), `${ref} is settled`);
  // Nor does anything come a second time when the timers run once more.
  await lookAgainAt('2027-03-22T12:00');
  const told = await checkThread(proposed, ['has raised a disagreement', `${ref} is settled`]);
  expect(told).toBe(before);
  // Besides the thread's beginning: Tom's proposal told to Priya, and the outcome that Tom has to write.
  expect(posted()).toBe(begun + told + 1);
});
