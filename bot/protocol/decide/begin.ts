import { holdersOfSide, partOf } from '../authority.ts';
import { currentStage } from '../case.ts';
import type { Stage } from '../definition.ts';
import { climb, firstStage } from '../ladder.ts';
import { type Judgement, type Matter, accept, entering, happened, notYours, refuse } from './judgement.ts';

const rankOf = (matter: Matter, stage: string | undefined): number =>
  climb(matter.world, matter.case).findIndex(({ id }) => id === stage);

/** Those of the raising side who may say how it began: whoever raises it, and whoever holds the stage that opens. */
const beginners = (matter: Matter, opened: Stage) => [
  ...holdersOfSide(matter.case, firstStage(matter.world), 'raising'),
  ...holdersOfSide(matter.case, opened, 'raising'),
];

/**
 * What a matter begins with: day zero, or a concern that remains after a talk. It opens its stage, straight away or
 * after an informal one, which may be left at any time; told again, it is the earlier that counts (K14).
 */
export function begin(matter: Matter): Judgement {
  const { world, report, occurredAt } = matter;
  const opened = world.protocol.stages.find((stage) => stage.opensOn.includes(report.key));
  if (!opened || matter.case.outcome !== undefined) return refuse('not-now');
  const allowed = beginners(matter, opened);
  if (!partOf(allowed, matter.actor)) return notYours(allowed);
  const event = happened(matter, opened.id, 'raising');
  const current = currentStage(matter.case);
  if (!current) return accept(event, entering(matter, opened.id, { at: occurredAt, early: false }));
  const isDayZero = world.protocol.dayZero.includes(report.key);
  if (rankOf(matter, opened.id) <= rankOf(matter, current.stage)) {
    return isDayZero ? accept(event) : refuse('not-now');
  }
  const at = occurredAt < current.enteredAt ? current.enteredAt : occurredAt;
  return accept(event, entering(matter, opened.id, { at, early: false }));
}
