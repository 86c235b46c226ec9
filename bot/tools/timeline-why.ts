import { type Calendar, holidaysBetween, isProvisional } from '../protocol/calendar.ts';
import type { Case, StatedDays } from '../protocol/case.ts';
import { type DutyRun, dayZero } from '../protocol/duty-runs.ts';
import { type Instant, londonDay } from '../protocol/instant.ts';
import { type LimitReason, limitReason } from '../protocol/limit-reason.ts';
import type { World } from '../protocol/world.ts';
import { count, isEndOfDay, sayDay, sayEnd, sayList, sayTime } from './timeline-text.ts';
import { sayEvent } from './timeline-words.ts';

/** "; Good Friday and Easter Monday are not counted"; empty where no bank holiday lies between. */
function uncounted(calendar: Calendar, from: Instant, to: Instant): string {
  const names = holidaysBetween(calendar, londonDay(from), londonDay(to)).map((it) => it.name);
  return names.length === 0 ? '' : `; ${sayList(names)} ${names.length === 1 ? 'is' : 'are'} not counted`;
}

/** Behind a date that rests on bank holidays which are not known yet; nothing moves a limit in hours. */
const provisionalMark = (calendar: Calendar, at: Instant): string =>
  isEndOfDay(at) && isProvisional(calendar, at) ? ' (provisional)' : '';

/** "Thu 9 April, end of the day", and whether it is provisional. */
export const sayLimitEnd = (calendar: Calendar, at: Instant, near: Instant): string =>
  `${sayEnd(at, near)}${provisionalMark(calendar, at)}`;

function sayStated(calendar: Calendar, { n, unit }: StatedDays, from: Instant, to: Instant): string {
  const since = `from ${sayDay(from, to)}, as stated`;
  switch (unit) {
    case 'working':
      return `${count(n, 'working day')} ${since}${uncounted(calendar, from, to)}`;
    case 'calendar':
      return `${count(n, 'calendar day')} ${since}; weekends and bank holidays count`;
    case 'unspecified':
      return `${count(n, 'day')} ${since}; nobody said which days, so the shorter count holds: every day`;
  }
}

function sayPrinted(
  calendar: Calendar,
  { limit, from }: Extract<LimitReason, { is: 'printed' }>,
  to: Instant,
  because: string,
): string {
  const since = `from ${sayDay(from, to)}${because}`;
  switch (limit.unit) {
    case 'working-day':
      return `${count(limit.n, 'working day')} ${since}${uncounted(calendar, from, to)}`;
    case 'calendar-day':
      return `${count(limit.n, 'day')} ${since}; weekends and bank holidays count`;
    case 'hour':
      return `${count(limit.n, 'hour')} ${since}, ${sayTime(from)}; nights and weekends count`;
    case 'month':
      return `${count(limit.n, 'month')} ${since}: the same day of the month, or its last`;
    case 'same-day':
      return `the same day, ${sayDay(from, to)}`;
    case 'immediate':
    case 'stated':
      return '';
  }
}

/** What happened where the days are counted from, where that is not what the duty itself began with. */
function sayBegan(reason: LimitReason, { startedAt }: DutyRun): string {
  if (reason.is !== 'printed' || !reason.began || reason.from === startedAt) return '';
  return ` (${sayEvent(reason.began.key)})`;
}

function sayReason(world: World, reason: LimitReason, run: DutyRun, to: Instant): string {
  switch (reason.is) {
    case 'agreed':
      return 'the date that was agreed for the action';
    case 'printed':
      return sayPrinted(world.calendar, reason, to, sayBegan(reason, run));
    case 'stated': {
      const { days, occurredAt } = reason.said;
      return days ? sayStated(world.calendar, days, occurredAt, to) : 'the time that was stated';
    }
  }
}

/** Why a duty's own limit is what it is: "2 working days from Thu 2 April; Good Friday is not counted". */
export function whyLimit(world: World, kase: Case, run: DutyRun): string {
  const reason = limitReason(kase, run);
  return reason && run.limitAt ? sayReason(world, reason, run, run.limitAt) : '';
}

/** "day 5 of the whole case: 5 working days from Thu 2 April; …". */
export function whyDay(world: World, kase: Case, days: number, at: Instant): string {
  const zero = dayZero(world, kase);
  if (zero === undefined) return `day ${days} of the whole case`;
  return `day ${days} of the whole case, in working days from ${sayDay(zero, at)}${uncounted(world.calendar, zero, at)}`;
}

/** Until when a duty is to be done, and why: by its own limit, and by the printed day of the whole case. */
export function whenLines(world: World, kase: Case, run: DutyRun): string[] {
  const { duty, limitAt, cumulativeAt, startedAt } = run;
  const near = startedAt ?? kase.openedAt;
  const guide = duty.force === 'indicative' ? '; the document calls its times a guide' : '';
  const by = (at: Instant, why: string): string =>
    `by ${sayLimitEnd(world.calendar, at, near)}: ${why}${guide}`;
  const days = duty.cumulative;
  const isBoth = limitAt !== undefined && limitAt === cumulativeAt && days !== undefined;
  const lines: string[] = [];
  if (limitAt !== undefined) {
    lines.push(
      by(
        limitAt,
        `${whyLimit(world, kase, run)}${isBoth ? `; it is day ${days} of the whole case too` : ''}`,
      ),
    );
  }
  if (cumulativeAt !== undefined && days !== undefined && !isBoth)
    lines.push(by(cumulativeAt, whyDay(world, kase, days, cumulativeAt)));
  if (limitAt === undefined && duty.limit?.unit === 'immediate') lines.push('at once; no number is printed');
  if (limitAt === undefined && duty.limit?.unit === 'stated') lines.push('no time was stated');
  return lines;
}

/** The sentence that explains the mark. */
export const sayUnknownHolidays = ({ coversUntil }: Calendar): string =>
  `Bank holidays after ${sayDay(`${coversUntil}T12:00:00.000Z`, '1900-01-01T00:00:00.000Z').replace(/^\w+ /, '')} ` +
  'are not known yet, so a date marked "provisional" may still move.';
