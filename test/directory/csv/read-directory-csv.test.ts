import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../bot/directory/apply-changes.ts';
import { looksLikeCsv, readDirectoryCsv } from '../../../bot/directory/csv/read-directory-csv.ts';
import { EMPTY } from '../../../bot/directory/memory-keeper.ts';
import { personIdFor } from '../../../bot/directory/person-id.ts';
import { AGENCY_KINDS } from '../../../bot/protocol/agency-type.ts';
import { EMPLOYERS } from '../../../cards/directory/person-form.ts';
import type { DirectoryRecord, Person } from '../../../bot/ports/people.ts';
import { newestOf } from '../../../bot/protocol-versions.ts';
import { readAllVersions } from '../../../bot/read-protocols.ts';

const protocols = [...newestOf(readAllVersions()).values()];
const ANN = 'fc8a9626-b152-4f10-b063-1d464aae660d';
const NEW = '8dce9023-eea3-444b-9660-da50e07fc59c';

const ann: Person = { id: ANN, name: 'Ann Old', email: 'Ann@oak.example', agency: 'oak', jobTitle: 'SENCO' };
const held = { protocol: 'birmingham', role: 'practitioner', agency: 'oak', person: ANN };
const known: DirectoryRecord = {
  ...EMPTY,
  agencies: [{ id: 'oak', name: 'Oak School', type: 'school' }],
  people: [ann],
  roles: [{ ...held, from: '2026-01-01' }],
};

const read = (text: string, record = known) => readDirectoryCsv(text, record, protocols);
const file = (...lines: readonly string[]): string =>
  ['agency,name,e-mail,procedure,role', ...lines].join('\n');
const kinds = (text: string, record = known): string[] =>
  read(text, record).mistakes.map(({ line, column, kind }) => `${line} ${column ?? '-'} ${kind}`);

describe('the shape of a file', () => {
  it.each([
    ['commas and LF', 'agency,name,e-mail,procedure,role\nOak School,Ann Old,ann@oak.example,,\n'],
    ['semicolons and CRLF', 'agency;name;e-mail;procedure;role\r\nOak School;Ann Old;ann@oak.example;;\r\n'],
    ['tabs', 'agency\tname\te-mail\tprocedure\trole\nOak School\tAnn Old\tann@oak.example\t\t'],
    ['a byte order mark', '\ufeffagency,name,e-mail,procedure,role\nOak School,Ann Old,ann@oak.example,,'],
    ['a line for Excel', 'sep=;\nagency;name;e-mail;procedure;role\nOak School;Ann Old;ann@oak.example;;'],
    [
      'headings as people write them',
      'Agency,NAME,Email,Procedure ,Role\noak school,Ann Old,ANN@oak.example,,',
    ],
    [
      'empty lines, and cells in quotation marks',
      file('', ',,,,', '"Oak School","Ann Old","ann@oak.example",,'),
    ],
  ])('may be %s', (_, text) => {
    expect(read(text)).toMatchObject({ mistakes: [], changes: [], summary: { lines: 1, people: 1 } });
  });
  it('must have something in it, and the columns without which nothing can be said', () => {
    expect(kinds('')).toEqual(['1 - file-empty']);
    expect(kinds('agency,name,role\nOak School,Ann Old,')).toEqual([
      '1 e-mail column-missing',
      '1 procedure column-missing',
    ]);
  });
  it('has no column that nobody knows, and none twice', () => {
    const text = 'agency,name,e-mail,procedure,role,jop title,name\nOak School,Ann Old,ann@oak.example,,,,';
    expect(kinds(text)).toEqual(['1 - column-unknown', '1 name column-twice']);
    expect(read(text).mistakes[0]?.remedy).toContain('"job title"');
  });
  it('is counted by the lines of the file, the empty ones too', () => {
    expect(kinds(file('', 'Oak School,,ann@oak.example,,'))).toEqual(['3 name cell-empty']);
  });
  it('spoils one line only where a quotation mark is not closed', () => {
    expect(kinds(file('Oak School,"Ann Old,ann@oak.example,,', 'Oak School,Ben,ben.example,,'))).toEqual([
      '2 - quote-open',
      '3 e-mail email-bad',
    ]);
  });
  it('may not be longer than anybody would read', () => {
    expect(kinds('\n'.repeat(30_000))).toEqual(['1 - file-empty', '20000 - file-too-long']);
  });
  it('is known by its headings', () => {
    expect(looksLikeCsv(file('x'))).toBe(true);
    expect(looksLikeCsv('agency, name and e-mail')).toBe(false);
    expect(looksLikeCsv('raise')).toBe(false);
  });
});

