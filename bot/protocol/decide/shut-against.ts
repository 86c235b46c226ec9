import type { Stage } from '../definition.ts';
import { climb, nextStage } from '../ladder.ts';
import { guarding } from '../standing.ts';
import { type Judgement, type Matter, refuse } from './judgement.ts';

const isReasonGiven = ({ report }: Matter): boolean => (report.reason ?? '').trim() !== '';

/**
 * What keeps a stage shut against somebody who asks for it: open duties that guard it, or a reason not given. A paper
 * that is missing must not hold up a child who cannot wait: with a reason the way is open, and the duty stays.
 */
export function shutAgainst(matter: Matter, target: Stage): Judgement | undefined {
  if (isReasonGiven(matter)) return undefined;
  const guards = guarding(matter.world, matter.case, target.id, matter.now);
  if (guards.length > 0) return refuse('needs-document', { duties: guards.map((run) => run.key) });
  return target.needsReason ? refuse('needs-reason') : undefined;
}

/** No level is jumped, but into a stage that the document opens to some matters from below: with that reason. */
export function outOfOrder(matter: Matter, from: Stage, target: Stage): Judgement | undefined {
  const { world, case: kase } = matter;
  if (nextStage(world, kase, from.id)?.id === target.id) return undefined;
  const order = climb(world, kase).map(({ id }) => id);
  if (!target.outOfTurn || order.indexOf(target.id) <= order.indexOf(from.id)) return refuse('not-now');
  return isReasonGiven(matter) ? undefined : refuse('needs-reason');
}
