import { escapeHtml } from './clean-text.ts';
import { STYLE } from './html-parts.ts';

/** A paragraph of our own words, in which the given ones stay on one line; the first that fits is taken. */
export function paragraph(text: string, unbroken: readonly string[]): string {
  const kept = new RegExp(unbroken.map((word) => escapeHtml(word).replace(/\W/g, '\\$&')).join('|'), 'g');
  const html = escapeHtml(text).replace(kept, '<span style="white-space:nowrap">$&</span>');
  return `<p style="${STYLE.p}">${html}</p>`;
}

/** A list of our own lines, in which names may stand. */
export const htmlList = (lines: readonly string[]): string[] =>
  lines.length === 0
    ? []
    : [
        `<ul style="${STYLE.list}">`,
        ...lines.map((line) => `<li style="${STYLE.item}"><bdi>${escapeHtml(line)}</bdi></li>`),
        '</ul>',
      ];

interface Page {
  readonly subject: string;
  readonly service: string;
  readonly title: string;
  /** HTML, below the title. */
  readonly body: readonly string[];
  /** HTML, below a rule. */
  readonly footer: readonly string[];
}

/** A whole HTML document for a mail. */
export const htmlPage = ({ subject, service, title, body, footer }: Page): string =>
  [
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
    `<p style="${STYLE.brand}">${escapeHtml(service)}</p>`,
    `<h1 style="${STYLE.h1}">${escapeHtml(title)}</h1>`,
    ...body,
    `<div style="${STYLE.footer}">`,
    ...footer,
    '</div>',
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
