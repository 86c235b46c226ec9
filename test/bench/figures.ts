/** Numbers in order, smallest first. */
const ordered = (all: readonly number[]): number[] => [...all].sort((a, b) => a - b);

/** The value in the middle; between two, their mean. NaN of nothing. */
export function median(all: readonly number[]): number {
  const inOrder = ordered(all);
  const half = inOrder.length / 2;
  const upper = inOrder[Math.floor(half)] ?? Number.NaN;
  return Number.isInteger(half) ? ((inOrder[half - 1] ?? Number.NaN) + upper) / 2 : upper;
}

/** The smallest value that at least 99 in 100 do not exceed (nearest rank). NaN of nothing. */
export const p99 = (all: readonly number[]): number =>
  ordered(all)[Math.ceil(all.length * 0.99) - 1] ?? Number.NaN;

export const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
