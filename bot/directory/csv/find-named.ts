import { AGENCY_KINDS, AGENCY_TYPES } from '../../protocol/agency-type.ts';
import { nearest } from '../../protocol/check-near.ts';
import type { Protocol } from '../../protocol/definition.ts';
import type { Entry } from './read-entry.ts';
import type { Complain } from './mistake.ts';

/** How names are compared: in any letters, blanks and apostrophes. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

/** "Write "x"." where one of them was probably meant, else all of them. */
function writeOneOf(written: string, names: readonly string[]): string {
  const meant = nearest(plain(written), names);
  return meant === undefined ? `Write one of: ${names.join(', ')}.` : `Did you mean "${meant}"?`;
}

/** The procedure that a cell names by its short or full title, its id or its code. */
const protocolNamed = (protocols: readonly Protocol[], text: string): Protocol | undefined =>
  protocols.find(({ id, code, title, shortTitle }) =>
    [id, code, title, shortTitle].some((name) => plain(name) === plain(text)),
  );

/** The role that a cell names by its title, by what an agency calls it, or by its id. */
function roleNamed({ roles }: Protocol, text: string): string | undefined {
  const by = (names: (role: Protocol['roles'][number]) => readonly string[]) =>
    roles.filter((role) => names(role).some((name) => plain(name) === plain(text)));
  const found = [by(({ id }) => [id]), by(({ title }) => [title])].find((some) => some.length === 1);
  // Two levels may go by one title in some agency: then the cell does not say which.
  const called = by(({ equivalents }) => equivalents.map(({ title }) => title));
  return (found ?? (called.length === 1 ? called : []))[0]?.id;
}

export interface Named {
  readonly protocol: string;
  readonly role: string;
}

interface Known {
  readonly roles: ReadonlyMap<string, Named>;
  readonly protocols: readonly Protocol[];
}

/** Which role of which procedure a line is about; undefined where it is about none, or does not say which. */
export function findRole(entry: Entry, { roles, protocols }: Known, complain: Complain): Named | undefined {
  const { line, procedure = '', role = '' } = entry;
  if (procedure === '' && role === '') {
    complainOfLoose(entry, complain);
    return undefined;
  }
  if (procedure === '') {
    const what = `A role is given ("${role}"), and no procedure.`;
    complain(line, 'procedure', 'procedure-missing', what, 'Say of which procedure it is a role.');
    return undefined;
  }
  const protocol = protocolNamed(protocols, procedure);
  const found = protocol && roleNamed(protocol, role);
  if (protocol && found !== undefined) return { protocol: protocol.id, role: found };
  // Of a procedure or a role that is no longer there, the directory may keep what it has.
  const id = protocol?.id ?? procedure;
  for (const held of roles.values())
    if (held.protocol === id && held.role === role) return { protocol: id, role };
  if (protocol) complainOfRole(entry, protocol, complain);
  else complainOfProcedure(line, procedure, protocols, complain);
  return undefined;
}

function complainOfProcedure(
  line: number,
  procedure: string,
  protocols: readonly Protocol[],
  complain: Complain,
): void {
  const remedy = () =>
    writeOneOf(
      procedure,
      protocols.map(({ shortTitle }) => shortTitle),
    );
  complain(line, 'procedure', 'procedure-unknown', `No procedure is called "${procedure}".`, remedy);
}

function complainOfRole({ line, role = '' }: Entry, protocol: Protocol, complain: Complain): void {
  const names = protocol.roles.map(({ title }) => title);
  if (role === '') {
    const remedy = `Write one of: ${names.join(', ')}. Or leave the procedure empty too.`;
    complain(line, 'role', 'role-missing', `No role of ${protocol.shortTitle} is given.`, remedy);
    return;
  }
  const what = `${protocol.shortTitle} has no role called "${role}".`;
  complain(line, 'role', 'role-unknown', what, () => writeOneOf(role, names));
}

/** What belongs to a role makes no sense without one. */
function complainOfLoose(entry: Entry, complain: Complain): void {
  const loose = (['forAgency', 'onlyForTeam', 'deputy', 'from', 'endsOn'] as const).find((it) => entry[it]);
  if (loose === undefined) return;
  const remedy = 'Say which role of which procedure it belongs to, or leave the cell empty.';
  complain(
    entry.line,
    loose,
    'role-missing',
    `"${entry[loose] ?? ''}" belongs to a role, and none is given.`,
    remedy,
  );
}

/** The kind of agency that a cell names: in the words of the forms, or "children's trust" as childrens-trust. */
export function findAgencyType({ line, agencyType = '' }: Entry, complain: Complain): string | undefined {
  if (agencyType === '') return undefined;
  const bare = (text: string): string => plain(text).replace(/[^a-z]/g, '');
  const found = AGENCY_TYPES.find((type) =>
    [type, AGENCY_KINDS[type]].some((words) => bare(words) === bare(agencyType)),
  );
  if (found === undefined) {
    const what = `No kind of agency is called "${agencyType}".`;
    complain(line, 'agencyType', 'agency-type-unknown', what, () => writeOneOf(agencyType, AGENCY_TYPES));
  }
  return found;
}

/** As people write it, and as it is kept. */
export const EMPLOYERS = {
  "children's services": 'childrens-services',
  'another part of the council': 'council-other',
  other: 'other',
  "the council's children's services": 'childrens-services',
  'somebody else': 'other',
} as const;

/** Who employs a person; undefined where the line does not say, '' where it says nobody. */
export function findEmployer({ line, employer }: Entry, complain: Complain): string | undefined {
  if (employer === undefined || employer === '') return employer;
  const found = Object.entries(EMPLOYERS).find(([words, id]) => [words, id].includes(plain(employer)));
  if (found) return found[1];
  const what = `No employer is called "${employer}".`;
  complain(line, 'employer', 'employer-unknown', what, () => writeOneOf(employer, Object.keys(EMPLOYERS)));
  return undefined;
}
