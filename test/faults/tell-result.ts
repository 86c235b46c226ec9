import type { Findings } from './proof.ts';

/** What became of one proof. `broke`: it could not be carried to its end, and so has shown nothing. */
export interface Result {
  readonly name: string;
  readonly seconds: number;
  readonly findings?: Findings;
  readonly broke?: string;
}

/** So many of each kind are printed; with `--json` all of them. */
const MOST_TOLD = 20;

/** Figures that are all nought show that nothing was done: such a proof does not hold. */
const didSomething = ({ figures }: Findings): boolean => Object.values(figures).some((count) => count > 0);

export const holds = ({ findings }: Result): boolean =>
  findings !== undefined &&
  didSomething(findings) &&
  findings.losses.length + findings.duplicates.length + findings.wrong.length === 0;

const grouped = (count: number): string => count.toLocaleString('en-GB');

const figuresOf = ({ figures }: Findings): string =>
  Object.entries(figures)
    .map(([name, count]) => `${grouped(count)} ${name}`)
    .join(', ');

function rowOf(result: Result): string[] {
  const { name, seconds, findings } = result;
  const counts = findings
    ? [findings.losses.length, findings.duplicates.length, findings.wrong.length, findings.unknowns].map(
        grouped,
      )
    : ['?', '?', '?', '?'];
  const said = findings ? figuresOf(findings) : 'broke off';
  return [name, holds(result) ? 'yes' : 'NO', ...counts, `${seconds.toFixed(0)} s`, said];
}

const HEAD = ['class', 'holds', 'losses', 'duplicates', 'wrong', 'unknowns', 'time', 'figures'];

/** All results as a table; figures in columns are set to the right. */
export function tableOf(results: readonly Result[]): string {
  const rows = [HEAD, ...results.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column >= 2 && column <= 6 ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}

const listed = (title: string, items: readonly string[]): string[] =>
  items.length === 0
    ? []
    : [
        `  ${title}:`,
        ...items.slice(0, MOST_TOLD).map((it) => `    ${it}`),
        ...(items.length > MOST_TOLD ? [`    and ${grouped(items.length - MOST_TOLD)} more`] : []),
      ];

/** What is not as it must be, and how to see it again. */
export function complaintOf(result: Result, seed: number): string {
  const { name, findings, broke } = result;
  return [
    `${name} does not hold. Again: npm run faults -- --only ${name} --seed ${seed}`,
    ...(broke === undefined ? [] : [`  broke off: ${broke}`]),
    ...(findings && !didSomething(findings) ? ['  nothing was done: every figure is 0'] : []),
    ...listed('lost', findings?.losses ?? []),
    ...listed('twice', findings?.duplicates ?? []),
    ...listed('wrong', findings?.wrong ?? []),
  ].join('\n');
}

/** The last line, for whoever reads nothing else. */
export function lastLine(results: readonly Result[], seed: number): string {
  const total = (of: (findings: Findings) => number): number =>
    results.reduce((sum, { findings }) => sum + (findings ? of(findings) : 0), 0);
  const kept = results.filter(holds).length;
  return [
    `${kept} of ${results.length} proofs hold:`,
    `${grouped(total((it) => it.losses.length))} lost,`,
    `${grouped(total((it) => it.duplicates.length))} twice,`,
    `${grouped(total((it) => it.wrong.length))} wrong,`,
    `${grouped(total((it) => it.unknowns))} called unknown where the far side may have acted (seed ${seed})`,
  ].join(' ');
}
