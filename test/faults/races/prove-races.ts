import type { Findings, Proof } from '../proof.ts';
import { ON_ONE_CASE } from './one-case.ts';
import { type Race, type Tally, openRaceField } from './race-field.ts';
import { OF_SWEEPERS } from './two-sweepers.ts';

interface Task {
  readonly races: readonly Race[];
  /** How often each is run. */
  readonly times: number;
  /** So many press at once. */
  readonly atOnce: number;
}

const FULL: Task = { races: [...ON_ONE_CASE, ...OF_SWEEPERS], times: 3, atOnce: 50 };
const QUICK: Task = { races: [...ON_ONE_CASE.slice(0, 2), ...OF_SWEEPERS.slice(1)], times: 1, atOnce: 12 };

async function prove({ races, times, atOnce }: Task, tell: (line: string) => void): Promise<Findings> {
  const field = await openRaceField(atOnce);
  const tally: Tally = {
    ...{ races: 0, unknowns: 0, submits: 0, sweepers: 0 },
    ...{ losses: [], duplicates: [], wrong: [] },
  };
  for (let round = 1; round <= times; round += 1)
    for (const race of races) {
      await race.run(field, tally);
      tally.races += 1;
      tell(`${race.name}: run ${round}`);
    }
  // A record that does not hold is found when everything stops.
  await field.here.stop().catch((fault: unknown) => tally.wrong.push(String(fault)));
  const { submits, sweepers, losses, duplicates, wrong } = tally;
  const figures = { races: tally.races, submits, processes: field.both.length, 'runs of sweepers': sweepers };
  return { figures, losses, duplicates, wrong, unknowns: tally.unknowns };
}

/**
 * Many press at once in two processes on one case, and the timers of both run at once: one counts, everybody is answered
 * truly, nothing is lost and nothing comes twice.
 */
export const proveRaces: Proof = { name: 'races', run: ({ full, tell }) => prove(full ? FULL : QUICK, tell) };
