import { isShared } from '../bot/protocol/world.ts';
import type { DutyRun } from '../bot/protocol/duty-runs.ts';
import type { Party } from '../bot/protocol/case.ts';
import { stageLimit } from '../bot/protocol/ladder.ts';
import { dueOf, headlineOf } from '../bot/protocol/standing.ts';
import { calendarOfDue, calendarOfNext } from './provisional.ts';
import { sayByLasting, sayPassed } from './say-date.ts';
import { upperFirst } from './say-list.ts';
import { sayOverdue } from './say-overdue.ts';
import { sayWhy } from './say-why.ts';
import { isGivenUp, stageNow, waitedFor } from './stage-now.ts';
import type { View } from './view.ts';
import { ownersOf, whoseMove } from './whose-move.ts';

/** The next date of a case in words. */
export interface NextDate {
  /** "By Thursday 4 June, 17:00" */
  readonly when: string;
  /** What is to be done by then, and by whom; empty for a date that a person has set. */
  readonly tasks: readonly { readonly what: string; readonly who: readonly Party[] }[];
  /** Why that date. */
  readonly why: string;
}

/** Each duty that is due at a moment; of a duty that both sides owe, one entry. */
function tasksOf(view: View, at: string): NextDate['tasks'] {
  const runs = waitedFor(view).filter((run) => run.limitAt === at || run.cumulativeAt === at);
  const ids = [...new Set(runs.map((run) => run.duty.id))];
  return ids.map((id) => {
    const alike = runs.filter((run) => run.duty.id === id);
    return { what: alike[0]?.duty.text ?? '', who: alike.flatMap((run) => ownersOf(view, run)) };
  });
}

/** What had a date is done, and the stage still runs: both sides say by its end whether it is settled. */
function stageEnd(view: View): NextDate | undefined {
  if (view.case.outcome !== undefined || !isShared(stageNow(view)) || isGivenUp(view)) return undefined;
  const run = stageLimit(view.world, view.case, view.now);
  const at = run?.limitAt;
  if (at === undefined || at < view.now) return undefined;
  return {
    when: upperFirst(sayByLasting(view.world.calendar, at, view.now)),
    tasks: [{ what: 'Say whether it is settled here, or that it cannot be.', who: whoseMove(view) }],
    why: sayWhy(view, { at, from: 'limit', run }),
  };
}

export function nextDate(view: View): NextDate | undefined {
  const headline = headlineOf(view.world, view.case, view.now);
  // A day of the whole case is no time of this step's: it is told beside the step.
  if (!headline || headline.from === 'day') return stageEnd(view);
  return {
    when: upperFirst(sayByLasting(calendarOfNext(view, headline), headline.at, view.now)),
    tasks: headline.run ? tasksOf(view, headline.at) : [],
    why: sayWhy(view, headline),
  };
}

/** Open duties whose date has passed. */
export const lateRuns = (view: View): DutyRun[] =>
  waitedFor(view).filter((run) => {
    const due = dueOf(view.case, run);
    return due !== undefined && due < view.now;
  });

/** "late: the time passed on …" for an open duty, or when it is due; empty where it has no date. */
export function sayDue(view: View, run: DutyRun): string {
  const due = dueOf(view.case, run);
  if (due === undefined) return '';
  const calendar = calendarOfDue(view, run, due);
  return due < view.now
    ? sayOverdue(run, due, sayPassed(calendar, due, view.now))
    : sayByLasting(calendar, due, view.now);
}
