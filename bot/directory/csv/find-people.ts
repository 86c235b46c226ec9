import type { Person } from '../../ports/people.ts';
import { effectiveEntraId, personIdFor } from '../person-id.ts';
import { type Column, headingOf } from './columns.ts';
import type { Complain } from './mistake.ts';
import type { Entry } from './read-entry.ts';

/** Somebody of the file: all their lines, and who they are in the directory. */
export interface Listed {
  readonly id: string;
  readonly known: Person | undefined;
  readonly lines: readonly Entry[];
  /** What the lines say about the person, each column once. */
  readonly said: Entry;
}

const ABOUT_THE_PERSON = [
  'agency',
  'name',
  'jobTitle',
  'employer',
  'team',
  'awayFrom',
  'awayUntil',
  'inTeams',
  'entraId',
] as const satisfies readonly Column[];

export const byEmail = ({ email }: { readonly email: string }): string => email.toLowerCase();

/** What all lines of a person say; a cell that is empty in some lines is filled from the others. */
function mergeLines(lines: readonly Entry[], complain: Complain): Entry | undefined {
  const [first, ...rest] = lines;
  if (!first) return undefined;
  const said: Record<string, unknown> = { ...first };
  const from = new Map<Column, number>();
  for (const column of ABOUT_THE_PERSON) if (first[column]) from.set(column, first.line);
  for (const entry of rest) {
    for (const column of ABOUT_THE_PERSON) {
      const value = entry[column];
      if (!value) continue;
      const before = from.get(column);
      if (before === undefined) {
        said[column] = value;
        from.set(column, entry.line);
      } else if (said[column] !== value) {
        const what = `${entry.email} has the ${headingOf(column)} "${value}" here and "${String(said[column])}" in line ${before}.`;
        const remedy = 'Write the same in all lines of one person; for another person, correct the e-mail.';
        complain(entry.line, column, 'person-two-ways', what, remedy);
      }
    }
  }
  return said as unknown as Entry;
}

/** An id that nobody has: an address that somebody had before may have become another's. */
function newId(email: string, taken: ReadonlySet<string>): string {
  let id = personIdFor(email);
  for (let n = 2; taken.has(id); n += 1) id = personIdFor(`${email} ${n}`);
  return id;
}

function groupByEmail(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(byEmail(entry));
    if (group) group.push(entry);
    else groups.set(byEmail(entry), [entry]);
  }
  return groups;
}

/** With which account somebody would sign in: the one that the file gives, or their old one where they come back. */
const accountOf = ({ entraId, inTeams }: Entry, known: Person | undefined): string | undefined =>
  entraId || (known && inTeams === 'yes' ? effectiveEntraId({ ...known, outside: false }) : undefined);

/** The people of the file. They are known by their e-mail address, or where that is new by their Entra id. */
export function findPeople(
  entries: readonly Entry[],
  people: readonly Person[],
  complain: Complain,
): Map<string, Listed> {
  const emails = new Map(people.map((person) => [byEmail(person), person]));
  const entraIds = new Map(people.map((person) => [effectiveEntraId(person), person]));
  const taken = new Set(people.map(({ id }) => id));
  const owners = new Map<string, Entry>();
  const found = new Map<string, Listed>();
  for (const [email, lines] of groupByEmail(entries)) {
    const said = mergeLines(lines, complain);
    if (!said) continue;
    const { entraId } = said;
    const sameId = entraId ? entraIds.get(entraId) : undefined;
    const known = emails.get(email) ?? sameId;
    const account = accountOf(said, known);
    const twin = account ? entraIds.get(account) : undefined;
    const key = entraId || known?.id;
    const other = key ? owners.get(key) : undefined;
    for (const own of [entraId, known?.id]) if (own && !owners.has(own)) owners.set(own, said);
    if (other) complainOfTwo(lines, entraId, `${other.email} in line ${other.line}`, complain);
    else if (twin && known?.id !== twin.id)
      complainOfTwo(lines, entraId, `${twin.name} in the directory`, complain);
    const id = known?.id ?? newId(email, taken);
    taken.add(id);
    found.set(email, { id, known, lines, said });
  }
  return found;
}

function complainOfTwo(
  lines: readonly Entry[],
  entraId: string | undefined,
  other: string,
  complain: Complain,
): void {
  const at = lines.find((it) => it.entraId === entraId) ?? lines[0];
  if (!at) return;
  const what = `The Entra id of ${at.email} is also that of ${other}.`;
  complain(at.line, 'entraId', 'entra-id-two-people', what, 'Copy the right id for each of them from Entra.');
}
