import { limitStated } from '../bot/protocol/calendar.ts';
import { type DutyRun, dayZero } from '../bot/protocol/duty-runs.ts';
import type { EventKey } from '../bot/protocol/event-key.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import { type LimitReason, limitReason } from '../bot/protocol/limit-reason.ts';
import type { Headline } from '../bot/protocol/standing.ts';
import { calendarOfNext, reasonAt } from './provisional.ts';
import { sayDay, sayMoment } from './say-date.ts';
import { sayCounting, sayHolidays, sayLimit } from './say-limit.ts';
import { actorName } from './say-people.ts';
import { isIndicative } from './say-overdue.ts';
import type { View } from './view.ts';

/** What started a clock, to be read after its date. */
const STARTED: Partial<Record<EventKey, string>> = {
  'disagreement-arose': 'when the disagreement began',
  'decision-received': 'when the decision arrived',
  'manager-aware': 'when the line manager was told',
  'concern-remains': 'when the worry remained',
  'confirmed-in-writing': 'when it was confirmed in writing',
  'form-received': 'when the form arrived',
  'attention-received': 'when it was brought to attention',
  'decision-made': 'when the decision was made',
  'decision-communicated': 'when the decision was made known',
  'meeting-held': 'when the meeting was held',
  'not-satisfied': 'when the answer had not settled it',
  raised: 'when it was raised',
  referred: 'when it was passed on',
  'director-raised': 'when it was raised with the director',
  'notification-received': 'when the matter arrived',
  'response-received': 'when the answer arrived',
  'response-sent': 'when the answer was sent',
  resolved: 'when it was settled',
  unresolved: 'when it could not be settled',
};

type Reason<Is extends LimitReason['is']> = Extract<LimitReason, { is: Is }>;

/** "Monday 1 June, when it was raised". */
function sayStart(view: View, { limit, from, began }: Reason<'printed'>): string {
  const when = limit.unit === 'hour' ? sayMoment(from, view.now) : sayDay(from, view.now);
  const what = STARTED[began?.key ?? 'done'];
  return what === undefined ? when : `${when}, ${what}`;
}

function whyPrinted(view: View, reason: Reason<'printed'>, end: Instant): string {
  const length = `${sayLimit(reason.limit)} from ${sayStart(view, reason)}.`;
  const counting = sayCounting(view.world.calendar, reason.limit, reason.from, end);
  return [length, counting].filter(Boolean).join(' ');
}

/** A time that the person who raised it has stated, and how its days are counted. */
function whyStated(view: View, { said }: Reason<'stated'>, end: Instant): string {
  const who = actorName(view.case, said.by);
  const { days, occurredAt } = said;
  if (!days) return `${who} stated this time.`;
  const limit = limitStated(days);
  const length = `${sayLimit(limit)} from ${sayDay(occurredAt, view.now)}, as ${who} stated.`;
  if (days.unit === 'unspecified') return `${length} Which days was not said, so every day counts.`;
  return [length, sayCounting(view.world.calendar, limit, occurredAt, end)].filter(Boolean).join(' ');
}

/** Its owner wants it shown as such; the child's needs set the pace (SC.8). */
const AS_A_GUIDE = 'The document gives its times as a guide.';

/** Why a duty's own limit is what it is: "3 working days from Monday 1 June, when it was raised." */
export function whyLimit(view: View, run: DutyRun): string {
  const reason = limitReason(view.case, run);
  if (!reason || run.limitAt === undefined) return '';
  switch (reason.is) {
    case 'printed': {
      const why = whyPrinted(view, reason, run.limitAt);
      return isIndicative(run, run.limitAt) ? `${why} ${AS_A_GUIDE}` : why;
    }
    case 'stated':
      return whyStated(view, reason, run.limitAt);
    case 'agreed':
      return 'This date was agreed for the action.';
  }
}

/** "Day 5, counted in working days from Monday 1 June." */
export function whyDay(view: View, days: number, at: Instant): string {
  const zero = dayZero(view.world, view.case);
  if (zero === undefined) return `Day ${days} of the protocol.`;
  const counted = `This is day ${days}, in working days from ${sayDay(zero, view.now)}, when it all began.`;
  return [counted, sayHolidays(view.world.calendar, zero, at)].filter(Boolean).join(' ');
}

/** Who set a date that is earlier than the printed one. */
export function whyEarlier(view: View, at: Instant): string {
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
