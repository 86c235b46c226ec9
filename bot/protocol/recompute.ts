import type { Actor, Case } from './case.ts';
import { dutyRuns } from './duty-runs.ts';
import type { CaseEvent } from './event.ts';
import type { Instant } from './instant.ts';
import type { World } from './world.ts';

/** Limits that moved because something turned out to have happened earlier: said openly, with the old value. */
export function recomputedLimits(
  world: World,
  before: Case,
  after: Case,
  now: Instant,
  by: Actor,
): CaseEvent[] {
  const old = new Map(dutyRuns(world, before, now).map((run) => [run.key, run.limitAt]));
  return dutyRuns(world, after, now).flatMap((run): CaseEvent[] => {
    const from = old.get(run.key);
    if (from === undefined || run.limitAt === undefined || from === run.limitAt) return [];
    return [{ type: 'limit-recomputed', at: now, by, duty: run.key, from, to: run.limitAt }];
  });
}
