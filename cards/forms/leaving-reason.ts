import { isOpenedByBeginning } from '../../bot/protocol/beginning.ts';
import { type Case, currentStage } from '../../bot/protocol/case.ts';
import type { Stage } from '../../bot/protocol/definition.ts';
import { dutyRuns } from '../../bot/protocol/duty-runs.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import { hasGivenUp, isAnswered, nextStage, runOfDuty } from '../../bot/protocol/ladder.ts';
import { guarding } from '../../bot/protocol/standing.ts';
import type { World } from '../../bot/protocol/world.ts';

/**
 * Why a reason is needed: the next stage is for exceptional cases only, papers that should go before are not sent,
 * or the present stage still has time.
 */
export type ReasonNeeded = 'exceptional' | 'urgent' | 'early';

/** When the time of a stage ends; undefined where none is printed or it has not begun. */
export const stageEnds = (world: World, kase: Case, stage: Stage, at: Instant): Instant | undefined =>
  runOfDuty(dutyRuns(world, kase, at), stage.limitDuty)?.limitAt;

/** Why a reason is needed to go from one stage to the next; undefined where none is. Follows what the core asks for. */
export function reasonNeeded(
  world: World,
  kase: Case,
  from: Stage,
  to: Stage,
  now: Instant,
): ReasonNeeded | undefined {
  if (to.needsReason) return 'exceptional';
  if (guarding(world, kase, to.id, now).length > 0) return 'urgent';
  if (isOpenedByBeginning(to)) return undefined;
  if (hasGivenUp(kase, from.id) || isAnswered(kase, from.id)) return undefined;
  const limit = stageEnds(world, kase, from, now);
  return limit !== undefined && limit < now ? undefined : 'early';
}

/** The same for a writing whose receipt opens a stage; undefined for every other writing. */
export function writingReason(
  world: World,
  kase: Case,
  duty: { stage: string; opens: boolean },
  now: Instant,
): ReasonNeeded | undefined {
  const current = currentStage(kase);
  const from = world.protocol.stages.find((stage) => stage.id === current?.stage);
  const to = from && nextStage(world, kase, from.id);
  return duty.opens && from && to?.id === duty.stage ? reasonNeeded(world, kase, from, to, now) : undefined;
}
