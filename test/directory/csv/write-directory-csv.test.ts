import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { asWritten, harmless } from '../../../bot/directory/csv/formula-cell.ts';
import { readDirectoryCsv } from '../../../bot/directory/csv/read-directory-csv.ts';
import { writeDirectoryCsv } from '../../../bot/directory/csv/write-directory-csv.ts';
import { EMPTY } from '../../../bot/directory/memory-keeper.ts';
import { personIdFor } from '../../../bot/directory/person-id.ts';
import type { DirectoryRecord } from '../../../bot/ports/people.ts';
import { newestOf } from '../../../bot/protocol-versions.ts';
import { readAllVersions } from '../../../bot/read-protocols.ts';
import { loadDirectory } from '../../sandbox/load-directory.ts';

const protocols = [...newestOf(readAllVersions()).values()];
const ANN = 'fc8a9626-b152-4f10-b063-1d464aae660d';
const BEN = personIdFor('ben@oak.example');
const CARA = '0104d94d-aa8b-49c4-ac40-96b3f8073c65';
const named = { by: 'Tom Baker', at: '2026-11-01T09:00:00.000Z', ref: 'SS-7K3QXM' };

const record: DirectoryRecord = {
  ...EMPTY,
  agencies: [
    { id: 'oak', name: '=SUM(A1:A9)', type: 'school' },
    { id: 'hill-1', name: 'Hill', type: 'council' },
    { id: 'hill-2', name: 'Hill', type: 'health' },
  ],
  people: [
    {
      id: ANN,
      name: '@Ann, "the" Old',
      email: '+ann@oak.example',
      agency: 'oak',
      jobTitle: "'-1+cmd|' /C calc'!A0",
      team: '＝wide',
      employer: 'childrens-services',
      away: { from: '2026-12-01', until: '2026-12-24' },
    },
    { id: BEN, name: '-Ben', email: 'ben@oak.example', agency: 'hill-1', outside: true, unconfirmed: named },
    { id: CARA, name: "'Cara", email: 'cara@oak.example', agency: 'hill-2', entraId: ANN.replace('f', 'a') },
  ],
  roles: [
    { protocol: 'birmingham', role: 'practitioner', agency: 'oak', person: ANN, deputy: BEN },
    {
      protocol: 'birmingham',
      role: 'practitioner',
      agency: 'hill-1',
      person: ANN,
      team: 'North',
      from: '2026-01-01',
    },
    {
      protocol: 'birmingham',
      role: 'chair',
      agency: 'oak',
      person: ANN,
      endsOn: '2027-01-01',
      unconfirmed: named,
    },
    { protocol: 'no-longer-here', role: 'its-role', agency: 'hill-2', person: CARA },
  ],
};

describe('a file that is written', () => {
  const text = writeDirectoryCsv(record, protocols);

  it('begins with a byte order mark, and its lines end as a spreadsheet expects', () => {
    expect(text.startsWith('\ufeffagency,agency type,name,e-mail,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(1 + 5 + 1);
  });
  it('has no cell that a spreadsheet would run', () => {
    const rows: string[][] = parse(text, { bom: true });
    const cells = rows.flat();
    expect(cells).toContain("'=SUM(A1:A9)");
    expect(cells).toContain("'+ann@oak.example");
    expect(cells.filter((cell) => /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell))).toEqual([]);
  });
  it('gives no change when it is read back, though it looks like formulas', () => {
    expect(readDirectoryCsv(text, record, protocols)).toMatchObject({ mistakes: [], changes: [] });
    expect(readDirectoryCsv(writeDirectoryCsv(record), record, protocols)).toMatchObject({
      mistakes: [],
      changes: [],
    });
  });
  it('makes the same people and roles anew where there was nothing', () => {
    const { roles } = record;
    const there = { ...record, agencies: record.agencies.slice(0, 2), roles: roles.slice(0, 3) };
    const kept = { ...there, people: there.people.slice(0, 2) };
    const plain = writeDirectoryCsv(kept, protocols);
    const { changes, mistakes } = readDirectoryCsv(plain, EMPTY, protocols);
    expect(mistakes).toEqual([]);
    expect(changes.map(({ kind }) => kind).sort()).toEqual(
      ['put-agency', 'put-agency', 'put-person', 'put-person', 'put-role', 'put-role', 'put-role'].sort(),
    );
  });
  it('gives no change of the directory with which the sandbox begins', async () => {
    const { agencies, people, roles } = await loadDirectory();
    const seeded = { ...EMPTY, agencies, people, roles };
    const read = readDirectoryCsv(writeDirectoryCsv(seeded, protocols), seeded, protocols);
    expect(read).toMatchObject({ mistakes: [], changes: [] });
    expect(read.summary).toMatchObject({ people: people.length, peopleNotInFile: 0, rolesNotInFile: 0 });
  });
});

describe('a cell', () => {
  it.each(['=1', '+1', '-1', '@x', '\tx', '\rx', '\nx', "'=1", "''=1", '＝1', 'x', "'x", '', "'"])(
    'with %j is harmless, and comes back as it was',
    (cell) => {
      expect(harmless(cell)).not.toMatch(/^[=+\-@\t\r\n＝]/);
      expect(asWritten(harmless(cell))).toBe(cell);
    },
  );
});
