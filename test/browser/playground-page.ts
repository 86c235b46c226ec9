/**
 * Drives the Agents Playground as a person would, in Chromium.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PICTURES = fileURLToPath(new URL('../../.pictures/', import.meta.url));
const CARD = '.ac-adaptiveCard';
/** What is around a card and stays when the card is drawn anew. */
const CARD_FRAME = ':has(> .ac-preview-panel)';
/** The answer to a press. */
const CLICKED = /\/_conversation\/v1\/(invoke|submit)$/;

/** Starts Chromium: that of CHROMIUM_PATH, or the one that Debian installs. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    headless: true,
    args: [...FLAGS, ...QUIET],
  });
}

/** Opens the Playground and waits until it shows what was said so far. */
export async function openPlayground(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 1000 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  // Its fonts are on the internet; without them it looks the same everywhere, and starts at once.
  await page.route(/^https:/, (route) => route.abort());
  await loadPlayground(page, url);
  return page;
}

/** Loads the page again. The Playground forgets everything then; the sandbox tells it again. */
export async function loadPlayground(page: Page, url: string): Promise<void> {
  const told = page.waitForResponse(/\/_debug\/conversation\/.*\/installation$/);
  await page.goto(url);
  await told;
  const hide = page.getByRole('button', { name: 'Hide log panel' });
  if (await hide.isVisible()) await hide.click();
}

export async function goToPersonalChat(page: Page): Promise<void> {
  await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
}

/** Opens a channel of the team by its name. */
export async function goToChannel(page: Page, name: string): Promise<void> {
  await page.getByRole('treeitem', { name: new RegExp(` - ${escapeRegExp(name)}$`) }).click();
  await page.getByRole('button', { name: 'Post' }).waitFor();
}

/** Writes in the personal chat. Resolves when it is sent, not when it is answered. */
export async function say(page: Page, words: string): Promise<void> {
  await send(page, page.getByRole('textbox').last(), words, () => page.keyboard.press('Enter'));
}

/** Starts a new thread in the open channel that mentions the bot: it hears no other posts. */
export async function postToBot(page: Page, words: string): Promise<void> {
  const box = page.getByRole('textbox').first();
  await mentionBot(page, box);
  await send(page, box, ` ${words}`, () => page.getByRole('button', { name: 'Post' }).click());
}

/** Answers in the thread that contains a text, mentioning the bot. */
export async function replyToBot(page: Page, threadText: string, words: string): Promise<void> {
  const box = (await findThread(page, threadText)).getByRole('textbox').last();
  await mentionBot(page, box);
  await send(page, box, ` ${words}`, () => page.keyboard.press('Enter'));
}

async function mentionBot(page: Page, box: Locator): Promise<void> {
  await box.click();
  await page.keyboard.type('@');
  await page.getByRole('menuitem', { name: 'Counterpart' }).click();
}

async function send(page: Page, box: Locator, words: string, press: () => Promise<void>): Promise<void> {
  await box.click();
  await page.keyboard.press('End');
  await page.keyboard.insertText(words);
  const sent = page.waitForResponse(/\/_conversation\/v1\/conversations\/.*\/messages$/);
  await press();
  await sent;
}

/**
 * The thread (post and replies) in the open channel that contains a text; the newest, when several do. Waits for it.
 * What is given back stays that thread, whatever becomes of the text, until another chat is opened.
 */
export async function findThread(page: Page, words: string | RegExp): Promise<Locator> {
  const threads = page.getByRole('group').filter({ has: page.getByRole('textbox'), hasText: words });
  // A channel shows its newest thread first, below the box for a new post.
  return mark(threads.filter({ hasNot: page.getByRole('button', { name: 'Post' }) }).first());
}

/** Waits until the open chat or thread shows this text. */
export async function waitForText(scope: Page | Locator, words: string | RegExp): Promise<void> {
  await scope.getByText(words).last().waitFor();
}

