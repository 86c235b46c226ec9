import { expect, test } from 'vitest';
import { proveRedelivery } from './prove-redelivery.ts';

test('a form that comes again, at once or hours later, is one transition and one message', async () => {
  const { figures, losses, duplicates, wrong } = await proveRedelivery.run({
    ...{ full: false, seed: 1, tell: () => undefined },
  });
  expect({ losses, duplicates, wrong }).toEqual({ losses: [], duplicates: [], wrong: [] });
  expect(figures['accepted']).toBe(3);
  expect(figures['times brought again']).toBe(18);
});
