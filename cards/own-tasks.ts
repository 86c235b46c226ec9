import type { DutyRun } from '../bot/protocol/duty-runs.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import { dueOf } from '../bot/protocol/standing.ts';
import type { FormId } from './form-id.ts';
import { movesOf } from './moves.ts';
import { sayDue } from './next-date.ts';
import { reasonAt, calendarOfDue } from './provisional.ts';
import { whyDay, whyEarlier, whyLimit } from './say-why.ts';
import { upperFirst } from './say-list.ts';
import { openDuties } from './stage-now.ts';
import type { View } from './view.ts';
import { ownersOf } from './whose-move.ts';

/** What somebody is asked that is no duty of the protocol. */
export const ASKED: Partial<Record<FormId, string>> = {
  'answer-settlement': 'Read the proposal and say whether you agree.',
  'answer-late': 'Accept or refuse the late request.',
  satisfied: 'Say whether this settles it.',
  'ask-late': 'You can still ask to go up. Say why.',
  close: 'Everything is done. You can close the case.',
};

/** One thing that is asked of a person; `when` and `why` are empty where no date is set. */
export interface OwnTask {
  readonly what: string;
  /** "By Thursday 4 June, 17:00", or since when it is late. */
  readonly when: string;
  /** Why that day. */
  readonly why: string;
}

function whyDue(view: View, run: DutyRun, due: Instant): string {
  const days = run.duty.cumulative;
  if (due === run.limitAt) return whyLimit(view, run);
  return due === run.cumulativeAt && days !== undefined ? whyDay(view, days, due) : whyEarlier(view, due);
}

function taskOf(view: View, run: DutyRun): OwnTask {
  const due = dueOf(view.case, run);
  if (due === undefined) return { what: run.duty.text, when: '', why: '' };
  const why = [whyDue(view, run, due), reasonAt(calendarOfDue(view, run, due), due)];
  return { what: run.duty.text, when: upperFirst(sayDue(view, run)), why: why.filter(Boolean).join(' ') };
}

/** All that is asked of one person now: questions that wait for them, then their open duties. */
export function ownTasks(view: View, person: string): OwnTask[] {
  const isTheirs = (people: readonly { readonly person: string }[]): boolean =>
    people.some((it) => it.person === person);
  const questions = movesOf(view)
    .filter(({ rank, who }) => rank === 1 && isTheirs(who))
    .flatMap(({ form }) => ASKED[form] ?? []);
  const duties = openDuties(view).filter((run) => isTheirs(ownersOf(view, run)));
  return [
    ...questions.map((what) => ({ what, when: '', why: '' })),
    ...duties.map((run) => taskOf(view, run)),
  ];
}
