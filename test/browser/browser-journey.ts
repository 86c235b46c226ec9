/**
 * The whole product in the whole sandbox, with a browser in front of it: the chats in one page, the control page in
 * another, as a person has them who tries Counterpart.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { callJson } from '../sandbox/forwarder/http-exchange.ts';
import { readDate } from '../sandbox/read-date.ts';
import { freePorts, type SandboxPorts } from '../sandbox/sandbox-ports.ts';
import { seedDirectory } from '../sandbox/seed-directory.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { launchBrowser, openPlayground, takePicture } from './playground-page.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Room beside a card: the chat's own head and the box that one writes in. */
const AROUND = 500;
/** So long may the clock be on its way through the hours. */
const MOST_WALK_MS = 120_000;
const WIDTH = 1280;
const HEIGHT = 1400;

/** A mail as the control page's JSON gives it. */
export interface Mail {
  from: string;
  to: string[];
  cc: string[];
  subject: string;
  text: string;
}

/** The two pages, and what one does on the control page. */
export interface Desk {
  readonly browser: Browser;
  /** The chats. */
  readonly page: Page;
  readonly control: Page;
  /** Chooses a person on the control page, with a click. */
  becomes: (name: string) => Promise<void>;
  /** Moves the clock on the control page to a London day and time, "2027-03-23T10:00". */
  timeBecomes: (at: string) => Promise<void>;
  mails: () => Promise<Mail[]>;
  /** Keeps a picture of the whole of a card, however long it is; at a phone's width, if asked for. */
  picture: (what: Locator, name: string, width?: number) => Promise<void>;
  close: () => Promise<void>;
}

/** Everything that outlives the sandbox is in a folder of its own, with the clock at a given London day and time. */
export async function makeData(at: string): Promise<{ ports: SandboxPorts; dataDir: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'journey-'));
  const begin = readDate(at, new Date());
  if (!begin) throw new RangeError(`"${at}" is no day and time`);
  // Nobody is called that: whoever sits there at a first start does.
  const clock = { personId: 'nobody', clockOffset: begin.getTime() - Date.now() };
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, 'sandbox.json'), JSON.stringify(clock));
  return { ports: await freePorts(), dataDir };
}

/** Takes something out of the page, or puts it back. */
export async function hide(what: Locator, hidden = true): Promise<void> {
  await what.evaluate(
    (element, none) => {
      const { style } = element as unknown as { style: { display: string } };
      style.display = none;
    },
    hidden ? 'none' : '',
  );
}

/** Opens the browser with both pages on a sandbox that runs. */
export async function openDesk(playgroundUrl: string, controlUrl: string): Promise<Desk> {
  const browser = await launchBrowser();
  const page = await openPlayground(browser, playgroundUrl);
  await page.setViewportSize({ width: WIDTH, height: HEIGHT });
  const control = await browser.newPage({ viewport: { width: WIDTH, height: 1000 }, locale: 'en-GB' });
  await control.goto(controlUrl);
  return {
    browser,
    page,
    control,
    becomes: async (name) => {
      await control.goto(controlUrl);
      await control.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await control.locator('#you strong', { hasText: name }).waitFor();
    },
    timeBecomes: async (at) => {
      await control.goto(controlUrl);
      await control.getByLabel('To a day and time').fill(at);
      // Answered when the clock has been moved and the timers have run.
      const moved = control.waitForResponse((it) => it.request().method() === 'POST', {
        timeout: MOST_WALK_MS,
      });
      await control.getByRole('button', { name: 'Move the clock' }).click();
      await moved;
      await control.waitForLoadState();
    },
    mails: async () => (await callJson('GET', `${controlUrl}/api/mails`)).body as Mail[],
    picture: async (what, name, width = WIDTH) => {
      const list = page.getByRole('region', { name: 'Chat and Teams Channel', includeHidden: true });
      // Where there is little room, the Playground puts its list of chats over the chat.
      if (width !== WIDTH) {
        await hide(list);
        await page.setViewportSize({ width, height: HEIGHT });
      }
      const height = (await what.boundingBox())?.height ?? 0;
      if (height + AROUND > HEIGHT) await page.setViewportSize({ width, height: Math.ceil(height) + AROUND });
      await takePicture(what, name);
      await page.setViewportSize({ width: WIDTH, height: HEIGHT });
      if (width !== WIDTH) await hide(list, false);
    },
    close: () => browser.close(),
  };
}

export interface Journey extends Desk {
  readonly playgroundUrl: string;
  readonly controlUrl: string;
}

/** Starts the built app in a sandbox of its own, and opens the desk in front of it. `empty`: the bot knows nobody. */
export async function startJourney(at: string, { empty = false } = {}): Promise<Journey> {
  const { ports, dataDir } = await makeData(at);
  const begun = empty ? { empty } : { seed: seedDirectory };
  const sandbox = await startSandbox({ ports, dataDir, appDir: ROOT, ...begun });
  const { playgroundUrl, controlUrl } = sandbox;
  const desk = await openDesk(playgroundUrl, controlUrl);
  return {
    ...desk,
    playgroundUrl,
    controlUrl,
    close: async () => {
      await desk.close();
      await sandbox.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
