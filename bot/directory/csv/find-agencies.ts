import type { Agency } from '../../ports/people.ts';
import { findAgencyType, plain } from './find-named.ts';
import type { Complain } from './mistake.ts';
import type { Entry } from './read-entry.ts';

/** The agencies of the file, by their name as it is compared. */
export type Agencies = ReadonlyMap<string, Agency>;

/** The agency that a cell names, by its name or its id. */
export const agencyNamed = (agencies: Agencies, text: string): Agency | undefined =>
  agencies.get(plain(text));

/** An id in small letters from a name; with a number where another agency has it already. */
function idsBeside(taken: Set<string>): (name: string) => string {
  const next = new Map<string, number>();
  return (name) => {
    const ascii = name.normalize('NFKD').replace(/[\u0300-\u036f'’]/g, '');
    const slug = ascii
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    const base = slug === '' ? 'agency' : slug;
    let id = base;
    let n = next.get(base) ?? 2;
    for (; taken.has(id); n += 1) id = `${base}-${n}`;
    next.set(base, n);
    taken.add(id);
    return id;
  };
}

/** Names before ids: an id may be another's name. */
function listKnown(known: readonly Agency[]): Map<string, Agency> {
  const found = new Map<string, Agency>();
  for (const agency of known) found.set(plain(agency.id), agency);
  for (const agency of known) found.set(plain(agency.name), agency);
  return found;
}

/**
 * All agencies that the file may name: those of the directory and those that a line brings with it, with the kind that
 * the lines give. A new one needs its kind, and two lines may not give it two.
 */
export function findAgencies(
  entries: readonly Entry[],
  known: readonly Agency[],
  complain: Complain,
): Agencies {
  const found = listKnown(known);
  const idFor = idsBeside(new Set(known.map(({ id }) => id)));
  const said = new Map<string, { type: string; line: number }>();
  const untyped = new Map<string, Entry>();
  for (const entry of entries) {
    const name = plain(entry.agency);
    const there = found.get(name);
    const type = findAgencyType(entry, complain);
    // Of a kind that is wrong it has been said already.
    if (type === undefined && !entry.agencyType && !there && !untyped.has(name)) untyped.set(name, entry);
    if (type === undefined) continue;
    const agency = { ...(there ?? { id: idFor(entry.agency), name: entry.agency }), type };
    const before = said.get(agency.id);
    if (before && before.type !== type) {
      const what = `${entry.agency} is "${type}" here and "${before.type}" in line ${before.line}.`;
      complain(entry.line, 'agencyType', 'agency-type-two', what, 'Give it the same kind in all lines.');
    }
    if (before) continue;
    said.set(agency.id, { type, line: entry.line });
    found.set(name, agency);
    for (const key of [agency.id, agency.name].map(plain))
      if (found.get(key)?.id === agency.id) found.set(key, agency);
  }
  complainOfUntyped(untyped, found, complain);
  return found;
}

function complainOfUntyped(untyped: ReadonlyMap<string, Entry>, found: Agencies, complain: Complain): void {
  for (const [key, { line, agency }] of untyped) {
    if (found.has(key)) continue;
    const what = `${agency} is not in the directory yet, and no line says what kind of agency it is.`;
    complain(
      line,
      'agencyType',
      'agency-type-missing',
      what,
      'Fill in the agency type, or correct the name.',
    );
  }
}
