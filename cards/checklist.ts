import { type Party, SERVICE } from '../bot/protocol/case.ts';
import type { Duty } from '../bot/protocol/definition.ts';
import { type DutyRun, dutyRuns } from '../bot/protocol/duty-runs.ts';
import { entryOf } from '../bot/protocol/entry-of.ts';
import { dueOf } from '../bot/protocol/standing.ts';
import { small, withSign } from './card-blocks.ts';
import { type CardElement, text } from './card-parts.ts';
import { sayDue } from './next-date.ts';
import { sayDay } from './say-date.ts';
import { isIndicative } from './say-overdue.ts';
import { sayAskedPeople } from './say-asked-people.ts';
import { sayList } from './say-list.ts';
import { doerName } from './say-people.ts';
import { isAside } from './move.ts';
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

const isOverdueAsGuide = (view: View, run: DutyRun): boolean => {
  const due = dueOf(view.case, run);
  return due !== undefined && isIndicative(run, due);
};

/** Which agreed action it is, by its number: its words are for the parties alone. */
const sayAction = ({ action, key }: DutyRun): string =>
  action === undefined ? '' : `action ${key.split(':').at(-1) ?? ''}: `;

/** How a written duty stands whose e-mail is under way or went astray. */
function sayMail(view: View, duty: Duty): string | undefined {
  switch (entryOf(view.case.writings, duty.id)?.status) {
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

function sayState(view: View, run: DutyRun): string {
  if (run.status === 'done') {
    const when = run.doneAt === undefined ? 'done' : `done on ${sayDay(run.doneAt, view.now)}`;
    const time = run.duty.force === 'indicative' && !run.action ? 'indicative time' : 'time';
    return `${when}${run.late ? `, after its ${time}` : ''}`;
  }
  const state = [sayMail(view, run.duty), sayDue(view, run)].filter(Boolean).join('; ');
  return state === '' ? 'not done yet' : state;
}

/** What both sides agreed was done by those who proposed it and agreed to it, each for their own side. */
function settledBy({ case: kase }: View, run: DutyRun): string[] {
  const { settlement } = kase;
  if (!settlement?.confirmedBy) return [];
  const proposer = { by: settlement.by, side: settlement.side };
  const { confirmedBy } = settlement;
  const side = kase.happenings.findLast(({ by, side: own }) => by.person === confirmedBy.person && own)?.side;
  const agreed = { by: confirmedBy, side };
  const own =
    run.side === undefined ? [proposer, agreed] : [run.side === settlement.side ? proposer : agreed];
  return own.map((it) => doerName(kase, it));
}

/** Of what is done those who did it, whoever has their part now; of what is open those who owe it. */
function peopleOf(view: View, run: DutyRun): { done: string[]; owing: Party[] } {
  const { fulfilledBy } = run;
  if (run.status !== 'done' || !fulfilledBy || fulfilledBy.by.person === SERVICE.person)
    return { done: [], owing: ownersOf(view, run) };
  if (fulfilledBy.side !== undefined) return { done: [doerName(view.case, fulfilledBy)], owing: [] };
  const settled = settledBy(view, run);
  return settled.length > 0
    ? { done: settled, owing: [] }
    : { done: [doerName(view.case, fulfilledBy)], owing: [] };
}

/** "Tom Baker (Sandwell Council) – by Thursday 4 June, 17:00"; those with whom it stands alike share a line. */
function ownerLines(view: View, runs: readonly DutyRun[]): CardElement[] {
  const stateOf = (run: DutyRun): string => `${sayAction(run)}${sayState(view, run)}`;
  const states = [...new Set(runs.map(stateOf))];
  return states.map((state) => {
    const alike = runs.filter((run) => stateOf(run) === state);
    const last = alike.length > 1 || alike[0]?.duty.by.side === 'joint' ? 'and' : 'or';
    const people = alike.map((run) => peopleOf(view, run));
    const owing = people.flatMap((it) => it.owing);
    const done = [...new Set(people.flatMap((it) => it.done))];
    const who = done.length > 0 ? sayList(done) : sayAskedPeople(view, owing, last);
    const late = alike.some((run) => isLate(view, run));
    const look = late
      ? { color: alike.every((run) => isOverdueAsGuide(view, run)) ? 'Warning' : 'Attention' }
      : { isSubtle: true };
    return small(`${who} – ${state}`, look);
  });
}

function signOf(view: View, runs: readonly DutyRun[]): Sign {
  if (runs.some((run) => isLate(view, run))) return 'late';
  return runs.every((run) => run.status === 'done') ? 'done' : 'open';
}

function item(view: View, runs: readonly DutyRun[]): CardElement[] {
  const [first] = runs;
  if (!first) return [];
  const sign = signOf(view, runs);
  const lines = ownerLines(view, runs);
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

export interface Checklist {
  /** What the stage turns on: dated, reminded of, or needed before the case can end. */
  readonly main: readonly CardElement[];
  /** The rest of the stage: files, advice, reasons. */
  readonly also: readonly CardElement[];
  /** What earlier stages have left to do. */
  readonly left: readonly CardElement[];
}

/** What is to do and what was done in the present stage, and what leads out of it. */
export function checklist(view: View, stage: string): Checklist {
  const open = new Set(openDuties(view).map((run) => run.key));
  const runs = dutyRuns(view.world, view.case, view.now);
  const here = runs.filter((run) =>
    run.status === 'open'
      ? open.has(run.key) && !isOfEarlierStage(view, run)
      : run.status === 'done' && run.duty.stage === stage,
  );
  return {
    main: entries(
      view,
      here.filter(({ duty }) => !isAside(duty)),
    ),
    also: entries(
      view,
      here.filter(({ duty }) => isAside(duty)),
    ),
    left: entries(
      view,
      openDuties(view).filter((run) => isOfEarlierStage(view, run)),
    ),
  };
}
