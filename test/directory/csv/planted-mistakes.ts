import type { MistakeKind } from '../../../bot/directory/csv/mistake.ts';
import { type Cells, emailOf, entraIdOf, linesOf, PEOPLE, toLine } from './large-file.ts';

/** Which lines of a person it spoils: the only one, the second of two, or that of somebody without a role. */
type Of = 'one' | 'second' | 'bare';

interface Planted {
  readonly kind: MistakeKind;
  readonly of: Of;
  /** The line as it is in the spoilt file; two lines: the second is the mistake. */
  readonly spoil: (cells: Cells) => string | [string, string];
}

const write =
  (cells: Cells): Planted['spoil'] =>
  (line) =>
    toLine({ ...line, ...cells });
const one = (kind: MistakeKind, cells: Cells): Planted => ({ kind, of: 'one', spoil: write(cells) });
const second = (kind: MistakeKind, cells: Cells): Planted => ({ kind, of: 'second', spoil: write(cells) });
const rewrite = (kind: MistakeKind, change: (line: string) => string): Planted => ({
  kind,
  of: 'one',
  spoil: (cells) => change(toLine(cells)),
});

export const PLANTED: readonly Planted[] = [
  one('email-bad', { 'e-mail': 'anna at school.example' }),
  one('email-bad', { 'e-mail': 'anna@ school.example' }),
  one('cell-empty', { agency: '' }),
  one('cell-empty', { name: '' }),
  one('cell-empty', { 'e-mail': '' }),
  one('agency-type-unknown', { 'agency type': 'shcool' }),
  one('agency-type-missing', { agency: 'Vale School', 'agency type': '' }),
  one('agency-type-two', { agency: 'Hill Surgery', 'agency type': 'police' }),
  one('procedure-unknown', { procedure: 'Birmingam' }),
  one('procedure-unknown', { procedure: 'Leeds' }),
  one('procedure-missing', { procedure: '' }),
  one('role-unknown', { role: 'line or team manger' }),
  one('role-unknown', { role: 'teacher' }),
  one('role-missing', { role: '' }),
  one('role-missing', { procedure: '', role: '', from: '', 'deputy e-mail': emailOf(6) }),
  one('day-bad', { from: '31/02/2026' }),
  one('day-bad', { 'ends on': 'Easter' }),
  one('ends-before-begins', { from: '2026-09-01', 'ends on': '2026-08-01' }),
  one('ends-before-begins', { from: '2026-09-01', 'ends on': '01/09/2026' }),
  one('away-half', { 'away from': '2026-12-01', 'away until': '' }),
  one('away-backwards', { 'away from': '2026-12-24', 'away until': '2026-12-01' }),
  one('in-teams-bad', { 'in Teams (yes/no)': 'perhaps' }),
  one('entra-id-bad', { 'Entra id': '7f3e9a10-1111' }),
  one('entra-id-outside', { 'in Teams (yes/no)': 'no' }),
  one('entra-id-two-people', { 'Entra id': entraIdOf(1) }),
  second('person-two-ways', { name: 'Somebody Else' }),
  second('person-two-ways', { agency: 'Oak School', 'agency type': 'school' }),
  second('person-two-ways', { team: 'South' }),
  second('person-two-ways', { 'Entra id': '7f3e9a10-9999-4222-8333-000000000000' }),
  { kind: 'line-twice', of: 'one', spoil: (cells) => [toLine(cells), toLine(cells)] },
  { kind: 'line-twice', of: 'bare', spoil: (cells) => [toLine(cells), toLine(cells)] },
  one('deputy-unknown', { 'deputy e-mail': 'nobody@partnership.example' }),
  { kind: 'deputy-self', of: 'one', spoil: (it) => toLine({ ...it, 'deputy e-mail': it['e-mail'] ?? '' }) },
  one('deputy-bad', { 'deputy e-mail': 'Anna Bryce' }),
  rewrite('cells-missing', (line) => line.split(',').slice(0, 9).join(',')),
  rewrite('cells-too-many', (line) => `${line},too much`),
  rewrite('quote-open', (line) => line.replace(/,[^,]*$/, ',"yes')),
  rewrite('quote-inside', (line) => line.replace('person', 'per"son')),
  rewrite('letters-lost', (line) => line.replace('person', 'p\ufffdrson')),
  one('cell-too-long', { 'job title': 'x'.repeat(121) }),
];

const fits = (n: number, of: Of): boolean => {
  const count = linesOf(n).length;
  if (n % 5 !== 2) return false;
  if (of === 'bare') return n % 7 === 0;
  return n % 7 !== 0 && count === (of === 'second' ? 2 : 1) && n % 6 !== 0;
};

/** The file with all of them in it, spread over its length, and where each of them is. */
export function spoiltFile(): { lines: string[]; expected: { line: number; kind: MistakeKind }[] } {
  const victims = new Map<number, Planted>();
  let n = 30;
  for (const planted of PLANTED) {
    while (!fits(n, planted.of)) n += 1;
    victims.set(n, planted);
    n += 30;
  }
  const lines: string[] = [];
  const expected: { line: number; kind: MistakeKind }[] = [];
  for (let person = 0; person < PEOPLE; person += 1) {
    const own = linesOf(person);
    const planted = victims.get(person);
    own.forEach((cells, index) => {
      const isHit = planted !== undefined && index === own.length - 1;
      lines.push(...[isHit ? planted.spoil(cells) : toLine(cells)].flat());
      if (isHit) expected.push({ line: lines.length + 1, kind: planted.kind });
    });
  }
  return { lines, expected };
}
