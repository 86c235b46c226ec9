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

/** Takes down a mistake. */
export type Complain = (
  line: number,
  column: Column | undefined,
  kind: MistakeKind,
  wrong: string,
  remedy: string,
) => void;

/** A list of mistakes, and what adds to it. */
export function startList(): { readonly mistakes: CsvMistake[]; readonly complain: Complain } {
  const mistakes: CsvMistake[] = [];
  return {
    mistakes,
    complain: (line, column, kind, wrong, remedy) => {
      mistakes.push({ line, ...(column && { column: headingOf(column) }), kind, wrong, remedy });
    },
  };
}
