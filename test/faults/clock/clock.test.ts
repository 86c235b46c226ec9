import { expect, it } from 'vitest';
import { proveClock } from './prove-clock.ts';

/** It takes seconds; on a machine that does ten other things at once, minutes. */
const MOST_MS = 300_000;

it(
  'over clock changes, Easter, Christmas and 29 February, with outages, exactly the due reminders come, once',
  async () => {
    const { losses, duplicates, wrong, figures } = await proveClock.run({
      ...{ full: false, seed: 20_261_025, tell: () => undefined },
    });
    expect({ losses, duplicates, wrong }).toEqual({ losses: [], duplicates: [], wrong: [] });
    expect(figures['protocols']).toBe(5);
    expect(figures['seasons']).toBe(7);
    expect(figures['reminders']).toBeGreaterThan(1000);
    expect(figures['reminders replaced by newer ones']).toBeGreaterThan(20);
    expect(figures['outages of 3 hours']).toBeGreaterThan(20);
    expect(figures['outages of 10 days']).toBeGreaterThan(10);
  },
  MOST_MS,
);
