import { escapeHtml } from './clean-text.ts';

/*
 * No text colour and no background is set: with `color-scheme` the mail program's own light or dark pair is used,
 * and programs that recolour by force have nothing to get wrong. The one colour, of the rules, shows on both.
 * Styles are inline, and on blocks only, because desktop Outlook lays out with Word.
 */
const FONT = "font-family:'Segoe UI',system-ui,-apple-system,Roboto,Helvetica,Arial,sans-serif";
const ACCENT = '#5B6BC0';
export const STYLE = {
  body: `margin:0;padding:0;${FONT}`,
  sheet: `max-width:640px;margin:0 auto;padding:24px 20px 32px;${FONT};font-size:16px;line-height:1.5;overflow-wrap:anywhere`,
  brand: `margin:0 0 4px;font-size:14px;line-height:1.4`,
  h1: `margin:0 0 16px;padding:0 0 12px;border-bottom:2px solid ${ACCENT};font-size:26px;line-height:1.25;font-weight:600`,
  h2: 'margin:28px 0 8px;font-size:18px;line-height:1.35;font-weight:600',
  h3: `margin:24px 0 12px;padding:0 0 4px;border-bottom:1px solid ${ACCENT};font-size:17px;line-height:1.35;font-weight:600`,
  p: 'margin:0 0 12px',
  words: `margin:0 0 12px;padding:2px 0 2px 14px;border-left:4px solid ${ACCENT}`,
  list: 'margin:0 0 12px;padding:0 0 0 22px',
  item: 'margin:0 0 6px',
  table: 'border-collapse:collapse;margin:0 0 12px;width:100%',
  caption: 'padding:0 0 4px;text-align:left;font-weight:600',
  cell: `padding:6px 8px;border:1px solid ${ACCENT};text-align:left;vertical-align:top`,
  footer: `margin:32px 0 0;padding:12px 0 0;border-top:1px solid ${ACCENT};font-size:14px;line-height:1.45`,
} as const;

export const h2 = (text: string): string => `<h2 style="${STYLE.h2}">${escapeHtml(text)}</h2>`;

export const h3 = (text: string): string => `<h3 style="${STYLE.h3}">${escapeHtml(text)}</h3>`;

export const fact = ({ label, value }: { label: string; value: string }): string =>
  `<p style="${STYLE.p}"><strong>${escapeHtml(label)}</strong><br><bdi>${escapeHtml(value)}</bdi></p>`;

/** What a person wrote, in a block of its own direction: its line breaks are kept and nothing in it is markup. */
export const words = (text: string): string =>
  `<div dir="auto" style="${STYLE.words}">${escapeHtml(text).replaceAll('\n', '<br>') || '<em>Left empty by the writer.</em>'}</div>`;
