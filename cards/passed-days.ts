import { dutyRuns } from '../bot/protocol/duty-runs.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import { clocksOf, headlineOf } from '../bot/protocol/standing.ts';
import { sayCounted, sayPassed } from './say-date.ts';
import { sayList } from './say-list.ts';
import type { View } from './view.ts';

/**
 * True where what the day is printed for was done, given up or over by then. A day of the whole case is met by its
 * end alone, unless it must be kept by those whose step ends with it.
 */
export function wasMet(view: View, days: number, at: Instant): boolean {
  const { world, case: kase, now } = view;
  if (kase.endedAt !== undefined && kase.endedAt <= at) return true;
  const overall = world.protocol.overall.find((it) => it.days === days);
  const runs = dutyRuns(world, kase, now).filter((run) => run.duty.cumulative === days);
  if (overall && (!overall.must || runs.length === 0)) return false;
  return runs.every((run) => {
    const leftAt = kase.stages.find(({ stage }) => stage === run.duty.stage)?.leftAt;
    return (run.doneAt !== undefined && run.doneAt <= at) || (leftAt !== undefined && leftAt <= at);
  });
}

/** The printed days of the protocol that have passed unmet; they stay flagged (rule K11). */
export const passedDays = (view: View): { days: number; at: Instant }[] =>
  clocksOf(view.world, view.case).filter(({ days, at }) => at < view.now && !wasMet(view, days, at));

/** "Day 7 passed on Wednesday 10 June and day 10 on Monday 15 June."; empty where none has. */
export function sayPassedDays(view: View): string {
  const passed = passedDays(view).map(({ days, at }, index) => {
    const meaning = view.world.protocol.overall.find((it) => it.days === days)?.meaning;
    const day = `${index === 0 ? 'Day' : 'day'} ${days}${meaning === undefined ? '' : ` (${meaning})`}`;
    return `${day}${index === 0 ? ' passed' : ''} ${sayPassed(view.world.calendar, at, view.now)}`;
  });
  return passed.length === 0 ? '' : `${sayList(passed)}.`;
}

/** The next printed day to come, for a step that has no limit of its own; empty where there is none. */
export function sayDayToCome(view: View): string {
  const next = headlineOf(view.world, view.case, view.now);
  if (next?.day === undefined) return '';
  const meaning = view.world.protocol.overall.find((it) => it.days === next.day)?.meaning;
  const when = sayCounted(view.world.calendar, next.at, view.now);
  return `Day ${next.day} of the protocol${meaning === undefined ? '' : ` (${meaning})`} is ${when}.`;
}