describe('what a file says', () => {
  it('of somebody new makes an entry with an id that follows from the address', () => {
    const { changes, told } = read(
      file('Oak School,Ben Young,Ben@oak.example,Birmingham,Line or team manager'),
    );
    const id = personIdFor('ben@oak.example');
    expect(changes).toEqual([
      { kind: 'put-person', person: { id, name: 'Ben Young', email: 'Ben@oak.example', agency: 'oak' } },
      { kind: 'put-role', role: { ...held, role: 'line-manager', person: id } },
    ]);
    expect(told).toEqual([
      'Add Ben Young, Oak School',
      'Add Ben Young as line or team manager of Oak School, Birmingham',
    ]);
  });
  it('leaves alone what it has no column for', () => {
    expect(read(file('Oak School,Ann Old,ann@oak.example,birmingham,practitioner')).changes).toEqual([]);
  });
  it('takes away what it has an empty cell for', () => {
    const text =
      'agency,name,e-mail,procedure,role,job title,from\nOak School,Ann Old,ann@oak.example,BI,practitioner,,';
    const { id, name, email, agency } = ann;
    expect(read(text).changes).toEqual([
      { kind: 'put-person', person: { id, name, email, agency } },
      { kind: 'put-role', role: held },
    ]);
    expect(read(text).told).toEqual([
      'Change Ann Old, Oak School: job title',
      'Change Ann Old as practitioner of Oak School, Birmingham: first day',
    ]);
  });
  it('of a new address with a known Entra id is about the same person', () => {
    const text = `agency,name,e-mail,procedure,role,entra id\nOak School,Ann New,ann.new@oak.example,,,${ANN}`;
    const person = { ...ann, name: 'Ann New', email: 'ann.new@oak.example' };
    expect(read(text).changes).toEqual([{ kind: 'put-person', person }]);
  });
  it('gives nobody the id of somebody whose address has changed', () => {
    const moved = { ...ann, id: personIdFor('ben@oak.example') };
    const { changes } = read(file('Oak School,Ben Young,ben@oak.example,,'), { ...known, people: [moved] });
    expect(changes).toMatchObject([{ kind: 'put-person', person: { name: 'Ben Young' } }]);
    expect(changes).not.toMatchObject([{ person: { id: moved.id } }]);
  });
  it('of a new agency makes one, with an id from its name', () => {
    const text =
      'agency,agency type,name,e-mail,procedure,role\nSt Mary’s Académie,School,Ben,ben@mary.example,,';
    expect(read(text).changes[0]).toEqual({
      kind: 'put-agency',
      agency: { id: 'st-marys-academie', name: 'St Mary’s Académie', type: 'school' },
    });
    expect(read(text).summary.newAgencies).toEqual(['St Mary’s Académie']);
  });
  it('may call a role by what an agency calls it, unless that is said of two', () => {
    const [found] = read(file('Oak School,Ann Old,ann@oak.example,Birmingham,detective inspector')).changes;
    expect(found).toMatchObject({ kind: 'put-role', role: { role: 'senior-manager' } });
  });
  it('knows who is outside Teams, and forgets nobody’s Entra id because a cell is empty', () => {
    const heads = 'agency,name,e-mail,procedure,role,in Teams,Entra id,job title';
    const people = [{ ...ann, entraId: NEW }];
    const line = (inTeams: string) => `${heads}\nOak School,Ann Old,ann@oak.example,,,${inTeams},,SENCO`;
    expect(read(line('yes'), { ...known, people }).changes).toEqual([]);
    expect(read(line('No'), { ...known, people }).changes).toEqual([
      { kind: 'put-person', person: { ...ann, outside: true } },
    ]);
  });
  it.each(['no longer from', 'No longer from', 'ends on'])(
    'ends a role from the day under "%s"',
    (heading) => {
      const text = `agency,name,e-mail,procedure,role,${heading}\nOak School,Ann Old,ann@oak.example,BI,practitioner,31/03/2027`;
      expect(read(text).changes).toMatchObject([{ role: { endsOn: '2027-03-31' } }]);
      expect(read(text).told).toEqual([expect.stringMatching(/no longer from 2027-03-31/)]);
    },
  );
  it('knows the words that the forms show', () => {
    const heads = 'agency,agency type,name,e-mail,procedure,role,employer,Microsoft Entra id (leave empty)';
    const line = (kind: string, employer: string) =>
      `${heads}\nElm House,${kind},Bo,bo@elm.example,,,${employer},`;
    for (const { value, label } of EMPLOYERS)
      for (const [type, kind] of Object.entries(AGENCY_KINDS))
        expect(read(line(kind, label)).changes).toMatchObject([
          { agency: { name: 'Elm House', type } },
          { person: { employer: value } },
        ]);
  });
  it('ends a role by its day; what is not in it stays, and is counted', () => {
    const text = `agency,agency type,name,e-mail,procedure,role,ends on\nOak School,,Ann Old,ann@oak.example,BI,practitioner,31/03/2027`;
    const { changes, summary } = read(text);
    expect(changes).toEqual([
      { kind: 'put-role', role: { ...held, from: '2026-01-01', endsOn: '2027-03-31' } },
    ]);
    expect(summary).toMatchObject({ changedRoles: 1, endingRoles: 1, peopleNotInFile: 0, rolesNotInFile: 0 });
    expect(read(file('Oak School,Ben,ben@oak.example,,')).summary).toMatchObject({
      peopleNotInFile: 1,
      rolesNotInFile: 1,
    });
  });
  it('is done when it has been done', () => {
    const text = file(
      'Oak School,Ben Young,ben@oak.example,Birmingham,Line or team manager',
      'Oak School,Ben Young,ben@oak.example,Dorset SEND,Practitioner',
    );
    const { changes } = read(text);
    expect(changes.length).toBeGreaterThan(0);
    expect(read(text, applyChanges(known, changes))).toMatchObject({ changes: [], mistakes: [] });
  });
  it('may not give one Entra id to somebody who is listed under another address', () => {
    const text = `agency,name,e-mail,procedure,role,entra id\nOak School,Ben,ben@oak.example,,,${NEW}\nOak School,Ann Old,ann@oak.example,,,${NEW}`;
    expect(kinds(text)).toEqual(['3 Microsoft Entra id (leave empty) entra-id-two-people']);
    const other = { ...ann, id: NEW, email: 'c@oak.example', name: 'Cara' };
    const claimed = `agency,name,e-mail,procedure,role,entra id\nOak School,Ann Old,ann@oak.example,,,${NEW}`;
    expect(kinds(claimed, { ...known, people: [ann, other] })).toEqual([
      '2 Microsoft Entra id (leave empty) entra-id-two-people',
    ]);
  });
});
