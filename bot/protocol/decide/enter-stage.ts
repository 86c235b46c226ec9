import { dutyOwners, holdersOfSide, partOf, stageHolders } from '../authority.ts';
import { type Party, currentStage } from '../case.ts';
import type { Stage } from '../definition.ts';
import { dutyRuns } from '../duty-runs.ts';
import type { EventKey } from '../event-key.ts';
import type { CaseEvent } from '../event.ts';
import { firstStage, hasGivenUp, isAnswered, isSpent, nextStage, runOfDuty } from '../ladder.ts';
import { holds } from '../predicate.ts';
import { isOpenedByFinding, isShared, stageOf } from '../world.ts';
import { type Judgement, type Matter, accept, entering, happened, notYours, refuse } from './judgement.ts';
import { recordDuty } from './record-duty.ts';
import { outOfOrder, shutAgainst } from './shut-against.ts';
import { withStatedTime } from './state-time.ts';

type Leaving = { readonly early: boolean; readonly notInSource: boolean } | { readonly refused: Judgement };

/** The stage that a report leads to: the one it names, else the next one that this event opens, else the lowest. */
function targetOf({ report, world, case: kase }: Matter): Stage | undefined {
  if (report.stage !== undefined) return stageOf(world.protocol, report.stage);
  const opened = world.protocol.stages.filter((stage) => stage.opensOn.includes(report.key));
  const current = currentStage(kase);
  const next = current && nextStage(world, kase, current.stage);
  return opened.find((stage) => stage.id === next?.id) ?? opened[0];
}

/**
 * Leaving a stage is free once it has been given up, answered or is past its limit; before that it needs a reason. What
 * is for exceptional cases comes after the stage before it, and not in its place (SS.4, BI.4).
 */
function leaving(matter: Matter, from: Stage, to: Stage): Leaving {
  const { world, report, occurredAt } = matter;
  const given = report.reason !== undefined && report.reason.trim() !== '';
  if (hasGivenUp(matter.case, from.id) || isAnswered(matter.case, from.id)) {
    return { early: false, notInSource: false };
  }
  const ladder = from.decidedBy === 'raising' && from.kind !== 'informal';
  if (isSpent(world, matter.case, from, occurredAt)) return { early: false, notInSource: ladder };
  if (to.kind === 'exceptional') return { refused: refuse('not-now') };
  return given ? { early: true, notInSource: ladder } : { refused: refuse('needs-reason') };
}

/** May what lies below be passed over when a matter begins? An informal stage, with its reason; else as the file says. */
function skipping(matter: Matter, target: Stage): Leaving {
  const first = firstStage(matter.world);
  if (target.id === first.id) return { early: false, notInSource: false };
  if (!first.skippable || nextStage(matter.world, matter.case, first.id)?.id !== target.id) {
    if (!target.outOfTurn) return { refused: refuse('not-now') };
    const shut = outOfOrder(matter, first, target);
    return shut ? { refused: shut } : { early: false, notInSource: false };
  }
  const allowed =
    holds(first.skippable.when, matter.case.facts) === true || matter.report.reason !== undefined;
  return allowed ? { early: false, notInSource: false } : { refused: refuse('needs-reason') };
}

/** What says that something has arrived: whoever has received it may say so too (K13). */
const ARRIVALS: readonly EventKey[] = ['notification-received', 'form-received'];

/** Those to whom a matter comes that arrives at a stage. */
function receiversOf(matter: Matter, target: Stage): Party[] {
  if (!ARRIVALS.includes(matter.report.key)) return [];
  const side = target.decidedBy === 'raising' ? 'receiving' : 'raising';
  return [...holdersOfSide(matter.case, target, side), ...holdersOfSide(matter.case, target, 'neutral')];
}

/**
 * Those who may take the case into a stage: whoever owes the duty to do so, else the holders of the stage before;
 * what is raised, the raising side alone.
 */
function openers(matter: Matter, target: Stage): Party[] {
  const { world, report } = matter;
  const owed = world.protocol.duties.filter((duty) =>
    duty.doneBy.some(({ key, stage }) => key === report.key && (stage ?? duty.stage) === target.id),
  );
  const owners = owed.flatMap((duty) => dutyOwners(world, matter.case, duty));
  if (owners.length > 0) return [...owners, ...receiversOf(matter, target)];
  const current = currentStage(matter.case);
  const before = current
    ? stageHolders(matter.case, stageOf(world.protocol, current.stage))
    : holdersOfSide(matter.case, firstStage(world), 'raising');
  const able = [...before, ...holdersOfSide(matter.case, target, 'raising'), ...receiversOf(matter, target)];
  return report.key === 'raised' ? able.filter(({ side }) => side === 'raising') : able;
}

function obstacles(matter: Matter, target: Stage): Judgement | undefined {
  const window = runOfDuty(dutyRuns(matter.world, matter.case, matter.putAt), target.window);
  const lapsed = window?.status === 'open' && window.late;
  return shutAgainst(matter, target) ?? (lapsed ? refuse('not-now') : undefined);
}

/** Both sides' word ends a mirrored stage: going on without it says that it is not settled here. */
function givingUp(matter: Matter, from: Stage, part: Party): CaseEvent[] {
  if (!isShared(from) || hasGivenUp(matter.case, from.id)) return [];
  return [
    happened({ ...matter, report: { key: 'unresolved', reason: matter.report.reason } }, from.id, part.side),
  ];
}

/** Takes the case into the next stage. */
export function enterStage(matter: Matter): Judgement {
  const target = targetOf(matter);
  const current = currentStage(matter.case);
  if (!target || matter.case.outcome !== undefined) return refuse('not-now');
  if (current?.stage === target.id) return recordDuty(matter);
  const from = current && stageOf(matter.world.protocol, current.stage);
  if (!target.opensOn.includes(matter.report.key))
    return refuse(isOpenedByFinding(target) ? 'needs-finding' : 'not-now');
  const unordered = from && outOfOrder(matter, from, target);
  if (unordered) return unordered;
  if (current && matter.occurredAt < current.enteredAt) return refuse('not-now');
  const allowed = openers(matter, target);
  const part = partOf(allowed, matter.actor);
  if (!part) return notYours(allowed);
  const obstacle = obstacles(matter, target);
  if (obstacle) return obstacle;
  const way = from ? leaving(matter, from, target) : skipping(matter, target);
  if ('refused' in way) return way.refused;
  const timed = withStatedTime(matter, target);
  if ('refused' in timed) return timed.refused;
  const { now, actor, occurredAt, report } = matter;
  return accept(
    ...(from ? givingUp(matter, from, part) : []),
    happened({ ...matter, report: timed.report }, target.id, part.side),
    entering(matter, target.id, { at: occurredAt, early: way.early, because: report.reason }),
    ...(way.notInSource ? [{ type: 'flagged' as const, at: now, by: actor, flag: 'not-in-source' }] : []),
  );
}
