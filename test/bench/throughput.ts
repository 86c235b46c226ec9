import type { Arena, Rival } from './open-arena.ts';

/** Turns a second, of each run. */
export interface Throughput {
  readonly product: readonly number[];
  readonly floor: readonly number[];
}

export const CLIENTS = 16;

/** So many clients at a time, each on a case of its own, each with its next turn as soon as it has its answer. */
async function turnsASecond(rival: Rival, turnsEach: number): Promise<number> {
  const all = CLIENTS * turnsEach;
  rival.stock(all);
  const began = performance.now();
  const client = async (): Promise<void> => {
    for (let turn = 0; turn < turnsEach; turn += 1) await rival.play();
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return all / ((performance.now() - began) / 1000);
}

/** Lets sixteen clients play at the product and at the floor, run by run, each first every other time. */
export async function timeThroughput(arena: Arena, runs: number, turnsEach: number): Promise<Throughput> {
  const found = { product: [] as number[], floor: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    const order = run % 2 === 0 ? (['product', 'floor'] as const) : (['floor', 'product'] as const);
    for (const name of order) found[name].push(await turnsASecond(arena[name], turnsEach));
  }
  return found;
}
