import type { Case } from './case.ts';
import { evolve } from './evolve.ts';
import type { Instant } from './instant.ts';
import { recast } from './recast.ts';
import type { World } from './world.ts';

/**
 * A case with the people who have a part in it today, as the next command would find it: whoever the directory no
 * longer lists has lost theirs, although nothing has been written since. The revision stays that of the stored case.
 */
export function castNow(world: World, kase: Case, now: Instant): Case {
  const changes = recast(world, kase, now);
  return changes.length === 0 ? kase : { ...changes.reduce<Case>(evolve, kase), revision: kase.revision };
}
