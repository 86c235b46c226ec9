import type { Case } from './case.ts';
import { currentStage } from './case.ts';
import { isBelowRespondent } from './below-respondent.ts';
import type { Stage } from './definition.ts';
import { type DutyRun, dutyRuns } from './duty-runs.ts';
import type { Instant } from './instant.ts';
import { type World, stageOf } from './world.ts';

/** The stage that follows; undefined after the last. */
export function nextStage(
  { protocol }: Pick<World, 'protocol'>,
  kase: Case,
  from: string,
): Stage | undefined {
  const next = stageOf(protocol, from).next;
  if (next === undefined) return undefined;
  const stage = stageOf(protocol, next);
  return isBelowRespondent(protocol, stage, kase.facts) ? nextStage({ protocol }, kase, next) : stage;
}

/** The first stage of the file, where a case begins. */
export function firstStage({ protocol }: Pick<World, 'protocol'>): Stage {
  const [first] = protocol.stages;
  if (!first) throw new RangeError(`protocol ${protocol.id} has no stages`);
  return first;
}

/** The stages as this case climbs them, lowest first. */
export function climb(world: World, kase: Case): Stage[] {
  const ladder = [firstStage(world)];
  for (
    let next = nextStage(world, kase, firstStage(world).id);
    next;
    next = nextStage(world, kase, next.id)
  ) {
    ladder.push(next);
  }
  return ladder;
}

export const runOfDuty = (runs: readonly DutyRun[], id: string | undefined): DutyRun | undefined =>
  id === undefined ? undefined : runs.find((run) => run.duty.id === id);

/** The duty whose limit is the present stage's. */
export function stageLimit(world: World, kase: Case, now: Instant): DutyRun | undefined {
  const current = currentStage(kase);
  return current && runOfDuty(dutyRuns(world, kase, now), stageOf(world.protocol, current.stage).limitDuty);
}

/** True once somebody has said that it cannot be settled in this stage. */
export const hasGivenUp = (kase: Case, stage: string): boolean =>
  kase.happenings.some((it) => it.stage === stage && it.key === 'unresolved');

/** True once the manager of a ladder's stage has answered. */
export const isAnswered = (kase: Case, stage: string): boolean =>
  kase.happenings.some((it) => it.stage === stage && it.key === 'response-received');

/** True once a stage has had its chance: given up, answered, or past its time at a moment. */
export function isSpent(world: World, kase: Case, stage: Stage, at: Instant): boolean {
  if (hasGivenUp(kase, stage.id) || isAnswered(kase, stage.id)) return true;
  const limit = runOfDuty(dutyRuns(world, kase, at), stage.limitDuty)?.limitAt;
  return limit !== undefined && limit < at;
}

/** True where the window for going up has passed unused (DO.9, reading 6). */
export function isLapsed(world: World, kase: Case, at: Instant): boolean {
  const current = currentStage(kase);
  if (!current || kase.outcome !== undefined) return false;
  const next = nextStage(world, kase, current.stage);
  const window = runOfDuty(dutyRuns(world, kase, at), next?.window);
  return window?.status === 'open' && window.late;
}

/** The late request to go up that still waits for an answer. */
export function pendingLateEscalation(kase: Case): Case['happenings'][number] | undefined {
  const stage = currentStage(kase)?.stage;
  const late = kase.happenings.filter((it) => it.stage === stage && it.key.startsWith('late-')).at(-1);
  return late?.key === 'late-escalation' ? late : undefined;
}
