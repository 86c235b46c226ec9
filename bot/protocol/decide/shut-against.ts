import type { Stage } from '../definition.ts';
import { blocking } from '../standing.ts';
import { type Judgement, type Matter, refuse } from './judgement.ts';

/** What keeps a stage shut against somebody who asks for it: open duties that guard it, or a reason not given. */
export function shutAgainst(matter: Matter, target: Stage): Judgement | undefined {
  const guards = blocking(matter.world, matter.case, `to:${target.id}`, matter.now);
  if (guards.length > 0) return refuse('needs-document', { duties: guards.map((run) => run.key) });
  return target.needsReason && !matter.report.reason?.trim() ? refuse('needs-reason') : undefined;
}
