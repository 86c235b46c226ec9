import { isAside } from '../../../cards/move.ts';
import { isEndOfDay, sayByLasting, sayMoment } from '../../../cards/say-date.ts';
import { count, upperFirst } from '../../../cards/say-list.ts';
import { doerName, sayPeopleInRole } from '../../../cards/say-people.ts';
import { whyDay, whyEarlier, whyLimit } from '../../../cards/say-why.ts';
import type { View } from '../../../cards/view.ts';
import { runOwners } from '../../protocol/authority.ts';
import { type DutyRun, dutyRuns } from '../../protocol/duty-runs.ts';
import { type Instant, londonDay } from '../../protocol/instant.ts';
import { dueOf } from '../../protocol/standing.ts';
import { withYears } from './inspected.ts';

/** One duty that was asked for, in plain words. */
export interface SaidDuty {
  readonly run: DutyRun;
  readonly who: string;
  /** Each limit with its reason; none where the document gives no time. */
  readonly limits: readonly string[];
  /** When it was done, and whether that was in time. */
  readonly outcome: string;
}

const MINUTE = 60_000;

/** "2 days", "3 hours 20 minutes": between a limit and a later moment; days where the limit is one of days. */
export function sayLateBy(limit: Instant, at: Instant): string {
  if (isEndOfDay(limit)) {
    const days = (Date.parse(londonDay(at)) - Date.parse(londonDay(limit))) / (24 * 60 * MINUTE);
    return count(Math.max(1, days), 'day');
  }
  const minutes = Math.max(1, Math.floor((Date.parse(at) - Date.parse(limit)) / MINUTE));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [count(hours, 'hour')] : []), ...(rest > 0 ? [count(rest, 'minute')] : [])].join(
    ' ',
  );
}

/** Which of two limits counts, as on the cards: the earlier that it did not begin behind. */
function sayWhichCounts(run: DutyRun): string {
  const { limitAt, cumulativeAt, startedAt } = run;
  if (limitAt === undefined || cumulativeAt === undefined) return '';
  if (limitAt === cumulativeAt) return 'Both are the same day.';
  const counts = limitAt < cumulativeAt ? 'the limit of this step' : 'the day of the whole procedure';
  if (startedAt !== undefined && startedAt > (limitAt < cumulativeAt ? limitAt : cumulativeAt))
    return `The earlier of the two had passed when this began, so ${limitAt < cumulativeAt ? 'the day of the whole procedure' : 'the limit of this step'} counts.`;
  return `The earlier of the two counts: ${counts}.`;
}

/** A date that a person has set counts before the printed ones, where it is earlier than those. */
function sayEarlierDate(view: View, run: DutyRun): string | undefined {
  const due = dueOf(view.case, run);
  if (due === undefined || due === run.limitAt || due === run.cumulativeAt) return undefined;
  return `An earlier date counts: ${sayByLasting(view.world.calendar, due, view.now)}. ${whyEarlier(view, due)}`;
}

/** Each limit by its name, as there may be two of them, and which of them counts. */
function limitLines(view: View, run: DutyRun): string[] {
  const { limitAt, cumulativeAt, duty } = run;
  const { calendar } = view.world;
  const days = duty.cumulative;
  const by = (at: Instant, why: string): string =>
    `${sayByLasting(calendar, at, view.now)}. ${upperFirst(why)}`.trim();
  const own = run.action ? 'Limit of this action' : 'Limit of this step';
  return [
    ...(limitAt === undefined ? [] : [`${own}: ${by(limitAt, whyLimit(view, run))}`]),
    ...(cumulativeAt === undefined || days === undefined
      ? []
      : [`Day of the whole procedure: ${by(cumulativeAt, whyDay(view, days, cumulativeAt))}`]),
    sayEarlierDate(view, run) ?? sayWhichCounts(run),
  ].filter((it) => it !== '');
}

/** "on time", "2 days late", or nothing where no time is given. */
function sayTimely({ limitAt, late, duty }: DutyRun, at: Instant): string {
  if (limitAt === undefined) return '';
  if (!late) return ', on time';
  const guide = duty.force === 'indicative' ? ' past the time that the document gives as a guide' : ' late';
  return `, ${sayLateBy(limitAt, at)}${guide}`;
}

/** That a day of the whole procedure was missed, where it was still to come when the duty began. */
function sayDayMissed({ cumulativeAt, startedAt, duty }: DutyRun, at: Instant): string {
  const days = duty.cumulative;
  const isMissed = cumulativeAt !== undefined && cumulativeAt < at;
  if (days === undefined || !isMissed || startedAt === undefined || startedAt > cumulativeAt) return '';
  return `, after day ${days} of the whole procedure had passed`;
}

const NEED_NOT_BE_NOTED =
  'No entry tells of it. People do it outside this record and need not note it here, so this does not say that it was left undone.';

const A_CHOICE = 'This was open to them and not asked of them. No entry says that it was done.';

/** Of what holds nothing up: that no entry tells of it is no neglect. */
const sayAside = ({ duty }: DutyRun): string => (duty.kind === 'consider' ? A_CHOICE : NEED_NOT_BE_NOTED);

/** A duty that nothing fulfils yet: whether that is late, still to come, or need not be noted at all. */
function sayOpen(view: View, run: DutyRun, now: Instant): string {
  if (run.late) return `Not done yet, by the entries. It is ${sayTimely(run, now).replace(/^, /, '')}.`;
  if (isAside(run.duty)) return sayAside(run);
  const due = dueOf(view.case, run);
  if (due === undefined) return 'Still to be done. As it has no date, it is not late.';
  return due < now
    ? `Not done yet, by the entries${sayDayMissed(run, now)}.`
    : 'No entry says yet that it was done, and it is not due yet.';
}

function outcomeOf(view: View, run: DutyRun, now: Instant): string {
  const { status, doneAt, fulfilledBy } = run;
  if (status === 'done' && doneAt !== undefined) {
    const by = fulfilledBy ? `, by ${doerName(view.case, fulfilledBy)}` : '';
    const timely = `${sayTimely(run, doneAt)}${sayDayMissed(run, doneAt)}`;
    return `Done on ${sayMoment(doneAt, view.now)}${timely}${by}.`;
  }
  if (status === 'open') return sayOpen(view, run, now);
  if (run.late) return 'No entry says that it was done, and its time had passed when its step was over.';
  if (isAside(run.duty)) return sayAside(run);
  return 'No entry says that it was done. With the end of its step it was not asked for any more.';
}

/** Every duty that was asked for in a case, in the order of the protocol. */
export function sayDuties(view: View): SaidDuty[] {
  const { world, case: kase, now } = view;
  const dated = withYears(view);
  return dutyRuns(world, kase, now)
    .filter(({ status }) => status !== 'not-started')
    .map((run) => ({
      run,
      who: sayPeopleInRole(world, runOwners(world, kase, run)) || 'nobody is listed for it',
      limits: limitLines(dated, run),
      outcome: outcomeOf(dated, run, now),
    }));
}
