import type { FormRow } from '../../cards/form-words.ts';
import { NOT_FILLED_IN, type LetterForm, sayOwner } from './describe-form.ts';

/** What a person wrote is moved in, so that no line of it can pass for a heading or a list of ours. */
const moved = (text: string): string => text.replace(/^/gm, '    ');

/** A table as a list: what stands in a row, each under the name of its column. */
const rowsOf = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells, at) => {
      const said = cells.flatMap((text, column) =>
        text === '' ? [] : [`${columns[column] ?? ''}: ${text}`],
      );
      return `${at + 1}. ${said.join('; ')}`;
    })
    .join('\n');

function rowText(row: FormRow): string {
  const said = 'value' in row ? row.value : rowsOf(row.columns, row.rows);
  return `${row.label}:\n${moved(said === '' ? NOT_FILLED_IN : said)}`;
}

/** A form of the protocol, part by part, as blocks of plain text. */
export const formText = (
  { title, version, parts }: LetterForm,
  heading: (text: string) => string,
): string[] => [
  heading(title),
  version,
  ...parts.flatMap((part) => [
    ...(part.heading === undefined ? [] : [heading(part.heading)]),
    ...(part.filledBy === undefined ? [] : [sayOwner(part.filledBy)]),
    ...part.rows.map(rowText),
  ]),
];
