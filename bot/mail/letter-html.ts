import { escapeHtml } from './clean-text.ts';
import { DANGER, type Letter } from './describe-writing.ts';

/*
 * No text colour and no background is set: with `color-scheme` the mail program's own light or dark pair is used,
 * and programs that recolour by force have nothing to get wrong. The one colour, of the rules, shows on both.
 * Styles are inline, and on blocks only, because desktop Outlook lays out with Word.
 */
const FONT = "font-family:'Segoe UI',system-ui,-apple-system,Roboto,Helvetica,Arial,sans-serif";
const ACCENT = '#5B6BC0';
const STYLE = {
  body: `margin:0;padding:0;${FONT}`,
  sheet: `max-width:640px;margin:0 auto;padding:24px 20px 32px;${FONT};font-size:16px;line-height:1.5;overflow-wrap:anywhere`,
  brand: `margin:0 0 4px;font-size:14px;line-height:1.4`,
  h1: `margin:0 0 16px;padding:0 0 12px;border-bottom:2px solid ${ACCENT};font-size:26px;line-height:1.25;font-weight:600`,
  h2: 'margin:28px 0 8px;font-size:18px;line-height:1.35;font-weight:600',
  p: 'margin:0 0 12px',
  words: `margin:0 0 12px;padding:2px 0 2px 14px;border-left:4px solid ${ACCENT}`,
  list: 'margin:0 0 12px;padding:0 0 0 22px',
  item: 'margin:0 0 6px',
  footer: `margin:32px 0 0;padding:12px 0 0;border-top:1px solid ${ACCENT};font-size:14px;line-height:1.45`,
} as const;

const h2 = (text: string): string => `<h2 style="${STYLE.h2}">${escapeHtml(text)}</h2>`;
/** A paragraph of our own words, in which the given ones stay on one line; the first that fits is taken. */
function paragraph(text: string, unbroken: readonly string[]): string {
  const kept = new RegExp(unbroken.map((word) => escapeHtml(word).replace(/\W/g, '\\$&')).join('|'), 'g');
  const html = escapeHtml(text).replace(kept, '<span style="white-space:nowrap">$&</span>');
  return `<p style="${STYLE.p}">${html}</p>`;
}

const fact = ({ label, value }: { label: string; value: string }): string =>
  `<p style="${STYLE.p}"><strong>${escapeHtml(label)}</strong><br><bdi>${escapeHtml(value)}</bdi></p>`;

/** What a person wrote, in a block of its own direction: its line breaks are kept and nothing in it is markup. */
const words = (text: string): string =>
  `<div dir="auto" style="${STYLE.words}">${escapeHtml(text).replaceAll('\n', '<br>') || '<em>Left empty by the writer.</em>'}</div>`;

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0
    ? []
    : [
        h2(title),
        `<ul style="${STYLE.list}">`,
        ...lines.map((line) => `<li style="${STYLE.item}"><bdi>${escapeHtml(line)}</bdi></li>`),
        '</ul>',
      ];

/** The mail as a whole HTML document. */
export function letterHtml(letter: Letter, subject: string): string {
  const ours = (text: string): string => paragraph(text, letter.unbroken);
  return [
    '<!doctype html>',
    '<html lang="en-GB">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    `<title>${escapeHtml(subject)}</title>`,
    '<style>:root{color-scheme:light dark}</style>',
    '</head>',
    `<body style="${STYLE.body}">`,
    // Mail programs drop the html element, so the language stands here again.
    `<div role="article" aria-roledescription="email" aria-label="${escapeHtml(subject)}" lang="en-GB" style="${STYLE.sheet}">`,
    `<p style="${STYLE.brand}">${escapeHtml(letter.service)}</p>`,
    `<h1 style="${STYLE.h1}">${escapeHtml(letter.title)}</h1>`,
    ours(letter.opening),
    ...letter.facts.map(fact),
    ours(letter.lead),
    ...letter.parts.flatMap((part) => [h2(part.heading), words(part.text)]),
    ...section('The writer confirms', letter.confirmed),
    ...section('Sent to', letter.to),
    ...section('Copied to', letter.copies),
    h2('How to answer'),
    ...letter.answer.map(ours),
    h2(DANGER),
    ...letter.danger.map(ours),
    `<div style="${STYLE.footer}">`,
    ...letter.footer.map(ours),
    '</div>',
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
