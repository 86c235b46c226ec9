import * as z from 'zod';
import { type Column, COLUMN_NAMES, COLUMNS } from './columns.ts';
import type { Complain, MistakeKind } from './mistake.ts';
import { readDay } from './read-day.ts';
import type { Headings } from './read-headings.ts';
import type { CsvLine } from './read-lines.ts';

/**
 * What a line says, by column. A column that the file does not have is absent: nothing is said about it. An empty text
 * says that there is none.
 */
export type Entry = Readonly<Partial<Record<Column, string>>> & {
  readonly line: number;
  readonly agency: string;
  readonly name: string;
  readonly email: string;
};

const isEmail = (text: string): boolean => z.email().safeParse(text).success;
const isGuid = (text: string): boolean => z.guid().safeParse(text).success;

/** Reads a line cell by cell; undefined where it does not say who it is about, and where. */
export function readEntry(
  { line, cells }: CsvLine,
  headings: Headings,
  complain: Complain,
): Entry | undefined {
  const width = Math.max(...headings.values()) + 1;
  const spare = cells.slice(width).some((cell) => cell !== '');
  if (cells.length < width || spare) {
    const kind: MistakeKind = spare ? 'cells-too-many' : 'cells-missing';
    const what = `The line has ${cells.length} cells, and there are ${width} headings.`;
    const remedy = 'Give it a cell for each heading; a cell with a comma in it goes in quotation marks.';
    complain(line, undefined, kind, what, remedy);
    return undefined;
  }
  const given: Partial<Record<Column, string>> = {};
  for (const [column, index] of headings) given[column] = cells[index] ?? '';
  const read = Object.fromEntries(
    COLUMN_NAMES.flatMap((column): [string, string][] => {
      const text = given[column];
      const value = text === undefined ? undefined : readCell(line, column, text, complain);
      return value === undefined ? [] : [[column, value]];
    }),
  ) as Partial<Record<Column, string>>;
  checkTogether(line, read, complain);
  const { agency, name, email } = read;
  return agency && name && email ? { ...read, line, agency, name, email } : undefined;
}

/** What the cell says; undefined where that is wrong. */
function readCell(line: number, column: Column, text: string, complain: Complain): string | undefined {
  const read = isUnreadable(column, text) ?? (text === '' ? text : readValue(column, text));
  if (typeof read === 'string') return read;
  complain(line, column, ...read);
  return undefined;
}

type Flaw = readonly [kind: MistakeKind, wrong: string, remedy: string];

/** Signs that nobody sees, and those that turn the direction of writing. */
const HIDDEN = /[\u0000-\u001f\u007f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069]/;

function isUnreadable(column: Column, text: string): Flaw | undefined {
  const { most, heading } = COLUMNS[column];
  if (text.length > most)
    return ['cell-too-long', `This cell has ${text.length} characters.`, `Shorten it to ${most}.`];
  if (HIDDEN.test(text))
    return ['letters-hidden', 'There is a sign in this cell that cannot be seen.', 'Type the cell anew.'];
  if (text === '' && ['agency', 'name', 'email'].includes(column))
    return ['cell-empty', `The ${heading} is missing.`, `Fill in the ${heading}.`];
  return undefined;
}

const NO_EMAIL = 'Write it like anna.bryce@school.example, without blanks.';
const NO_GUID =
  'Copy the object id from Entra (32 digits and letters in five groups), or leave the cell empty.';

function readValue(column: Column, text: string): string | Flaw {
  const quoted = `"${text}"`;
  switch (column) {
    case 'email':
      return isEmail(text) ? text : ['email-bad', `${quoted} is not an e-mail address.`, NO_EMAIL];
    case 'deputy':
      return isEmail(text) ? text : ['deputy-bad', `${quoted} is not an e-mail address.`, NO_EMAIL];
    case 'from':
    case 'endsOn':
    case 'awayFrom':
    case 'awayUntil':
      return (
        readDay(text) ?? ['day-bad', `${quoted} is not a day.`, 'Write it like 2026-11-22 or 22/11/2026.']
      );
    case 'inTeams':
      if (/^(yes|y|no|n)$/i.test(text)) return /^y/i.test(text) ? 'yes' : 'no';
      return ['in-teams-bad', `${quoted} is neither yes nor no.`, 'Write yes or no.'];
    case 'entraId':
      return isGuid(text)
        ? text.toLowerCase()
        : ['entra-id-bad', `${quoted} is not an Entra object id.`, NO_GUID];
    default:
      return text;
  }
}

/** What two cells of a line say together. */
function checkTogether(line: number, read: Partial<Record<Column, string>>, complain: Complain): void {
  const { from, endsOn, awayFrom, awayUntil, inTeams, entraId } = read;
  if (from && endsOn && endsOn <= from)
    complain(
      line,
      'endsOn',
      'ends-before-begins',
      `The role is no longer held from ${endsOn}, and begins on ${from}.`,
      '"no longer from" is the first day on which the person no longer holds the role; the day before is their last: give a later day, or leave it empty.',
    );
  if (awayFrom && awayUntil && awayUntil < awayFrom)
    complain(
      line,
      'awayUntil',
      'away-backwards',
      `The absence ends on ${awayUntil}, and begins on ${awayFrom}.`,
      'Give the last day of the absence, or leave both empty.',
    );
  if ((awayFrom === '' && awayUntil) || (awayFrom && awayUntil === '')) {
    const column = awayFrom ? 'awayUntil' : 'awayFrom';
    const what = `The absence has no ${awayFrom ? 'last' : 'first'} day.`;
    complain(line, column, 'away-half', what, 'Give both days, or leave both empty.');
  }
  if (inTeams === 'no' && entraId)
    complain(
      line,
      'entraId',
      'entra-id-outside',
      'The person is not in Teams and has an Entra id all the same.',
      'Write yes under "in Teams", or leave the Entra id empty.',
    );
}
