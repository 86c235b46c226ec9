import { runOwners } from '../protocol/authority.ts';
import { type DutyRun, dutyRuns } from '../protocol/duty-runs.ts';
import type { CaseEvent } from '../protocol/event.ts';
import type { Refusal } from '../protocol/refusal.ts';
import type { World } from '../protocol/world.ts';
import { sayHappening, sayStage } from './timeline-happening.ts';
import type { Step } from './timeline-steps.ts';
import { sayEnd, sayList, sayTime, wrapped } from './timeline-text.ts';
import { sayLimitEnd, whenLines, whyLimit } from './timeline-why.ts';
import { sayFlag, sayParties, sayRefusal } from './timeline-words.ts';

type Told = Extract<Step, { kind: 'told' }>;

const INDENT = ' '.repeat(9);
/** A line under what happened: what follows from it. */
const line = (label: string, text: string): string[] => wrapped(`${INDENT}${label.padEnd(9)}`, text);
const below = (text: string): string[] => line('', text);

/** Runs of one duty that stand alike share their lines: "2a", or "2a (both sides)". */
function alike(runs: readonly DutyRun[], same: (run: DutyRun) => string): DutyRun[][] {
  const groups = new Map<string, DutyRun[]>();
  for (const run of runs) {
    const key = `${run.duty.id} ${run.action?.action ?? ''} ${same(run)}`;
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()];
}

/** "1c  Read and review the case file."; with the action that it is for. */
export function sayDuty(runs: readonly DutyRun[]): string {
  const [run] = runs;
  if (!run) return '';
  const keys = runs.length > 1 ? `${run.duty.id} (both sides)` : run.key;
  const action = run.action?.action === undefined ? '' : ` “${run.action.action}”`;
  return `${keys}: ${run.duty.text}${action}`;
}

/** What goes with a step and has no time of its own. */
const isBeside = ({ duty, limitAt, cumulativeAt }: DutyRun): boolean =>
  limitAt === undefined &&
  cumulativeAt === undefined &&
  ['record', 'advice', 'consider', 'reason'].includes(duty.kind);

function startedLines({ case: kase }: Step, world: World, runs: readonly DutyRun[]): string[] {
  return alike(runs, (run) => `${run.limitAt ?? ''} ${run.cumulativeAt ?? ''}`).flatMap((both) => {
    const open = both.filter(({ status }) => status !== 'done');
    // What one side has done by the same word is the other side's to do; what all have done was asked for all the same.
    const group = open.length > 0 ? open : both;
    const [run] = group;
    if (!run) return [];
    if (isBeside(run)) return line('beside', sayDuty(group));
    const who = sayParties(
      world.protocol,
      group.flatMap((it) => runOwners(world, kase, it)),
    );
    return [
      ...line('to do', sayDuty(group)),
      ...below(`who: ${who === '' ? 'nobody is listed for it' : who}`),
      ...whenLines(world, kase, run).flatMap(below),
    ];
  });
}

const doneLines = (runs: readonly DutyRun[]): string[] =>
  alike(runs, ({ late }) => String(late)).flatMap((group) =>
    line('done', `${sayDuty(group)}${group[0]?.late ? ' – late: its time had passed' : ''}`),
  );

function movedLines(step: Step, world: World, moved: Told['change']['moved']): string[] {
  return moved.flatMap(({ run, from, to }) =>
    line(
      'moves',
      `${sayDuty([run])} From ${sayEnd(from, step.at)} to ${sayLimitEnd(world.calendar, to, step.at)}: ${whyLimit(world, step.case, run)}`,
    ),
  );
}

const ENDS = {
  resolved: 'it is settled',
  decided: 'it is decided',
  'final-not-agreed': 'the last stage ended without agreement',
  closed: 'the case is closed',
} as const;

/** What a happening brought about, beside the duties. */
function eventLines(world: World, event: CaseEvent): string[] {
  switch (event.type) {
    case 'stage-entered':
      return line(
        'opens',
        `${sayStage(world, event.stage)}${event.early ? ' – before the time of the stage below was up' : ''}`,
      );
    case 'settlement-proposed':
      return line('noted', 'a wording is proposed');
    case 'settlement-confirmed':
      return line('noted', 'everybody who must has agreed to the same words');
    case 'ended':
      return line('ends', ENDS[event.outcome]);
    case 'flagged':
      return line('flag', sayFlag(world.protocol, event.flag));
    default:
      return [];
  }
}

/** Why something was refused, and what has to be done first where that is why. */
function refusedLines(world: World, step: Told, refusal: Refusal): string[] {
  const first = dutyRuns(world, step.case, step.at).filter(({ key }) => refusal.duties?.includes(key));
  return [
    ...line('REFUSED', sayRefusal(refusal, step.happening.event)),
    ...alike(first, () => '').flatMap((group) => below(`first: ${sayDuty(group)}`)),
  ];
}

function toldLines(world: World, step: Told): string[] {
  const { change, events, refused } = step;
  return [
    ...(step.isOutOfOrder ? line('warning', 'this is recorded before what stands above it') : []),
    ...(refused === undefined ? [] : refusedLines(world, step, refused)),
    ...events.flatMap((event) => eventLines(world, event)),
    ...doneLines(change.done),
    ...movedLines(step, world, change.moved),
    ...startedLines(step, world, change.started),
    ...alike(
      change.waived.filter((run) => !isBeside(run)),
      () => '',
    ).flatMap((group) => line('over', `${sayDuty(group)} Not asked for any more.`)),
  ];
}

/** "  10:00  "; for what stands for a whole day its last minute, which everybody reads alike. */
const timeOf = (step: Step): string => `  ${sayTime(step.at).padEnd(7)}`;

/** One thing that happened, with what follows from it. */
export function entryLines(world: World, step: Step): string[] {
  const head = timeOf(step);
  switch (step.kind) {
    case 'told':
      return [
        ...wrapped(head, sayHappening(world, step.case, step.happening, step.events)),
        ...toldLines(world, step),
      ];
    case 'reminded':
      return wrapped(head, `The timer reminds of ${sayList(step.keys)}.`);
    case 'passed':
      return wrapped(head, 'The time has passed for:').concat(
        alike(step.runs, () => '').flatMap((group) => line('LATE', sayDuty(group))),
      );
  }
}
