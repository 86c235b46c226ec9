import { type Column, headingOf } from './columns.ts';

/** What is wrong in a line of the file, and how to put it right. Lines are counted as a spreadsheet does, from 1. */
export interface CsvMistake {
  readonly line: number;
  /** The heading of the column; absent where it is about the whole line. */
  readonly column?: string;
  readonly kind: MistakeKind;
  readonly wrong: string;
  readonly remedy: string;
}

export type MistakeKind =
  | 'file-empty'
  | 'file-too-long'
  | 'mistakes-too-many'
  | 'column-missing'
  | 'column-unknown'
  | 'column-twice'
  | 'cells-missing'
  | 'cells-too-many'
  | 'quote-open'
  | 'quote-inside'
  | 'letters-lost'
  | 'letters-hidden'
  | 'cell-empty'
  | 'cell-too-long'
  | 'email-bad'
  | 'agency-type-unknown'
  | 'agency-type-missing'
  | 'agency-type-two'
  | 'agency-unknown'
  | 'employer-unknown'
  | 'procedure-unknown'
  | 'procedure-missing'
  | 'role-unknown'
  | 'role-missing'
  | 'day-bad'
  | 'ends-before-begins'
  | 'away-half'
  | 'away-backwards'
  | 'in-teams-bad'
  | 'entra-id-bad'
  | 'entra-id-outside'
  | 'entra-id-two-people'
  | 'person-two-ways'
  | 'line-twice'
  | 'deputy-bad'
  | 'deputy-unknown'
  | 'deputy-self';

/** Takes down a mistake. A remedy that takes long to find is a function: it is not called for what is not listed. */
export type Complain = (
  line: number,
  column: Column | undefined,
  kind: MistakeKind,
  wrong: string,
  remedy: string | (() => string),
) => void;

/** More than these nobody reads at once. */
const MOST_LISTED = 1_000;

/** A list of mistakes, and what adds to it. `inOrder` gives them line by line, and says how many are not listed. */
export function startList(): { readonly inOrder: () => CsvMistake[]; readonly complain: Complain } {
  const mistakes: CsvMistake[] = [];
  let found = 0;
  return {
    inOrder: () => {
      const listed = [...mistakes].sort((a, b) => a.line - b.line);
      return found > MOST_LISTED ? [tooMany(found), ...listed] : listed;
    },
    complain: (line, column, kind, wrong, remedy) => {
      found += 1;
      if (found > MOST_LISTED) return;
      const todo = typeof remedy === 'string' ? remedy : remedy();
      mistakes.push({ line, ...(column && { column: headingOf(column) }), kind, wrong, remedy: todo });
    },
  };
}

const tooMany = (found: number): CsvMistake => ({
  line: 1,
  kind: 'mistakes-too-many',
  wrong: `The file has ${found} mistakes. ${MOST_LISTED} of them are listed here.`,
  remedy: 'Look at the first ones: the same mistake is probably in many lines.',
});
