import type { FormRow } from '../../cards/form-words.ts';
import { escapeHtml } from './clean-text.ts';
import { NOT_FILLED_IN, type LetterForm, sayOwner } from './describe-form.ts';
import { STYLE, fact, h2, h3, words } from './html-parts.ts';

const cell = (tag: 'td' | 'th', text: string): string =>
  `<${tag}${tag === 'th' ? ' scope="col"' : ''} style="${STYLE.cell}"><bdi>${escapeHtml(text)}</bdi></${tag}>`;

const line = (cells: readonly string[], tag: 'td' | 'th'): string =>
  `<tr>${cells.map((text) => cell(tag, text)).join('')}</tr>`;

function rowHtml(row: FormRow): string[] {
  const label = `<strong>${escapeHtml(row.label)}</strong>`;
  const isEmpty = 'value' in row ? row.value === '' : row.rows.length === 0;
  if (isEmpty) return [`<p style="${STYLE.p}">${label}<br><em>${NOT_FILLED_IN}</em></p>`];
  if ('value' in row) {
    return row.value.includes('\n') || row.value.length > 200
      ? [`<p style="${STYLE.p}">${label}</p>`, words(row.value)]
      : [fact(row)];
  }
  return [
    `<table style="${STYLE.table}">`,
    `<caption style="${STYLE.caption}">${escapeHtml(row.label)}</caption>`,
    `<thead>${line(row.columns, 'th')}</thead>`,
    `<tbody>${row.rows.map((cells) => line(cells, 'td')).join('')}</tbody>`,
    '</table>',
  ];
}

/** A form of the protocol, part by part, as lines of HTML. */
export const formHtml = ({ title, version, parts }: LetterForm): string[] => [
  h2(title),
  `<p style="${STYLE.p}">${escapeHtml(version)}</p>`,
  ...parts.flatMap((part) => [
    ...(part.heading === undefined ? [] : [h3(part.heading)]),
    ...(part.filledBy === undefined
      ? []
      : [`<p style="${STYLE.p}">${escapeHtml(sayOwner(part.filledBy))}</p>`]),
    ...part.rows.flatMap(rowHtml),
  ]),
];
