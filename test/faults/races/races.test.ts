import { expect, test } from 'vitest';
import { proveRaces } from './prove-races.ts';

test('many at once in two processes on one case: one counts, nothing is lost and nothing comes twice', async () => {
  const { figures, losses, duplicates, wrong } = await proveRaces.run({
    ...{ full: false, seed: 1, tell: () => undefined },
  });
  expect({ losses, duplicates, wrong }).toEqual({ losses: [], duplicates: [], wrong: [] });
  expect(figures).toMatchObject({ races: 3, submits: 26, processes: 2, 'runs of sweepers': 4 });
});
