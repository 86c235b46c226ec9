import { escapeHtml } from './clean-text.ts';
import { DANGER, type Letter } from './describe-writing.ts';
import { formHtml } from './form-html.ts';
import { STYLE, fact, h2, words } from './html-parts.ts';

/** A paragraph of our own words, in which the given ones stay on one line; the first that fits is taken. */
function paragraph(text: string, unbroken: readonly string[]): string {
  const kept = new RegExp(unbroken.map((word) => escapeHtml(word).replace(/\W/g, '\\$&')).join('|'), 'g');
  const html = escapeHtml(text).replace(kept, '<span style="white-space:nowrap">$&</span>');
  return `<p style="${STYLE.p}">${html}</p>`;
}

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
    ...(letter.form ? formHtml(letter.form) : []),
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
