import type { Arena } from './open-arena.ts';

export interface TurnTimes {
  readonly product: readonly number[];
  readonly floor: readonly number[];
}

/** Plays turns of the product and of the floor in turn, each first every other time. In milliseconds. */
export async function timeTurns(arena: Arena, turns: number, warmUp: number): Promise<TurnTimes> {
  const { product, floor } = arena;
  const times = { product: [] as number[], floor: [] as number[] };
  const all = turns + warmUp;
  for (let done = 0; done < all; done += 1) {
    // Copies are made in small lots: none should wait in the emulator for long.
    if (done % LOT === 0) for (const rival of [product, floor]) rival.stock(Math.min(LOT, all - done));
    const order = done % 2 === 0 ? (['product', 'floor'] as const) : (['floor', 'product'] as const);
    for (const name of order) {
      const { tookMs } = await arena[name].play();
      if (done >= warmUp) times[name].push(tookMs);
    }
  }
  return times;
}

const LOT = 50;
