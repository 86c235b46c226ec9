/** Draws the same again for the same seed. */
export interface Random {
  /** A whole number from 0 to `below`, without it. */
  int(below: number): number;
  /** One of several. Throws where there is none. */
  of<T>(list: readonly T[]): T;
}

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const int = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  const of = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('nothing to draw from');
    return list[int(list.length)] as T;
  };
  return { int, of };
}
