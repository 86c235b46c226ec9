import { holdersOfSide, partOf } from '../authority.ts';
import { currentStage } from '../case.ts';
import { nextStage } from '../ladder.ts';
import { isOpenedByFinding, stageOf } from '../world.ts';
import { type Judgement, type Matter, accept, entering, happened, notYours, refuse } from './judgement.ts';

/**
 * What the independent officer of a stage finds. Leadership that is weak or failing, when every attempt has failed
 * too, opens the stage after it; nobody else's word does (WS.9, reading 9). Any other finding is put on record.
 */
export function recordFinding(matter: Matter): Judgement {
  const { world, report } = matter;
  const current = currentStage(matter.case);
  const next = current && nextStage(world, matter.case, current.stage);
  if (!current || !next || !isOpenedByFinding(next) || matter.case.outcome !== undefined) {
    return refuse('not-now');
  }
  const officers = holdersOfSide(matter.case, stageOf(world.protocol, current.stage), 'neutral');
  if (!partOf(officers, matter.actor)) return notYours(officers);
  const event = happened(matter, current.stage, 'neutral');
  const opens = report.facts?.['leadershipWeak'] === true && report.facts['allAttemptsFailed'] === true;
  if (!opens) return accept(event);
  return accept(event, entering(matter, next.id, { at: matter.occurredAt, early: false }));
}
