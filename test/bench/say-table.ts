/** One line of what was measured: a figure of the product, what it is held against, and whether it is good enough. */
export interface Row {
  readonly what: string;
  readonly product: number;
  readonly floor: number;
  /** Product to floor, or large to small; of throughput too. */
  readonly ratio: number;
  readonly target?: Target;
  readonly unit: string;
  /** What the two figures are of, where they are not the product's and the floor's. */
  readonly columns?: Columns;
}

export type Columns = readonly [first: string, second: string];

export interface Target {
  readonly ratio: number;
  /** Whether the ratio may be at most, or must be at least, this. */
  readonly is: 'at most' | 'at least';
}

/** A ratio is met as it is printed: with two digits after the point. */
export const isMet = ({ ratio, target }: Row): boolean | undefined => {
  if (!target) return undefined;
  const printed = Number(ratio.toFixed(2));
  return target.is === 'at most' ? printed <= target.ratio : printed >= target.ratio;
};

/** Three digits say enough, whatever the size. */
export const sayNumber = (value: number): string =>
  Number.isNaN(value)
    ? '–'
    : Math.abs(value) >= 100
      ? value.toFixed(0)
      : String(Number(value.toPrecision(3)));

const sayTarget = (target: Target | undefined): string =>
  target ? `${target.is === 'at most' ? '≤' : '≥'} ${target.ratio}` : '';

const sayMet = (row: Row): string => {
  const met = isMet(row);
  return met === undefined ? '' : met ? 'met' : 'MISSED';
};

/** Columns of equal width; the first is a text, the others are numbers. */
export function sayColumns(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => (line[column] ?? '').length)));
  const say = (line: readonly string[]): string =>
    widths
      .map((width, column) => {
        const cell = line[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return [say(head), widths.map((width) => '-'.repeat(width)).join('  '), ...lines.map(say)].join('\n');
}

const PRODUCT_AND_FLOOR: Columns = ['product', 'floor'];

/** One table for each pair of columns that the rows have. */
export function sayTable(rows: readonly Row[]): string {
  const columnsOf = ({ columns = PRODUCT_AND_FLOOR }: Row): string => columns.join('\n');
  const groups = [...new Set(rows.map(columnsOf))];
  return groups
    .map((group) =>
      sayColumns(
        ['', ...group.split('\n'), 'unit', 'ratio', 'target', ''],
        rows.filter((row) => columnsOf(row) === group).map(sayRow),
      ),
    )
    .join('\n\n');
}

const sayRow = (row: Row): string[] => [
  row.what,
  sayNumber(row.product),
  sayNumber(row.floor),
  row.unit,
  Number.isFinite(row.ratio) ? row.ratio.toFixed(2) : '',
  sayTarget(row.target),
  sayMet(row),
];
