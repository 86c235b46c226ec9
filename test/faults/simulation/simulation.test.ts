import { expect, it } from 'vitest';
import { proveSimulation } from './prove-simulation.ts';

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
