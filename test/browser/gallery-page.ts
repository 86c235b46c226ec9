/** Looks at the gallery as a person does, and measures what a person would only feel. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const PICTURES = fileURLToPath(new URL('../../.pictures/gallery/', import.meta.url));

export interface Look {
  readonly section: string;
  readonly theme: 'light' | 'dark';
  readonly width: 'wide' | 'phone';
}

interface GalleryWindow {
  gallery: { sections: string[]; drawn: string; complaints: { of: string; says: string }[] };
}

/** Opens a page of the gallery, by its address as somebody would send it. */
export async function lookAt(page: Page, file: string, { section, theme, width }: Look): Promise<void> {
  await page.goto(`file://${file}?theme=${theme}&width=${width}#${section}`);
  const drawn = `${section} ${theme} ${width} all`;
  await page.waitForFunction((it) => (globalThis as unknown as GalleryWindow).gallery.drawn === it, drawn);
}

/** The same page in other colours, or at another width, by its own controls. */
export async function turn(page: Page, name: 'theme' | 'width', value: string): Promise<void> {
  await page.locator(`input[name="${name}"][value="${value}"]`).check();
  await page.waitForFunction(
    (it) => (globalThis as unknown as GalleryWindow).gallery.drawn.includes(it),
    ` ${value} `,
  );
}

/** Another stage, by its link. */
export async function goTo(page: Page, section: string): Promise<void> {
  await page.locator(`nav a[href="#${section}"]`).click();
  await page.waitForFunction(
    (it) => (globalThis as unknown as GalleryWindow).gallery.drawn.startsWith(it),
    `${section} `,
  );
}

export const sectionsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as GalleryWindow).gallery.sections);

/** What the renderer found wrong with the cards on the page. */
export const complaintsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    (globalThis as unknown as GalleryWindow).gallery.complaints.map(({ of, says }) => `${of}: ${says}`),
  );

/** Cards, messages and e-mails of which something stands out at the side. Runs in the browser. */
const OVERFLOWING = `() => {
  const wide = [...document.querySelectorAll('.card, .message, .mail')].filter((box) => {
    const edge = box.getBoundingClientRect().right + 1;
    return box.scrollWidth > box.clientWidth + 1 || [...box.querySelectorAll('*')].some((part) => part.getBoundingClientRect().right > edge);
  });
  const page = document.documentElement.scrollWidth > document.documentElement.clientWidth;
  return [...(page ? ['the page'] : []), ...wide.map((box) => box.closest('figure').querySelector('figcaption').innerText.replace('\\n', ', '))];
}`;

export const overflowing = (page: Page): Promise<string[]> => page.evaluate(`(${OVERFLOWING})()`);

/** Texts that stand out too little from what is behind them (WCAG 1.4.3, 4.5 to 1). Runs in the browser. */
const FAINT = `() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const over = ([r, g, b, a = 1], under) => [r, g, b].map((it, at) => it * a + under[at] * (1 - a));
  const light = (colour) => {
    const [r, g, b] = colour.map((it) => { const c = it / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = new Map();
  const ground = (element) => {
    if (!element) return [255, 255, 255];
    if (!behind.has(element)) {
      const own = parse(getComputedStyle(element).backgroundColor);
      behind.set(element, (own[3] ?? 1) === 1 && own.length >= 3 ? own.slice(0, 3) : over(own, ground(element.parentElement)));
    }
    return behind.get(element);
  };
  const found = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent.trim();
    const element = texts.currentNode.parentElement;
    if (text === '' || !element.checkVisibility() || /^(SCRIPT|STYLE|OPTION)$/.test(element.tagName)) continue;
    const back = ground(element);
    const ink = over(parse(getComputedStyle(element).color), back);
    const [bright, dark] = [light(ink), light(back)].sort((a, b) => b - a);
    const ratio = (bright + 0.05) / (dark + 0.05);
    if (ratio < 4.5) found.add(ratio.toFixed(2) + ' ' + text.slice(0, 50));
  }
  return [...found];
}`;

export const faintTexts = (page: Page): Promise<string[]> => page.evaluate(`(${FAINT})()`);

/**
 * Leaves on a picture what a state changes for everybody: of all but the first, the channel's cards, forms and e-mails.
 * A picture of all of them would be too long to look at.
 */
const SHORT =
  '.part:not(:first-child) figure:not([data-viewer=channel][data-kind=card]):not([data-opens]):not([data-kind=mail])';

/** In pixels: what is longer cannot be looked at, and takes the browser seconds to draw. */
const LONGEST = 9000;

/** Keeps a picture of the cards of a page as `.pictures/gallery/PROTOCOL-STAGE-THEME-WIDTH.jpg`. */
export async function photograph(page: Page, { section, theme, width }: Look): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  const path = `${PICTURES}${section.replace('/', '-')}-${theme}-${width}.jpg`;
  const short = section.startsWith('general/') ? '' : `${SHORT} { display: none !important; }`;
  const style = `${short} main { max-height: ${LONGEST}px; overflow: hidden; }`;
  await page.locator('main').screenshot({ path, type: 'jpeg', quality: 60, animations: 'disabled', style });
}
