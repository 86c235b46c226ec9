import type { Duty } from '../bot/protocol/definition.ts';
import { type DutyRun, dutyRuns } from '../bot/protocol/duty-runs.ts';
import { dueOf } from '../bot/protocol/standing.ts';
import { small, withSign } from './card-blocks.ts';
import { type CardElement, text } from './card-parts.ts';
import { sayDue } from './next-date.ts';
import { sayDay } from './say-date.ts';
import { sayPeople } from './say-people.ts';
import { isOfEarlierStage, openDuties } from './stage-now.ts';
import type { View } from './view.ts';
import { ownersOf } from './whose-move.ts';

type Sign = 'done' | 'late' | 'open';
const SIGNS = { done: '✔', late: '⚑', open: '○' } as const;
const COLOURS = { done: 'Good', late: 'Attention', open: 'Default' } as const;

const isLate = (view: View, run: DutyRun): boolean => {
  const due = dueOf(view.case, run);
  return run.status === 'open' && due !== undefined && due < view.now;
};

/** How a written duty stands whose e-mail is under way or went astray. */
function sayMail(view: View, duty: Duty): string | undefined {
  switch (view.case.writings[duty.id]?.status) {
    case 'sending':
      return 'the e-mail is on its way';
    case 'unknown':
      return 'not certain that the e-mail arrived';
    case 'failed':
      return 'the e-mail could not be sent';
    case 'sent':
    case undefined:
      return undefined;
  }
}

/** "Tom Baker (Sandwell Council) – by Thursday 4 June, 17:00". */
function sayRun(view: View, run: DutyRun): string {
  const who = sayPeople(ownersOf(view, run), run.duty.by.side === 'joint' ? 'and' : 'or');
  if (run.status === 'done') {
    const when = run.doneAt === undefined ? 'done' : `done on ${sayDay(run.doneAt, view.now)}`;
    return `${who} – ${when}${run.late ? ', after its time' : ''}`;
  }
  const state = [sayMail(view, run.duty), sayDue(view, run)].filter(Boolean).join('; ');
  return `${who} – ${state === '' ? 'not done yet' : state}`;
}

function signOf(view: View, runs: readonly DutyRun[]): Sign {
  if (runs.some((run) => isLate(view, run))) return 'late';
  return runs.every((run) => run.status === 'done') ? 'done' : 'open';
}

function item(view: View, runs: readonly DutyRun[]): CardElement[] {
  const [first] = runs;
  if (!first) return [];
  const sign = signOf(view, runs);
  const lines = runs.map((run) =>
    small(sayRun(view, run), isLate(view, run) ? { color: 'Attention' } : { isSubtle: true }),
  );
  return [
    withSign(SIGNS[sign], [text(first.duty.text, { spacing: 'None' }), ...lines], { color: COLOURS[sign] }),
  ];
}

/** One entry for each duty, however many owe it. */
function entries(view: View, runs: readonly DutyRun[]): CardElement[] {
  const ids = [...new Set(runs.map((run) => run.duty.id))];
  return ids.flatMap((id) =>
    item(
      view,
      runs.filter((run) => run.duty.id === id),
    ),
  );
}

/** What is to do and what was done in the present stage, and what leads out of it. */
export function checklist(view: View, stage: string): CardElement[] {
  const open = new Set(openDuties(view).map((run) => run.key));
  const runs = dutyRuns(view.world, view.case, view.now).filter((run) => {
    if (run.status === 'open') return open.has(run.key) && !isOfEarlierStage(view, run);
    return run.status === 'done' && run.duty.stage === stage;
  });
  return entries(view, runs);
}

/** What earlier stages have left to do. */
export const leftovers = (view: View): CardElement[] =>
  entries(
    view,
    openDuties(view).filter((run) => isOfEarlierStage(view, run)),
  );
