import type { Move } from '../../fixtures/random-moves.ts';

/** Gives the next number from 0 up to 1, always the same ones after the same seed. */
export type Random = () => number;

/** The generator "mulberry32": fast, and good enough to mix moves. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const below = (random: Random, n: number): number => Math.floor(random() * n);
export const oneOf = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T;
export const chance = (random: Random, share: number): boolean => random() < share;

const HOURS_AGO = [0, 0, 0, 0, 5, 30, 200] as const;

export const randomMove = (random: Random): Move => ({
  kind: below(random, 100),
  who: below(random, 1000),
  what: below(random, 10_000),
  wait: 0,
  ago: oneOf(random, HOURS_AGO),
  rest: below(random, 10_000),
});
