import { stringify } from 'csv-stringify/sync';
import type { DirectoryRecord, Person } from '../../ports/people.ts';
import type { Protocol } from '../../protocol/definition.ts';
import type { Holding } from '../../protocol/roster.ts';
import { effectiveEntraId } from '../person-id.ts';
import { type Column, COLUMN_NAMES, headingOf } from './columns.ts';
import { EMPLOYERS, plain } from './find-named.ts';
import { harmless } from './formula-cell.ts';

type Line = Partial<Record<Column, string | undefined>>;

/**
 * The directory as a CSV file that a spreadsheet opens: a line for each role of each person, and one for whoever has
 * none. With a byte order mark, so that Excel reads its letters; no cell of it runs as a formula. Procedures and roles
 * go by their titles where `protocols` has them, else by their ids. Reading it back gives no change.
 */
export function writeDirectoryCsv(record: DirectoryRecord, protocols: readonly Protocol[] = []): string {
  const lines = linesOf(record, protocols).map((line) =>
    COLUMN_NAMES.map((column) => harmless(line[column] ?? '')),
  );
  const rows = [COLUMN_NAMES.map(headingOf), ...lines];
  return `\ufeff${stringify(rows, { record_delimiter: 'windows' })}`;
}

const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en') || (a < b ? -1 : Number(a > b));

function linesOf(record: DirectoryRecord, protocols: readonly Protocol[]): Line[] {
  const rolesOf = new Map<string, Holding[]>();
  for (const held of record.roles) rolesOf.set(held.person, [...(rolesOf.get(held.person) ?? []), held]);
  const emails = new Map(record.people.map(({ id, email }) => [id, email]));
  const nameOf = namesOfAgencies(record);
  const people = [...record.people].sort(
    (a, b) => inOrder(nameOf(a.agency), nameOf(b.agency)) || inOrder(a.name, b.name) || inOrder(a.id, b.id),
  );
  const types = new Map(record.agencies.map(({ id, type }) => [id, type]));
  return people.flatMap((person): Line[] => {
    const about = {
      ...aboutPerson(person),
      agency: nameOf(person.agency),
      agencyType: types.get(person.agency),
    };
    const roles = rolesOf.get(person.id) ?? [];
    if (roles.length === 0) return [about];
    return roles.map((held) => ({
      ...about,
      ...titlesOf(held, protocols),
      forAgency: held.agency === person.agency ? undefined : nameOf(held.agency),
      onlyForTeam: held.team,
      deputy: held.deputy === undefined ? undefined : emails.get(held.deputy),
      from: held.from,
      endsOn: held.endsOn,
    }));
  });
}

/** By its name, or where two have one name by its id. */
function namesOfAgencies({ agencies }: DirectoryRecord): (id: string) => string {
  const count = new Map<string, number>();
  for (const name of agencies.flatMap(({ id, name: it }) => [...new Set([plain(it), plain(id)])]))
    count.set(name, (count.get(name) ?? 0) + 1);
  const names = new Map(agencies.map(({ id, name }) => [id, (count.get(plain(name)) ?? 0) > 1 ? id : name]));
  return (id) => names.get(id) ?? id;
}

const aboutPerson = (person: Person): Line => ({
  name: person.name,
  email: person.email,
  jobTitle: person.jobTitle,
  employer: Object.entries(EMPLOYERS).find(([, id]) => id === person.employer)?.[0],
  team: person.team,
  awayFrom: person.away?.from,
  awayUntil: person.away?.until,
  inTeams: person.outside === true ? 'no' : 'yes',
  entraId: effectiveEntraId(person),
});

/** By their titles, where only one goes by each. */
function titlesOf({ protocol, role }: Holding, protocols: readonly Protocol[]): Line {
  const found = protocols.find(({ id }) => id === protocol);
  const title = found?.roles.find(({ id }) => id === role)?.title;
  if (!found || title === undefined) return { procedure: protocol, role };
  const isClear =
    found.roles.filter((it) => [it.title, it.id].some((name) => plain(name) === plain(title))).length === 1;
  return { procedure: found.shortTitle, role: isClear ? title : role };
}
