import type { Findings, Proof } from '../proof.ts';
import { simulateCase } from './simulate-case.ts';

/** Events on the records of the simulated cases, at least. */
const FULL_EVENTS = 1_000_000;
const QUICK_EVENTS = 3_000;
const TOLD_EVERY = 50_000;
/** After so many cases with faults there is enough to look at. */
const ENOUGH_FAULTS = 20;
const STEPS_SHOWN = 12;
/** Seeds of single cases are this far apart from run to run, so that two runs share none. */
const CASES_PER_SEED = 1_000_000;

async function steps(seed: number): Promise<string[]> {
  const lines: string[] = [];
  await simulateCase(seed, (line) => lines.push(line));
  return lines;
}

/** The fault, how to see it again, and the last steps on the shortest way to it. */
async function describe(seed: number, fault: string): Promise<string> {
  const all = await steps(seed);
  const last = all.slice(-STEPS_SHOWN).map((line) => `    ${line}`);
  return [
    `${fault} (npx tsx test/faults/simulation/repeat-case.ts ${seed}: ${all.length} steps)`,
    ...last,
  ].join('\n');
}

/**
 * Random cases of the five protocols and of protocols that nobody has written: random commands, repeated ones, a clock
 * that jumps, a timer that comes by when it likes, and outages. No due reminder is missed, none comes twice, and no
 * invariant is broken.
 */
export const proveSimulation: Proof = {
  name: 'simulation',
  run: async ({ full, seed, tell }): Promise<Findings> => {
    const most = full ? FULL_EVENTS : QUICK_EVENTS;
    const figures: Record<string, number> = { events: 0 };
    const [losses, duplicates, wrong]: [string[], string[], string[]] = [[], [], []];
    const start = performance.now();
    let told = 0;
    for (let n = 0; (figures['events'] ?? 0) < most; n += 1) {
      const caseSeed = seed * CASES_PER_SEED + n;
      const { counts, ...found } = await simulateCase(caseSeed, () => undefined);
      for (const [name, by] of Object.entries(counts)) figures[name] = (figures[name] ?? 0) + by;
      for (const it of found.missed) losses.push(await describe(caseSeed, it));
      for (const it of found.doubled) duplicates.push(await describe(caseSeed, it));
      for (const it of found.wrong) wrong.push(await describe(caseSeed, it));
      if (losses.length + duplicates.length + wrong.length >= ENOUGH_FAULTS) break;
      const events = figures['events'] ?? 0;
      if (events - told < TOLD_EVERY) continue;
      told = events;
      const seconds = (performance.now() - start) / 1000;
      tell(`${events} events, ${Math.round(events / seconds)} a second`);
    }
    return { figures, losses, duplicates, wrong, unknowns: 0 };
  },
};
