import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCalendar } from '../../bot/read-calendar.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import { collect } from '../gallery/collect.ts';
import { writePage } from '../gallery/write-page.ts';
import {
  type Look,
  complaintsOn,
  faintTexts,
  goTo,
  lookAt,
  overflowing,
  photograph,
  sectionsOf,
  turn,
} from './gallery-page.ts';
import { launchBrowser } from './playground-page.ts';

/** Wide enough for four cards beside one another, or six at a phone's width. */
const DESK = { width: 2200, height: 1200 };
const PHONE = { width: 390, height: 844 };

let folder: string;
let file: string;
let browser: Browser;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  const calendar = readCalendar();
  const worlds = [...readProtocols().values()].map((protocol) => ({ protocol, calendar }));
  folder = await mkdtemp(join(tmpdir(), 'gallery-'));
  file = await writePage(collect(worlds), folder);
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: DESK, locale: 'en-GB', timezoneId: 'Europe/London' });
  await page.route(/^https?:/, (route) => {
    errors.push(`the page asked for ${route.request().url()}`);
    return route.abort();
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
}, 240_000);

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** Colours do not depend on the width, nor the width on the colours: two looks show all that can be wrong. */
const LOOKS: readonly Omit<Look, 'section'>[] = [
  { theme: 'light', width: 'wide' },
  { theme: 'dark', width: 'phone' },
];

/** All sections in one look, one after the other. */
async function eachSection(
  look: Omit<Look, 'section'>,
  check: (section: string) => Promise<void>,
): Promise<void> {
  await lookAt(page, file, { ...look, section: 'general/cards' });
  for (const section of await sectionsOf(page)) {
    await goTo(page, section);
    await check(section);
  }
}

test('the gallery has what belongs to no one procedure', async () => {
  await lookAt(page, file, { section: 'general/cards', theme: 'light', width: 'wide' });
  const general = (await sectionsOf(page)).filter((it) => it.startsWith('general/'));
  expect(general.sort()).toEqual(
    ['cards', 'directory', 'people', 'reach', 'set-up'].map((it) => `general/${it}`),
  );
});

describe.each(LOOKS)('the gallery, $theme and $width', (look) => {
  test('shows every card as it should be seen', async () => {
    const found: Record<string, string[]> = {};
    await eachSection(look, async (section) => {
      const wrong = [
        ...(await complaintsOn(page)),
        ...(await overflowing(page)).map((it) => `stands out: ${it}`),
        ...(await faintTexts(page)).map((it) => `faint: ${it}`),
      ];
      if (wrong.length > 0) found[section] = wrong;
      await photograph(page, { ...look, section });
    });
    expect(found).toEqual({});
    expect(errors).toEqual([]);
  });
});

describe('the gallery on a phone', () => {
  test('fits, page and all', async () => {
    await page.setViewportSize(PHONE);
    await lookAt(page, file, { section: 'general/cards', theme: 'light', width: 'wide' });
    expect(await overflowing(page)).toEqual([]);
    await page.setViewportSize(DESK);
  });
});

describe('the gallery by keyboard', () => {
  test('leads from the contents to a stage, and keeps the colours in the address', async () => {
    await lookAt(page, file, { section: 'general/cards', theme: 'light', width: 'wide' });
    await turn(page, 'theme', 'dark');
    expect(page.url()).toContain('theme=dark');
    const link = page.locator('nav li a[href="#sandwell-send/1"]');
    await link.focus();
    await page.keyboard.press('Enter');
    await page.locator('#title:focus').waitFor();
    expect(await page.title()).toContain((await link.innerText()).trim());
  });

  test('a button leads to the form that it opens', async () => {
    await page.locator('.card .ac-pushButton', { hasText: 'Set an earlier date' }).first().press('Enter');
    await page.locator('figure[data-opens="earlier-date"]:focus').waitFor();
  });

  test('what is folded on a card opens', async () => {
    await lookAt(page, file, { section: 'general/set-up', theme: 'light', width: 'phone' });
    const card = page.locator('figure', { hasText: 'All five in one channel' });
    const mailbox = card.getByRole('button', { name: 'Test the mailbox' });
    expect(await mailbox.count()).toBe(1);
    await card.getByRole('button', { name: 'Show Dorset SEND' }).press('Enter');
    await mailbox.nth(1).waitFor();
    expect(await overflowing(page)).toEqual([]);
  });
});
