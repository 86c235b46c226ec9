import { isEndOfDay, sayCounted, sayMoment } from '../../../cards/say-date.ts';
import { count, upperFirst } from '../../../cards/say-list.ts';
import { doerName, sayPeopleInRole } from '../../../cards/say-people.ts';
import { whyDay, whyLimit } from '../../../cards/say-why.ts';
import type { View } from '../../../cards/view.ts';
import { runOwners } from '../../protocol/authority.ts';
import { type DutyRun, dutyRuns } from '../../protocol/duty-runs.ts';
import { type Instant, londonDay } from '../../protocol/instant.ts';
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

function limitLines(view: View, run: DutyRun): string[] {
  const { limitAt, cumulativeAt, duty } = run;
  const { calendar } = view.world;
  const days = duty.cumulative;
  return [
    ...(limitAt === undefined
      ? []
      : [`By ${sayCounted(calendar, limitAt, view.now)}. ${upperFirst(whyLimit(view, run))}`.trim()]),
    ...(cumulativeAt === undefined || days === undefined
      ? []
      : [`By ${sayCounted(calendar, cumulativeAt, view.now)}. ${whyDay(view, days, cumulativeAt)}`]),
  ];
}

/** "on time", "2 days late", or nothing where no time is given. */
function sayTimely({ limitAt, late, duty }: DutyRun, at: Instant): string {
  if (limitAt === undefined) return '';
  if (!late) return ', on time';
  const guide = duty.force === 'indicative' ? ' past the time that the document gives as a guide' : ' late';
  return `, ${sayLateBy(limitAt, at)}${guide}`;
}

function outcomeOf(view: View, run: DutyRun, now: Instant): string {
  const { status, doneAt, fulfilledBy } = run;
  if (status === 'done' && doneAt !== undefined) {
    const by = fulfilledBy ? `, by ${doerName(view.case, fulfilledBy)}` : '';
    return `Done on ${sayMoment(doneAt, view.now)}${sayTimely(run, doneAt)}${by}.`;
  }
  const passed = run.late ? `${sayTimely(run, now).replace(/^, /, ' It is ')}.` : '';
  if (status === 'open') return `Open: no entry says that it was done.${passed}`;
  const over = run.late ? '; its time had passed by then' : '';
  return `No entry says that it was done. It was not asked for any more when its step was over${over}.`;
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
