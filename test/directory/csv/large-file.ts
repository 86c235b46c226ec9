/** A file of 2,000 people, line by line, so that a test may spoil some of them. */

export const HEADINGS =
  'agency,agency type,name,e-mail,job title,team,procedure,role,deputy e-mail,from,ends on,away from,away until,in Teams (yes/no),Entra id';
const COLUMNS = HEADINGS.split(',');

export type Cells = Readonly<Record<string, string>>;

const AGENCIES = [
  ['Oak School', 'school'],
  ['Hill Council', 'council'],
  ["Hill Children's Trust", "children's trust"],
  ['Hill Surgery', 'health'],
  ['Anytown Police, North', 'police'],
  ['Wald Hausärzte', 'health'],
] as const;
const FIRST = ['Anna', 'Ben', 'Cara', 'Dev', 'Eve', 'Fay', 'José', 'Zoë', 'Siân', 'Mary-Jane'];
const LAST = ["O'Neill", 'Bryce', 'Shah', 'Webb', 'Okoro', 'Łukasz', 'Price', 'Young'];
const ROLES = [
  'practitioner',
  'line or team manager',
  'service or senior manager',
  'director or assistant director',
];

export const PEOPLE = 2_000;

export const emailOf = (n: number): string => `person.${n}@partnership.example`;
export const entraIdOf = (n: number): string => `7f3e9a10-1111-4222-8333-${String(n).padStart(12, '0')}`;

function about(n: number): Cells {
  const [agency, type] = AGENCIES[n % AGENCIES.length] ?? ['', ''];
  const outside = n % 10 === 9;
  return {
    agency,
    'agency type': type,
    name: `${FIRST[n % FIRST.length] ?? ''} ${LAST[n % LAST.length] ?? ''} ${n}`,
    'e-mail': emailOf(n),
    'job title': n % 3 === 0 ? 'Team manager, "early help"' : '',
    team: n % 4 === 0 ? 'North' : '',
    'in Teams (yes/no)': outside ? 'no' : 'yes',
    'Entra id': outside ? '' : entraIdOf(n),
    ...(n % 50 === 0 && { 'away from': '2026-12-01', 'away until': '24/12/2026' }),
  };
}

/** One or two lines a person; every seventh has no role. Nobody's deputy has a number that gives 2 when divided by 5. */
export function linesOf(n: number): Cells[] {
  if (n % 7 === 0) return [about(n)];
  const deputy = n % 5 === 0 ? { 'deputy e-mail': emailOf((n + AGENCIES.length) % PEOPLE) } : {};
  const role = { procedure: 'Birmingham', role: ROLES[n % ROLES.length] ?? '', from: '2026-09-01' };
  const first = { ...about(n), ...role, ...deputy };
  if (n % 4 !== 0) return [first];
  return [first, { ...about(n), procedure: 'BI', role: 'Safeguarding Lead', 'ends on': '1/4/2027' }];
}

const quoted = (cell: string): string => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
export const toLine = (cells: Cells): string =>
  COLUMNS.map((column) => quoted(cells[column] ?? '')).join(',');
export const toFile = (lines: readonly string[]): string => [HEADINGS, ...lines, ''].join('\r\n');

export const goodLines = (): string[] =>
  Array.from({ length: PEOPLE }, (_, n) => linesOf(n).map(toLine)).flat();
