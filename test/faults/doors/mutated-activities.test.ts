import { expect, test } from 'vitest';
import { proveMutatedActivities } from './prove-mutated-activities.ts';

test('a thousand activities with something wrong in them: nothing changes, and no trace goes out', async () => {
  const options = { full: false, seed: 20_261_122, tell: () => undefined };
  const { figures, losses, duplicates, wrong } = await proveMutatedActivities.run(options);
  expect([...losses, ...duplicates, ...wrong]).toEqual([]);
  expect(figures['mutated activities']).toBe(1_000);
  expect(figures['of these answered']).toBeGreaterThan(300);
}, 120_000);
