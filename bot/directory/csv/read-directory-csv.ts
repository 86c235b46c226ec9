import type { DirectoryRecord } from '../../ports/people.ts';
import type { Protocol } from '../../protocol/definition.ts';
import { roleKey } from '../directory-rows.ts';
import { columnOf } from './columns.ts';
import { findAgencies } from './find-agencies.ts';
import { findHoldings } from './find-holdings.ts';
import { byEmail, findPeople } from './find-people.ts';
import { type CsvMistake, startList } from './mistake.ts';
import { type CsvSummary, personOf, planChanges } from './plan-changes.ts';
import { readEntry } from './read-entry.ts';
import { readHeadings } from './read-headings.ts';
import { readLines } from './read-lines.ts';
import { type CsvChange, tellChanges } from './tell-changes.ts';

/** What a file of the directory says. With mistakes there are no changes: a file is taken as a whole or not at all. */
export interface ReadCsv {
  readonly changes: readonly CsvChange[];
  /** Each change in words, in the same order. */
  readonly told: readonly string[];
  readonly summary: CsvSummary;
  /** In the order of the lines. */
  readonly mistakes: readonly CsvMistake[];
}

/**
 * Reads a CSV file of the directory, one line for each role of each person, beside what the directory has now. Nothing
 * is changed by it. What is in the directory and not in the file stays; a role ends by the day under "no longer from".
 * Once its changes are made, the same file gives no more of them.
 */
export function readDirectoryCsv(
  text: string,
  known: DirectoryRecord,
  protocols: readonly Protocol[],
): ReadCsv {
  const { inOrder, complain } = startList();
  const [first, ...lines] = readLines(text, complain);
  const headings = readHeadings(first, complain);
  const entries = headings ? lines.flatMap((line) => readEntry(line, headings, complain) ?? []) : [];
  const agencies = findAgencies(entries, known.agencies, complain);
  const listed = findPeople(entries, known.people, complain);
  const people = [...listed.values()].flatMap((one) => {
    const person = personOf(one, agencies, complain);
    return person ? [{ person, known: one.known }] : [];
  });
  const roles = new Map(known.roles.map((held) => [roleKey(held), held]));
  const emails = new Map(known.people.map((person) => [byEmail(person), person.id]));
  const holdings = findHoldings({ roles, emails, protocols, agencies, people: listed }, complain);
  // Each agency goes by its name and by its id.
  const planned = { agencies: [...new Set(agencies.values())], people, holdings };
  const { changes, summary } = planChanges(known, planned, lines.length);
  const mistakes = inOrder();
  if (mistakes.length === 0)
    return { changes, told: tellChanges(known, changes, protocols), summary, mistakes };
  return { changes: [], told: [], summary, mistakes };
}

/** True for a text that begins with the headings of such a file, even if not with all of them. */
export function looksLikeCsv(text: string): boolean {
  const [first] = readLines(text.split(/\r\n|\n|\r/, 2).join('\n'), () => undefined);
  const known = new Set((first?.cells ?? []).map(columnOf).filter((column) => column !== undefined));
  return known.size >= MOST_OFTEN_THERE;
}

/** Words of a sentence may be headings too: so many of them together are no sentence. */
const MOST_OFTEN_THERE = 4;