/**
 * The newest card with this text in the open personal chat, or in a thread (see `findThread`). Waits for it.
 * What is given back stays that card when its content is replaced in place, until another chat is opened.
 */
export async function newestCard(scope: Page | Locator, words: string | RegExp): Promise<Locator> {
  const frames = scope.locator(CARD_FRAME).filter({ hasText: words });
  return (await mark(frames.last())).locator(CARD);
}

let marks = 0;

/** An element is found by its text, but its text changes: so it gets a mark by which it is found from then on. */
async function mark(found: Locator): Promise<Locator> {
  await found.waitFor();
  const name = `mark-${++marks}`;
  const own = await found.evaluate((element, fresh) => {
    const { dataset } = element as unknown as { dataset: Record<string, string> };
    return (dataset['driver'] ??= fresh);
  }, name);
  return found.page().locator(`[data-driver="${own}"]`);
}

export async function cardText(card: Locator): Promise<string> {
  return (await card.innerText()).trim();
}

/** Fills a text or number field, found by its label. */
export async function fillField(card: Locator, label: string, words: string): Promise<void> {
  const field = card.getByRole('textbox', { name: label }).or(card.getByRole('spinbutton', { name: label }));
  await field.fill(words);
}

/** Chooses an option, by the field's label: in a list that folds out, or of radio buttons. */
export async function choose(card: Locator, label: string, option: string): Promise<void> {
  const group = card.getByRole('radiogroup', { name: label });
  if (await group.isVisible()) {
    await group.getByRole('radio', { name: option, exact: true }).check();
    return;
  }
  await card.getByRole('combobox', { name: label }).click();
  await card.page().getByRole('option', { name: option, exact: true }).click();
}

/** Ticks a box, or one of several, found by what is written beside it. */
export async function tick(card: Locator, title: string): Promise<void> {
  await card.getByRole('checkbox', { name: title }).check();
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Chooses a date ("2026-04-09") in the calendar that the field opens: it cannot be typed. */
export async function chooseDate(card: Locator, label: string, date: string): Promise<void> {
  const page = card.page();
  await card.getByRole('combobox', { name: label }).click();
  const calendar = page.getByRole('dialog', { name: 'Calendar' });
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const day1 = new Date();
  const months = (year - day1.getFullYear()) * 12 + month - 1 - day1.getMonth();
  const turn = calendar.getByRole('button', { name: months < 0 ? /^Previous month/ : /^Next month/ });
  for (let left = Math.abs(months); left > 0; left--) await turn.click();
  await calendar
    .getByRole('button', { name: `${day}, ${MONTHS[month - 1] ?? ''}, ${year}`, exact: true })
    .click();
  await calendar.waitFor({ state: 'hidden' });
}

/** Chooses a time ("14:30"; whole or half hours) in the list that the field opens. */
export async function chooseTime(card: Locator, label: string, time: string): Promise<void> {
  const page = card.page();
  await card.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: time, exact: true }).click();
}

/** Presses a card's button and waits until the card shows the answer. Gives the HTTP status of the answer. */
export async function press(card: Locator, title: string): Promise<number> {
  const answered = card.page().waitForResponse(CLICKED);
  await card.getByRole('button', { name: title, exact: true }).click();
  const response = await answered;
  await response.finished();
  // The page draws the answer in its next task.
  await card.page().waitForTimeout(150);
  return response.status();
}

/** Presses a button that sends nothing, such as one that shows more of the card. */
export async function unfold(card: Locator, title: string): Promise<void> {
  await card.getByRole('button', { name: title, exact: true }).click();
}

/** Keeps a picture of a card (or of anything) as `.pictures/NAME.png`. */
export async function takePicture(what: Locator | Page, name: string): Promise<string> {
  await mkdir(PICTURES, { recursive: true });
  const path = join(PICTURES, `${name}.png`);
  await what.screenshot({ path, animations: 'disabled' });
  return path;
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
