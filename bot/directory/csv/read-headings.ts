import { nearest } from '../../protocol/check-near.ts';
import { type Column, COLUMN_NAMES, columnOf, COLUMNS, headingOf } from './columns.ts';
import type { Complain } from './mistake.ts';
import type { CsvLine } from './read-lines.ts';

/** Which cell of a line is in which column. */
export type Headings = ReadonlyMap<Column, number>;

/** The first line; undefined where it does not say what a file must. */
export function readHeadings(first: CsvLine | undefined, complain: Complain): Headings | undefined {
  if (!first) {
    const remedy = 'Say "download" to get the present directory as a file, and change that.';
    complain(1, undefined, 'file-empty', 'There is nothing in this file.', remedy);
    return undefined;
  }
  const found = new Map<Column, number>();
  first.cells.forEach((heading, index) => {
    if (heading !== '') place(found, heading, index, first.line, complain);
  });
  const missing = COLUMN_NAMES.filter((column) => COLUMNS[column].needed && !found.has(column));
  for (const column of missing)
    complain(
      first.line,
      column,
      'column-missing',
      `The column "${headingOf(column)}" is missing.`,
      `Add a column with the heading "${headingOf(column)}". Its cells may be empty where there is nothing to say.`,
    );
  return missing.length === 0 ? found : undefined;
}

function place(
  found: Map<Column, number>,
  heading: string,
  index: number,
  line: number,
  complain: Complain,
): void {
  const column = columnOf(heading);
  if (column === undefined) {
    const free = COLUMN_NAMES.filter((it) => !found.has(it)).map(headingOf);
    const rename = (): string => {
      const meant = nearest(heading, free);
      return meant === undefined ? 'Take the column out.' : `Call it "${meant}", or take it out.`;
    };
    complain(line, undefined, 'column-unknown', `No column is called "${heading.slice(0, 60)}".`, rename);
  } else if (found.has(column)) {
    const what = `The column "${headingOf(column)}" is there twice.`;
    complain(line, column, 'column-twice', what, 'Take one of them out.');
  } else found.set(column, index);
}
