/**
 * Draws every form and every card of raising as Teams would, light and dark, wide and narrow, into .pictures/.
 * Run with: npx tsx test/cards/picture-forms.mts [part of a name]
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Page } from 'playwright-core';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { FORM_SAMPLES, drawForm } from './form-samples.ts';
import { RAISE_SAMPLES } from './raise-samples.ts';
import { THEMES, type Theme, hostConfig, themeCss } from './teams-host-config.ts';

const FOLDER = new URL('../../.pictures/', import.meta.url);
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
];
const library = readFileSync(
  createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js'),
  'utf8',
);

/** The looks of inputs, which a host config does not say. */
function inputCss(theme: Theme): string {
  const { text, subtle, boxes } = THEMES[theme];
  return `
    #card { color: ${text}; font: 14px 'Segoe UI', 'DejaVu Sans', sans-serif; box-sizing: border-box; }
    input, textarea, select { background: ${boxes.emphasis}; color: ${text}; border: 1px solid ${subtle}; color-scheme: ${theme};
      border-radius: 4px; padding: 6px 8px; font: inherit; width: 100%; box-sizing: border-box; }
    input[type=checkbox], input[type=radio] { width: auto; }
    textarea { min-height: 64px; }
    ul, ol { margin: 0; padding-left: 20px; box-sizing: border-box; } p { margin: 0; }`;
}

/** Bold and lists: as much of markdown as the cards use. Runs in the browser. */
const DRAW = `(card, config) => {
  const escape = (t) => t.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    const lines = escape(text).replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>').split('\\n');
    const list = lines.every((l) => /^- /.test(l)) ? 'ul' : lines.every((l) => /^\\d+\\. /.test(l)) ? 'ol' : '';
    result.outputHtml = list ? '<' + list + '>' + lines.map((l) => '<li>' + l.replace(/^(- |\\d+\\. )/, '') + '</li>').join('') + '</' + list + '>' : '<p>' + lines.join(' ') + '</p>';
    result.didProcess = true;
  };
  const it = new AdaptiveCards.AdaptiveCard();
  it.hostConfig = new AdaptiveCards.HostConfig(config);
  it.parse(card);
  document.getElementById('card').replaceChildren(it.render());
}`;

async function draw(
  page: Page,
  name: string,
  card: AdaptiveCard,
  theme: Theme,
  width: number,
): Promise<void> {
  await page.setViewportSize({ width, height: 600 });
  await page.setContent(`<style>${themeCss(theme) + inputCss(theme)}</style><div id="card"></div>`);
  await page.addScriptTag({ content: library });
  await page.evaluate(`(${DRAW})(${JSON.stringify(card)}, ${JSON.stringify(hostConfig(theme))})`);
  await page.screenshot({
    path: new URL(`${name}-${theme}-${width}.png`, FOLDER).pathname,
    fullPage: true,
  });
}

const cards: Record<string, () => AdaptiveCard> = {
  ...Object.fromEntries(
    Object.entries(FORM_SAMPLES).map(([name, make]) => [`form-${name}`, () => drawForm(make())]),
  ),
  ...Object.fromEntries(Object.entries(RAISE_SAMPLES).map(([name, make]) => [`raise-${name}`, make])),
};

mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
const page = await browser.newPage();
const wanted = process.argv[2] ?? '';
for (const [name, make] of Object.entries(cards).filter(([it]) => it.includes(wanted))) {
  for (const theme of ['light', 'dark'] as const) {
    for (const width of [640, 320]) await draw(page, name, make(), theme, width);
  }
}
await browser.close();
