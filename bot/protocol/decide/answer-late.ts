import { holdersOfSide, partOf } from '../authority.ts';
import { currentStage } from '../case.ts';
import { nextStage, pendingLateEscalation } from '../ladder.ts';
import {
  type Judgement,
  type Matter,
  accept,
  ending,
  entering,
  happened,
  notYours,
  refuse,
} from './judgement.ts';

/**
 * The manager of the next stage accepts or refuses a late escalation. Accepted, the late escalation is the
 * notification: the days for the answer count from it. Refused, the case is closed (DO.9, reading 6).
 */
export function answerLate(matter: Matter): Judgement {
  const { world, actor, report } = matter;
  const current = currentStage(matter.case);
  const asked = pendingLateEscalation(matter.case);
  const next = current && nextStage(world, matter.case, current.stage);
  if (!current || !asked || !next || matter.case.outcome) return refuse('not-now');
  const managers = holdersOfSide(matter.case, next, 'receiving');
  const part = partOf(managers, actor);
  if (!part) return notYours(managers);
  const answer = happened(matter, current.stage, part.side);
  if (report.key === 'late-refused') return accept(answer, ending(matter, 'closed'));
  const notified: Matter = {
    ...matter,
    actor: asked.by,
    occurredAt: asked.occurredAt,
    report: { key: 'notification-received', reason: asked.reason },
  };
  const entry = { at: asked.occurredAt, early: false, because: asked.reason };
  return accept(answer, happened(notified, next.id, 'raising'), entering(matter, next.id, entry));
}
