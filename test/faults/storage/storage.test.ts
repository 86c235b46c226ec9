import { expect, test } from 'vitest';
import { proveStorage } from './prove-storage.ts';

test('storage fails at any request of a turn: an honest answer, one transition, no message lost or sent twice', async () => {
  const { figures, losses, duplicates, wrong } = await proveStorage.run({
    ...{ full: false, seed: 1, tell: () => undefined },
  });
  expect({ losses, duplicates, wrong }).toEqual({ losses: [], duplicates: [], wrong: [] });
  expect(figures['operations of storage']).toBe(3);
  expect(figures['asked to press again']).toBeGreaterThan(0);
});
