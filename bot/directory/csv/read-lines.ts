import { CsvError, parse } from 'csv-parse/sync';
import { asWritten } from './formula-cell.ts';
import type { Complain } from './mistake.ts';

/** A line with something in it, as cells without blanks around them. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Lines of one file: a partnership has some thousand people, each with a role or two. */
const MOST_LINES = 20_000;

/**
 * The lines of a CSV file. Each line stands for itself: a quotation mark that is not closed spoils its own line and not
 * the rest of the file. Cells are divided by commas, semicolons or tabs, whichever the first line has most of.
 */
export function readLines(text: string, complain: Complain): CsvLine[] {
  const all = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  // Some programs say first what divides the cells.
  const start = /^sep=.$/i.test(all[0] ?? '') ? 1 : 0;
  if (all.length > MOST_LINES) {
    const what = `The file has ${all.length} lines.`;
    complain(MOST_LINES, undefined, 'file-too-long', what, `Divide it: a file may have ${MOST_LINES} lines.`);
    return [];
  }
  const delimiter = dividerOf(all.slice(start).find((line) => line.trim() !== '') ?? '');
  return all.slice(start).flatMap((content, index) => {
    const line = start + index + 1;
    const cells = content.trim() === '' ? [] : readCells(content, delimiter, line, complain);
    return cells?.some((cell) => cell !== '') ? [{ line, cells }] : [];
  });
}

function dividerOf(first: string): string {
  const count = (mark: string): number => first.split(mark).length;
  return [',', ';', '\t'].reduce((most, mark) => (count(mark) > count(most) ? mark : most));
}

function readCells(
  content: string,
  delimiter: string,
  line: number,
  complain: Complain,
): string[] | undefined {
  if (content.includes('\ufffd') || content.includes('\0')) {
    complain(
      line,
      undefined,
      'letters-lost',
      'Some letters of this line were lost when the file was saved.',
      'Save the file again as "CSV UTF-8", and look at the names in this line.',
    );
    return undefined;
  }
  try {
    const [cells = []] = parse(content, { delimiter, relax_column_count: true });
    return cells.map((cell) => asWritten(cell.trim()).trim());
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    complainOfQuote(fault, line, complain);
    return undefined;
  }
}

function complainOfQuote({ code }: CsvError, line: number, complain: Complain): void {
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    complain(
      line,
      undefined,
      'quote-open',
      'A quotation mark is opened in this line and not closed.',
      'Close it or take it out. A cell may not go on in the next line.',
    );
  else
    complain(
      line,
      undefined,
      'quote-inside',
      'There is a quotation mark in the middle of a cell.',
      'Take it out, or put the whole cell in quotation marks and write "" for the one inside.',
    );
}
