import { expect, it } from 'vitest';
import { proveSimulation } from './prove-simulation.ts';
import { simulateCase } from './simulate-case.ts';

/** It takes seconds; on a machine that does ten other things at once, minutes. */
const MOST_MS = 300_000;

it(
  'whatever people try while clocks jump and the service is away, no reminder is missed, doubled or wrong',
  async () => {
    const { losses, duplicates, wrong, figures } = await proveSimulation.run({
      ...{ full: false, seed: 7, tell: () => undefined },
    });
    expect({ losses, duplicates, wrong }).toEqual({ losses: [], duplicates: [], wrong: [] });
    expect(figures['events']).toBeGreaterThan(1000);
    expect(figures['reminders']).toBeGreaterThan(1000);
    expect(figures['outages']).toBeGreaterThan(50);
    expect(figures['repeated commands']).toBeGreaterThan(10);
  },
  MOST_MS,
);

/** Cases that a long run has found, by their seeds. */
it.each([[20_260_406_019_330, 'something became due in the very moment in which the timer had come']])(
  'case %i: %s',
  async (seed) => {
    const { missed, doubled, wrong } = await simulateCase(seed, () => undefined);
    expect({ missed, doubled, wrong }).toEqual({ missed: [], doubled: [], wrong: [] });
  },
);
