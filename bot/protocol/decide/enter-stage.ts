import { dutyOwners, holdersOfSide, partOf, stageHolders } from '../authority.ts';
import { type Party, currentStage } from '../case.ts';
import type { Stage } from '../definition.ts';
import { dutyRuns } from '../duty-runs.ts';
import type { CaseEvent } from '../event.ts';
import { firstStage, hasGivenUp, isAnswered, nextStage, runOfDuty } from '../ladder.ts';
import { holds } from '../predicate.ts';
import { stageOf } from '../world.ts';
import { type Judgement, type Matter, accept, entering, happened, notYours, refuse } from './judgement.ts';
import { recordDuty } from './record-duty.ts';
import { shutAgainst } from './shut-against.ts';

type Leaving = { readonly early: boolean; readonly notInSource: boolean } | { readonly refused: Judgement };

/** The stage that a report leads to: the one it names, or the only one that this event opens. */
function targetOf(matter: Matter): Stage | undefined {
  const { report, world } = matter;
  if (report.stage !== undefined) return stageOf(world.protocol, report.stage);
  const opened = world.protocol.stages.filter((stage) => stage.opensOn.includes(report.key));
  return opened.length === 1 ? opened[0] : undefined;
}

/** Leaving a stage is free once it has been given up, answered or is past its limit; before that it needs a reason. */
function leaving(matter: Matter, from: Stage): Leaving {
  const { world, report, occurredAt } = matter;
  const given = report.reason !== undefined && report.reason.trim() !== '';
  if (hasGivenUp(matter.case, from.id) || isAnswered(matter.case, from.id)) {
    return { early: false, notInSource: false };
  }
  const ladder = from.decidedBy === 'raising' && from.kind !== 'informal';
  const limit = runOfDuty(dutyRuns(world, matter.case, occurredAt), from.limitDuty)?.limitAt;
  if (limit !== undefined && limit < occurredAt) return { early: false, notInSource: ladder };
  return given ? { early: true, notInSource: ladder } : { refused: refuse('needs-reason') };
}

/** May the informal stage be passed over? Only with its reason. */
function skipping(matter: Matter, target: Stage): Leaving {
  const first = firstStage(matter.world);
  if (target.id === first.id) return { early: false, notInSource: false };
  if (!first.skippable || nextStage(matter.world, matter.case, first.id)?.id !== target.id) {
    return { refused: refuse('not-now') };
  }
  const allowed =
    holds(first.skippable.when, matter.case.facts) === true || matter.report.reason !== undefined;
  return allowed ? { early: false, notInSource: false } : { refused: refuse('needs-reason') };
}

/**
 * Those who may take the case into a stage: whoever owes the duty to do so, else the holders of the stage before.
 * On a ladder the manager who has received the matter may say so too (K13).
 */
function openers(matter: Matter, target: Stage): Party[] {
  const { protocol } = matter.world;
  const owed = protocol.duties.filter((duty) =>
    duty.doneBy.some(({ key, stage }) => key === matter.report.key && (stage ?? duty.stage) === target.id),
  );
  const receiver = holdersOfSide(matter.case, target, 'receiving');
  const owners = owed.flatMap((duty) => dutyOwners(matter.world, matter.case, duty));
  if (owners.length > 0) return target.decidedBy === 'raising' ? [...owners, ...receiver] : owners;
  const current = currentStage(matter.case);
  if (current) return stageHolders(matter.case, stageOf(protocol, current.stage));
  return holdersOfSide(matter.case, target, 'raising');
}

function obstacles(matter: Matter, target: Stage): Judgement | undefined {
  const window = runOfDuty(dutyRuns(matter.world, matter.case, matter.putAt), target.window);
  const lapsed = window?.status === 'open' && window.late;
  return shutAgainst(matter, target) ?? (lapsed ? refuse('not-now') : undefined);
}

/** Both sides' word ends a mirrored stage: going on without it says that it is not settled here. */
function givingUp(matter: Matter, from: Stage, part: Party): CaseEvent[] {
  if (from.decidedBy !== 'both' || hasGivenUp(matter.case, from.id)) return [];
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
  if (from && nextStage(matter.world, matter.case, from.id)?.id !== target.id) return refuse('not-now');
  if (!target.opensOn.includes(matter.report.key)) return refuse('not-now');
  if (current && matter.occurredAt < current.enteredAt) return refuse('not-now');
  const allowed = openers(matter, target);
  const part = partOf(allowed, matter.actor);
  if (!part) return notYours(allowed);
  const obstacle = obstacles(matter, target);
  if (obstacle) return obstacle;
  const way = from ? leaving(matter, from) : skipping(matter, target);
  if ('refused' in way) return way.refused;
  const { now, actor, occurredAt, report } = matter;
  return accept(
    ...(from ? givingUp(matter, from, part) : []),
    happened(matter, target.id, part.side),
    entering(matter, target.id, { at: occurredAt, early: way.early, because: report.reason }),
    ...(way.notInSource ? [{ type: 'flagged' as const, at: now, by: actor, flag: 'not-in-source' }] : []),
  );
}
