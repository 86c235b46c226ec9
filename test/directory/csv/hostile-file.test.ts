import { describe, expect, test } from 'vitest';
import { readDirectoryCsv } from '../../../bot/directory/csv/read-directory-csv.ts';
import { personIdFor } from '../../../bot/directory/person-id.ts';
import type { DirectoryRecord, Person } from '../../../bot/ports/people.ts';
import { newestOf } from '../../../bot/protocol-versions.ts';
import { readAllVersions } from '../../../bot/read-protocols.ts';

const protocols = [...newestOf(readAllVersions()).values()];
const HEADINGS = 'agency,agency type,name,e-mail,procedure,role,in Teams,Entra id';
const ACCOUNT = '0a0a0a0a-1111-4111-8111-0a0a0a0a0a0a';

const directoryOf = (...people: Person[]): DirectoryRecord => ({
  agencies: people.length === 0 ? [] : [{ id: 'oak', name: 'Oak School', type: 'school' }],
  people,
  roles: [],
  channels: [],
  settings: [],
  teams: [],
});
const person = (email: string, more: Partial<Person>): Person => ({
  id: personIdFor(email),
  name: 'Ann Field',
  email,
  agency: 'oak',
  ...more,
});
const read = (text: string, record = directoryOf()) => readDirectoryCsv(text, record, protocols);
const lines = (count: number, lineOf: (index: number) => string): string =>
  [HEADINGS, ...Array.from({ length: count }, (_, index) => lineOf(index))].join('\n');

/**
 * Nobody else is answered while a file is read: each of these took up to 90 seconds, longer than a test may last, where
 * every line was compared with every other.
 */
const LONG: readonly [string, () => string][] = [
  ['a heading of 5 MB', () => 'x'.repeat(5_000_000)],
  ['a million headings', () => 'a,'.repeat(1_000_000)],
  ['15,000 agencies', () => lines(15_000, (n) => `A ${n},school,N,n${n}@oak.example,,,no,`)],
  [
    'agencies whose names have no letter',
    () => lines(15_000, (n) => `${'!'.repeat(n % 100)}${'?'.repeat(n / 150)},school,N,n${n}@x.example,,,no,`),
  ],
  [
    'a mistake in each line',
    () => lines(15_000, (n) => `A,school,N,n${n}@x.example,Sandwell SEND,senior,no,`),
  ],
];

test.each(LONG)('a file with %s is read to its end', (_, made) => {
  const { mistakes, changes } = read(made());
  expect(mistakes.length + changes.length).toBeGreaterThan(0);
});

test('of thousands of mistakes the first thousand are listed, and it says how many there are', () => {
  const { mistakes, changes } = read(
    lines(3_000, (n) => `A,school,N,n${n}@x.example,Sandwell SEND,none,no,`),
  );
  expect(changes).toEqual([]);
  expect(mistakes).toHaveLength(1_001);
  expect(mistakes[0]).toMatchObject({ line: 1, kind: 'mistakes-too-many' });
  expect(mistakes[0]?.wrong).toContain('The file has 3000 mistakes. 1000 of them are listed here.');
});

describe('an account belongs to one person', () => {
  const cameLater = person('later@oak.example', { name: 'Cam Later', entraId: ACCOUNT });
  const wasBefore = person('before@oak.example', { id: ACCOUNT, outside: true });

  test('whoever comes back to Teams does not share it with somebody who has it now', () => {
    const text = lines(1, () => 'Oak School,school,Ann Field,before@oak.example,,,yes,');
    const { mistakes, changes } = read(text, directoryOf(wasBefore, cameLater));
    expect(mistakes).toMatchObject([{ line: 2, kind: 'entra-id-two-people' }]);
    expect(mistakes[0]?.wrong).toContain('Cam Later');
    expect(changes).toEqual([]);
  });

  test('and has it again where nobody else does', () => {
    const text = lines(1, () => 'Oak School,school,Ann Field,before@oak.example,,,yes,');
    expect(read(text, directoryOf(wasBefore))).toMatchObject({ mistakes: [], changes: [{}] });
  });
});

test.each(['\u2066', '\u200b', '\u202e', '\u200f', '\u0007'])(
  'a name with the hidden sign %j is not taken',
  (sign) => {
    const { mistakes } = read(lines(1, () => `Oak School,school,Moira${sign} Kent,m@oak.example,,,no,`));
    expect(mistakes).toMatchObject([{ line: 2, column: 'name', kind: 'letters-hidden' }]);
  },
);
