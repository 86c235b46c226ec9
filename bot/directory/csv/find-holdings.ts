import type { Protocol } from '../../protocol/definition.ts';
import type { Holding } from '../../protocol/roster.ts';
import { roleKey } from '../directory-rows.ts';
import { type Agencies, agencyNamed } from './find-agencies.ts';
import { findRole } from './find-named.ts';
import type { Listed } from './find-people.ts';
import type { Complain } from './mistake.ts';
import type { Entry } from './read-entry.ts';

/** Where the lines of a file look things up. */
export interface Lookup {
  /** What the directory has: roles by their keys, the ids of people by their addresses in small letters. */
  readonly roles: ReadonlyMap<string, Holding>;
  readonly emails: ReadonlyMap<string, string>;
  readonly protocols: readonly Protocol[];
  readonly agencies: Agencies;
  readonly people: ReadonlyMap<string, Listed>;
}

/** A role as a line gives it, beside what the directory has of it. */
export interface FoundHolding {
  readonly holding: Holding;
  readonly known: Holding | undefined;
}

/** For which agency: that of the person, unless the line says otherwise. */
function agencyOf(
  { line, agency, forAgency }: Entry,
  { agencies }: Lookup,
  complain: Complain,
): string | undefined {
  const named = forAgency ? forAgency : agency;
  const found = agencyNamed(agencies, named);
  if (!found && forAgency) {
    const what = `No agency is called "${forAgency}".`;
    complain(
      line,
      'forAgency',
      'agency-unknown',
      what,
      'Correct the name, or leave the cell empty for their own agency.',
    );
  }
  return found?.id;
}

/** The deputy's id; '' for none, undefined where the line says nothing, or something wrong. */
function deputyOf(entry: Entry, { emails, people }: Lookup, complain: Complain): string | undefined {
  const { line, deputy, email } = entry;
  if (deputy === undefined || deputy === '') return deputy;
  const key = deputy.toLowerCase();
  if (key === email.toLowerCase()) {
    const remedy = 'Give somebody else, or leave the cell empty.';
    complain(line, 'deputy', 'deputy-self', `${deputy} would stand in for themselves.`, remedy);
    return undefined;
  }
  const found = people.get(key)?.id ?? emails.get(key);
  if (found === undefined)
    complain(
      line,
      'deputy',
      'deputy-unknown',
      `Nobody in this file or in the directory has the address ${deputy}.`,
      'Correct the address, or add a line for that person.',
    );
  return found;
}

/** What is said of it replaces what is known; an empty text takes it away. */
const told = <K extends string>(key: K, said: string | undefined, known: string | undefined) => {
  const value = said ?? known;
  return (value ? { [key]: value } : {}) as Partial<Record<K, string>>;
};

function holdingOf(
  entry: Entry,
  person: Listed,
  lookup: Lookup,
  complain: Complain,
): FoundHolding | undefined {
  const named = findRole(entry, lookup, complain);
  const deputy = deputyOf(entry, lookup, complain);
  const agency = named && agencyOf(entry, lookup, complain);
  if (!named || agency === undefined) return undefined;
  const team = entry.onlyForTeam ? { team: entry.onlyForTeam } : {};
  const start = { ...named, agency, person: person.id, ...team };
  const known = lookup.roles.get(roleKey(start));
  const holding = {
    ...start,
    ...told('deputy', deputy, known?.deputy),
    ...told('from', entry.from, known?.from),
    ...told('endsOn', entry.endsOn, known?.endsOn),
    ...(known?.unconfirmed && { unconfirmed: known.unconfirmed }),
  };
  return { holding, known };
}

const NO_ROLE = 'no role';

/** The roles of the file. A role that a person has twice, or a person without one who is there twice, is a mistake. */
export function findHoldings(lookup: Lookup, complain: Complain): FoundHolding[] {
  return [...lookup.people.values()].flatMap((person) => {
    const before = new Map<string, number>();
    return person.lines.flatMap((entry) => {
      const found = holdingOf(entry, person, lookup, complain);
      const isBare = !entry.procedure && !entry.role;
      if (!found && !isBare) return [];
      const key = found ? roleKey(found.holding) : NO_ROLE;
      const twin = before.get(key);
      if (twin === undefined) before.set(key, entry.line);
      else complainOfTwin(entry, twin, complain);
      return found ? [found] : [];
    });
  });
}

function complainOfTwin({ line, name, role }: Entry, twin: number, complain: Complain): void {
  const what = `Line ${twin} already says ${role ? `that ${name} is ${role}` : `who ${name} is`}.`;
  complain(line, undefined, 'line-twice', what, 'Take one of the two lines out.');
}
