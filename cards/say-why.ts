import type { Case, Happening } from '../bot/protocol/case.ts';
import { type DutyRun, dayZero, isAmong } from '../bot/protocol/duty-runs.ts';
import type { EventKey } from '../bot/protocol/event-key.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import type { Headline } from '../bot/protocol/standing.ts';
import { calendarOfNext, reasonAt } from './provisional.ts';
import { sayDay, sayMoment } from './say-date.ts';
import { sayCounting, sayHolidays, sayLimit } from './say-limit.ts';
import { actorName } from './say-people.ts';
import type { View } from './view.ts';

/** What started a clock, to be read after its date. */
const STARTED: Partial<Record<EventKey, string>> = {
  'disagreement-arose': 'when the disagreement began',
  'decision-received': 'when the decision arrived',
  raised: 'when it was raised',
  referred: 'when it was passed on',
  'director-raised': 'when it was raised with the director',
  'notification-received': 'when the matter arrived',
  'response-received': 'when the answer arrived',
  'response-sent': 'when the answer was sent',
  resolved: 'when it was settled',
  unresolved: 'when it could not be settled',
};

const startOf = (kase: Case, run: DutyRun): Happening | undefined =>
  kase.happenings.find((it) => it.occurredAt === run.startedAt && isAmong(run.duty.starts, run.duty, it));

/** "Monday 1 June, when it was raised". */
function sayStart(view: View, run: DutyRun, at: Instant, moment: boolean): string {
  const when = moment ? sayMoment(at, view.now) : sayDay(at, view.now);
  const what = STARTED[startOf(view.case, run)?.key ?? 'done'];
  return what === undefined ? when : `${when}, ${what}`;
}

/** Why a duty's own limit is what it is: "3 working days from Monday 1 June, when it was raised." */
export function whyLimit(view: View, run: DutyRun): string {
  const { limit } = run.duty;
  if (!limit || run.startedAt === undefined || run.limitAt === undefined) return '';
  const length = `${sayLimit(limit)} from ${sayStart(view, run, run.startedAt, limit.unit === 'hour')}.`;
  const counting = sayCounting(view.world.calendar, limit, run.startedAt, run.limitAt);
  return [length, counting].filter(Boolean).join(' ');
}

/** "Day 5, counted in working days from Monday 1 June." */
export function whyDay(view: View, days: number, at: Instant): string {
  const zero = dayZero(view.world, view.case);
  if (zero === undefined) return `Day ${days} of the protocol.`;
  const counted = `This is day ${days}, in working days from ${sayDay(zero, view.now)}, when it all began.`;
  return [counted, sayHolidays(view.world.calendar, zero, at)].filter(Boolean).join(' ');
}

function whyEarlier(view: View, at: Instant): string {
  const set = view.case.happenings.filter((it) => it.key === 'earlier-date-set' && it.until === at).at(-1);
  if (!set) return 'Somebody set this earlier date.';
  return `${actorName(view.case, set.by)} set this earlier date on ${sayDay(set.recordedAt, view.now)}.`;
}

/** Why the next date of a case is what it is, in one or two sentences. */
export function sayWhy(view: View, headline: Headline): string {
  const { run, at, from } = headline;
  const days = run?.duty.cumulative;
  const why =
    from === 'earlier' || !run
      ? whyEarlier(view, at)
      : from === 'cumulative' && days !== undefined
        ? whyDay(view, days, at)
        : whyLimit(view, run);
  return [why, reasonAt(calendarOfNext(view, headline), at)].filter(Boolean).join(' ');
}
