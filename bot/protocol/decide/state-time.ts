import { actorsOf, partOf } from '../authority.ts';
import { type Case, type Happening, currentStage } from '../case.ts';
import type { Report } from '../command.ts';
import type { Stage } from '../definition.ts';
import { type Judgement, type Matter, accept, happened, notYours, refuse } from './judgement.ts';

type Stated = Pick<Happening, 'until' | 'days'>;

/** A time that was stated since a stage was last opened: it is for the one that opens next. */
function waitingTime(kase: Case): Stated | undefined {
  const last = kase.happenings.filter(({ key }) => key === 'raised' || key === 'time-stated').at(-1);
  return last?.key === 'time-stated' ? last : undefined;
}

/** A year: whoever needs longer sets a date. */
const MOST_DAYS = 366;

const isStated = ({ until, days }: Stated): boolean =>
  until !== undefined ||
  (days !== undefined && Number.isInteger(days.n) && days.n >= 1 && days.n <= MOST_DAYS);

/** The escalating person states how long the next stage has: nothing is sent before (WS.3). */
export function stateTime(matter: Matter): Judgement {
  const { world, report, occurredAt } = matter;
  const raising = actorsOf(matter.case).filter(({ side }) => side === 'raising');
  if (!partOf(raising, matter.actor)) return notYours(raising);
  if (matter.case.outcome !== undefined || !world.protocol.stages.some((stage) => stage.stated)) {
    return refuse('not-now');
  }
  if (!isStated(report)) return refuse('needs-time');
  if (report.until !== undefined && report.until <= occurredAt) return refuse('not-now');
  return accept(happened(matter, currentStage(matter.case)?.stage ?? '', 'raising'));
}

/** The report that opens a stage, with the time stated for it; refused where one is needed and there is none. */
export function withStatedTime(
  { report, case: kase, occurredAt }: Matter,
  target: Stage,
): { readonly report: Report } | { readonly refused: Judgement } {
  if (target.stated === undefined) return { report };
  const stated = isStated(report) ? report : waitingTime(kase);
  if (!stated) return target.stated === 'must' ? { refused: refuse('needs-time') } : { report };
  if (stated.until !== undefined && stated.until <= occurredAt) return { refused: refuse('needs-time') };
  return { report: { ...report, until: stated.until, days: stated.days } };
}
