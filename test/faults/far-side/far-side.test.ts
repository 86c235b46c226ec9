import { expect, test } from 'vitest';
import { proveFarSide } from './prove-far-side.ts';

test('whatever Teams and Graph do: nothing is lost, nothing comes twice, and doubt is shown', async () => {
  const findings = await proveFarSide.run({ full: false, seed: 1, tell: () => undefined });
  expect(findings.wrong).toEqual([]);
  expect(findings.losses).toEqual([]);
  expect(findings.duplicates).toEqual([]);
  expect(findings.figures).toMatchObject({ 'kinds of effect': 6, runs: expect.any(Number) as number });
  expect(findings.unknowns).toBeGreaterThan(30);
});
