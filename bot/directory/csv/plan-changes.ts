import { isDeepStrictEqual } from 'node:util';
import type { Agency, DirectoryRecord, Person } from '../../ports/people.ts';
import { roleKey } from '../directory-rows.ts';
import { effectiveEntraId } from '../person-id.ts';
import { type Agencies, agencyNamed } from './find-agencies.ts';
import { findEmployer } from './find-named.ts';
import type { FoundHolding } from './find-holdings.ts';
import type { Listed } from './find-people.ts';
import type { Complain } from './mistake.ts';
import type { CsvChange } from './tell-changes.ts';

/** What a file would change, in numbers and names for whoever decides about it. */
export interface CsvSummary {
  /** Lines with something in them, without the headings. */
  readonly lines: number;
  /** People in the file. */
  readonly people: number;
  readonly newAgencies: readonly string[];
  readonly changedAgencies: readonly string[];
  readonly newPeople: number;
  readonly changedPeople: number;
  readonly newRoles: number;
  readonly changedRoles: number;
  /** Of the new and changed ones: those to which the file gives a last day. */
  readonly endingRoles: number;
  /** In the directory and not in the file: it stays as it is. */
  readonly peopleNotInFile: number;
  readonly rolesNotInFile: number;
}

export interface Planned {
  readonly agencies: readonly Agency[];
  readonly people: readonly { readonly person: Person; readonly known: Person | undefined }[];
  readonly holdings: readonly FoundHolding[];
}

/** A text of the file beside what is known: undefined says nothing, an empty one takes it away. */
const told = <K extends keyof Person>(key: K, said: string | undefined, known: string | undefined) => {
  const value = said ?? known;
  return (value ? { [key]: value } : {}) as Partial<Pick<Person, K>>;
};

function awayOf({ said, known }: Listed): Pick<Person, 'away'> {
  const { awayFrom, awayUntil } = said;
  if (awayFrom && awayUntil) return { away: { from: awayFrom, until: awayUntil } };
  const silent = awayFrom === undefined || awayUntil === undefined;
  return silent && known?.away ? { away: known.away } : {};
}

/** Whoever is outside Teams has no Entra id; one that is known is not forgotten because a cell is empty. */
function reachOf({ said, known }: Listed): Pick<Person, 'outside' | 'entraId'> {
  const outside = said.inTeams ? said.inTeams === 'no' : known?.outside === true && !said.entraId;
  if (outside) return { outside: true };
  const isKnown = known && said.entraId === effectiveEntraId({ ...known, outside: false });
  const entraId = said.entraId && !isKnown ? said.entraId : known?.entraId;
  return entraId ? { entraId } : {};
}

/** Somebody of the file as the directory will have them; undefined where the line does not say for which agency. */
export function personOf(listed: Listed, agencies: Agencies, complain: Complain): Person | undefined {
  const { id, known, said } = listed;
  const employer = findEmployer(said, complain);
  const agency = agencyNamed(agencies, said.agency);
  if (!agency) return undefined;
  const sameEmail = known?.email.toLowerCase() === said.email.toLowerCase();
  return {
    id,
    name: said.name,
    email: known && sameEmail ? known.email : said.email,
    agency: agency.id,
    ...told('jobTitle', said.jobTitle, known?.jobTitle),
    ...told('employer', employer, known?.employer),
    ...told('team', said.team, known?.team),
    ...reachOf(listed),
    ...awayOf(listed),
    ...(known?.unconfirmed && { unconfirmed: known.unconfirmed }),
  };
}

/** What differs from the directory. */
export function planChanges(
  record: DirectoryRecord,
  { agencies, people, holdings }: Planned,
  lines: number,
): { readonly changes: readonly CsvChange[]; readonly summary: CsvSummary } {
  const knownAgency = new Map(record.agencies.map((agency) => [agency.id, agency]));
  const otherAgencies = agencies.filter((it) => !isDeepStrictEqual(it, knownAgency.get(it.id)));
  const otherPeople = people.filter(({ person, known }) => !isDeepStrictEqual(person, known));
  const otherRoles = holdings.filter(({ holding, known }) => !isDeepStrictEqual(holding, known));
  const isNew = ({ known }: { readonly known: unknown }): boolean => known === undefined;
  const ids = new Set(people.map(({ person }) => person.id));
  const keys = new Set(holdings.map(({ holding }) => roleKey(holding)));
  const names = (some: readonly Agency[]) => some.map(({ name }) => name);
  return {
    changes: [
      ...otherAgencies.map((agency) => ({ kind: 'put-agency' as const, agency })),
      ...otherPeople.map(({ person }) => ({ kind: 'put-person' as const, person })),
      ...otherRoles.map(({ holding }) => ({ kind: 'put-role' as const, role: holding })),
    ],
    summary: {
      lines,
      people: people.length,
      newAgencies: names(otherAgencies.filter(({ id }) => !knownAgency.has(id))),
      changedAgencies: names(otherAgencies.filter(({ id }) => knownAgency.has(id))),
      newPeople: otherPeople.filter(isNew).length,
      changedPeople: otherPeople.filter((it) => !isNew(it)).length,
      newRoles: otherRoles.filter(isNew).length,
      changedRoles: otherRoles.filter((it) => !isNew(it)).length,
      endingRoles: otherRoles.filter(({ holding }) => holding.endsOn !== undefined).length,
      peopleNotInFile: record.people.filter(({ id }) => !ids.has(id)).length,
      rolesNotInFile: record.roles.filter((held) => !keys.has(roleKey(held))).length,
    },
  };
}
