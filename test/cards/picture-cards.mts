/** Draws every card in several states, light and dark, wide and narrow, into `.pictures/`. Run with tsx. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { pictures } from './pictures.ts';
import { type Theme, hostConfig, themeCss } from './teams-host-config.ts';

const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const FOLDER = new URL('../../.pictures/', import.meta.url);
const library = readFileSync(
  createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js'),
  'utf8',
);
const marks = /\*\*(.+?)\*\*/g;

/** The package leaves markdown to its host; bold is all that our cards use. */
const page = (card: AdaptiveCard, theme: Theme): string => `<!doctype html><meta charset="utf-8">
  <style>${themeCss(theme)}</style><div id="card"></div><script>${library}</script><script>
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\\\\([.])/g, '$1');
      result.outputHtml = '<p style="margin:0">' + escaped.replace(${String(marks)}, '<b>$1</b>') + '</p>';
      result.didProcess = true;
    };
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig(theme))});
    card.parse(${JSON.stringify(card).replace(/</g, '\\u003c')});
    document.getElementById('card').appendChild(card.render());
  </script>`;

const only = process.argv[2];
mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS.split(' ') });
for (const [name, card] of Object.entries(pictures())) {
  if (only !== undefined && !name.includes(only)) continue;
  for (const theme of ['light', 'dark'] as const) {
    for (const width of process.env['WIDTH'] ? [Number(process.env['WIDTH'])] : [640, 320]) {
      const tab = await browser.newPage({ viewport: { width, height: 400 } });
      await tab.setContent(page(card, theme));
      const more = tab.getByText('More', { exact: true });
      if (name.endsWith('open-more') && (await more.count()) > 0) await more.first().click();
      const file = new URL(`${name}-${theme}-${width}.png`, FOLDER);
      writeFileSync(file, await tab.screenshot({ fullPage: true }));
      await tab.close();
    }
  }
}
await browser.close();
