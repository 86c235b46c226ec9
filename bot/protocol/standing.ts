import { isProvisional } from './calendar.ts';
import { type Case, SERVICE, currentStage } from './case.ts';
import { type DutyRun, cumulativeEnd, dutyRuns, openRuns, runsInPlay } from './duty-runs.ts';
import { type Instant, byTime, earliest, monthsBefore } from './instant.ts';
import { climb, hasGivenUp, isAnswered, isLapsed, isSpent, nextStage, runOfDuty } from './ladder.ts';
import { holds } from './predicate.ts';
import { type World, isOpenedByFinding, isShared } from './world.ts';

export type CaseState = 'open' | 'awaiting-outcome' | 'lapsed' | 'decided' | 'final-not-agreed' | 'closed';

/** Where a case stands at a moment. A lapse is a matter of time, so the state is derived and never stored. */
export function stateOf(world: World, kase: Case, now: Instant): CaseState {
  if (kase.outcome === 'resolved') return 'awaiting-outcome';
  if (kase.outcome) return kase.outcome;
  return isLapsed(world, kase, now) ? 'lapsed' : 'open';
}

/** Dates that people have set to protect the child (K11c). */
export const earlierDates = (kase: Case): Instant[] =>
  kase.happenings.filter((it) => it.key === 'earlier-date-set').flatMap((it) => it.until ?? []);

/** What the next date is, and what it rests on. */
export interface Headline {
  readonly at: Instant;
  /** `day`: a printed day of the whole case, while nothing in play has a time of its own ahead. */
  readonly from: 'limit' | 'cumulative' | 'earlier' | 'day';
  readonly run?: DutyRun | undefined;
  /** The number of the printed day. */
  readonly day?: number;
}

/**
 * The next printed day of what is still to come: where nothing in play has a time, or all of it is late, the days that
 * count for the whole case still say how long there is (K11; SS.9, reading 11; BI.9, reading 20).
 */
function nextPrintedDay(world: World, kase: Case, now: Instant): Headline | undefined {
  const here = currentStage(kase)?.stage;
  if (here === undefined || kase.outcome !== undefined || isLapsed(world, kase, now)) return undefined;
  const { stages, overall } = world.protocol;
  const rank = (id: string): number => stages.findIndex((stage) => stage.id === id);
  const isRunning = !hasGivenUp(kase, here);
  const ahead = dutyRuns(world, kase, now).filter(
    ({ duty, status }) =>
      (duty.stage === here && isRunning) ||
      (rank(duty.stage) >= rank(here) && (status === 'open' || status === 'not-started')),
  );
  const days = new Set([...ahead.map(({ duty }) => duty.cumulative), ...overall.map((it) => it.days)]);
  const next = clocksOf(world, kase).find((clock) => days.has(clock.days) && clock.at >= now);
  return next && { at: next.at, from: 'day', day: next.days };
}

/** Rule K11: the earliest of the three clocks that has not passed, among the duties in play; else the next printed day. */
export function headlineOf(world: World, kase: Case, now: Instant): Headline | undefined {
  const runs = runsInPlay(world, kase, now);
  const clocks: Headline[] = runs.flatMap((run) => [
    ...(run.limitAt ? [{ at: run.limitAt, from: 'limit' as const, run }] : []),
    ...(run.cumulativeAt ? [{ at: run.cumulativeAt, from: 'cumulative' as const, run }] : []),
  ]);
  if (kase.outcome === undefined)
    clocks.push(...earlierDates(kase).map((at) => ({ at, from: 'earlier' as const })));
  const [first] = clocks.filter(({ at }) => at >= now).sort((a, b) => byTime(a.at, b.at));
  return first ?? nextPrintedDay(world, kase, now);
}

/** What goes with a step and settles nothing: a date by which the child needs an answer does not make it late. */
export const BESIDE: readonly string[] = ['record', 'advice', 'consider', 'reason'];

/** When a duty is to be chased for: the earliest clock that it did not begin behind. */
export function dueOf(kase: Case, run: DutyRun): Instant | undefined {
  const { duty, startedAt, limitAt, cumulativeAt } = run;
  if (startedAt === undefined) return undefined;
  const set = kase.outcome === undefined && !BESIDE.includes(duty.kind) ? earlierDates(kase) : [];
  return earliest(...[limitAt, cumulativeAt, ...set].filter((at) => at !== undefined && at >= startedAt));
}

/** The printed cumulative days with their ends, smallest first; empty before day zero. */
export function clocksOf(world: World, kase: Case): { days: number; at: Instant }[] {
  const { duties, overall } = world.protocol;
  const days = [...duties.flatMap((duty) => duty.cumulative ?? []), ...overall.map((it) => it.days)];
  return [...new Set(days)]
    .sort((a, b) => a - b)
    .flatMap((n) => {
      const at = cumulativeEnd(world, kase, n);
      return at === undefined ? [] : [{ days: n, at }];
    });
}

/** Open duties that keep an exit shut (`close` or `to:STAGE`). */
export const blocking = (world: World, kase: Case, exit: string, now: Instant): DutyRun[] =>
  openRuns(world, kase, now).filter((run) => run.duty.blocks.includes(exit));

/**
 * Open duties that guard a stage, with those that begin only once the present one is given up: whoever goes up gives it
 * up, and what must be there before the next stage must be there then too.
 */
export function guarding(world: World, kase: Case, to: string, now: Instant): DutyRun[] {
  const here = currentStage(kase)?.stage;
  if (here === undefined || hasGivenUp(kase, here)) return blocking(world, kase, `to:${to}`, now);
  return blocking(world, { ...kase, happenings: givenUp(kase.happenings, here, now) }, `to:${to}`, now);
}

/** The last course that was supposed for each one: a card asks about it again and again. */
const supposed = new WeakMap<Case['happenings'], Case['happenings']>();

/** What will have happened when the stage is given up. */
function givenUp(happenings: Case['happenings'], stage: string, now: Instant): Case['happenings'] {
  const known = supposed.get(happenings);
  const last = known?.at(-1);
  if (known && last?.stage === stage && last.recordedAt === now) return known;
  const moment = { occurredAt: now, recordedAt: now };
  const course = [...happenings, { key: 'unresolved', stage, by: SERVICE, ...moment } as const];
  supposed.set(happenings, course);
  return course;
}

export const mayClose = (kase: Case): boolean =>
  kase.outcome === 'resolved' || kase.outcome === 'decided' || kase.outcome === 'final-not-agreed';

/** The exits that somebody may take now: unresolved, resolved, to:STAGE, close. */
export function offeredExits(world: World, kase: Case, now: Instant): string[] {
  if (mayClose(kase)) return blocking(world, kase, 'close', now).length > 0 ? [] : ['close'];
  const current = climb(world, kase).find((stage) => stage.id === currentStage(kase)?.stage);
  if (!current || kase.outcome) return [];
  const next = nextStage(world, kase, current.id);
  const exits: string[] = [];
  if (isShared(current)) exits.push('unresolved', 'resolved');
  if (current.decidedBy === 'raising' && current.kind === 'informal') exits.push('unresolved');
  if (current.decidedBy === 'raising') exits.push('resolved');
  if (
    next &&
    !isOpenedByFinding(next) &&
    (next.kind !== 'exceptional' || isSpent(world, kase, current, now)) &&
    !isLapsed(world, kase, now) &&
    blocking(world, kase, `to:${next.id}`, now).length === 0
  ) {
    exits.push(`to:${next.id}`);
  }
  return exits;
}

/** The managers one stage up, who are told that an answer is late; by the stages that they hold. */
export function toldOfLateAnswers(world: World, kase: Case, now: Instant): string[] {
  const runs = dutyRuns(world, kase, now);
  return climb(world, kase).flatMap((stage) => {
    if (stage.decidedBy !== 'raising' || !runOfDuty(runs, stage.limitDuty)?.late) return [];
    return nextStage(world, kase, stage.id)?.id ?? [];
  });
}

/** True where some date that is shown lies beyond the known bank holidays. */
export function isCaseProvisional(world: World, kase: Case, now: Instant): boolean {
  const limits = dutyRuns(world, kase, now).map((run) => run.limitAt);
  const shown = [...limits, ...clocksOf(world, kase).map((clock) => clock.at)];
  return shown.some((at) => at !== undefined && isProvisional(world.calendar, at));
}

/** True while going up past an answer that is late is open to the practitioner: no line of the document prints it. */
function mayPassLateAnswer(world: World, kase: Case, now: Instant): boolean {
  const stage = currentStage(kase)?.stage;
  if (stage === undefined || kase.outcome !== undefined || isAnswered(kase, stage)) return false;
  const next = nextStage(world, kase, stage);
  return next !== undefined && toldOfLateAnswers(world, kase, now).includes(next.id);
}

/**
 * True where somebody stated a number of days and did not say which, for the present stage or for the one that is raised
 * next: they are asked, and the shorter reading holds. What is stated after a stage has opened is for the next one.
 */
function asksDayType({ happenings }: Case): boolean {
  const raised = happenings.findLast(({ key }) => key === 'raised');
  const last = happenings.findLast(({ key }) => key === 'raised' || key === 'time-stated');
  return [raised, last].some((it) => it?.days?.unit === 'unspecified');
}

/**
 * The stage that several recorded cases of one kind suggest, by the number that the owner has set. A person decides;
 * nothing is ever entered by itself (WS.9, reading 8).
 */
export function suggestedStage({ protocol, settings }: World, kase: Case): string | undefined {
  const { pattern } = protocol;
  const threshold = settings?.similarThreshold;
  if (!pattern || !threshold || kase.outcome !== undefined) return undefined;
  const order = protocol.stages.map(({ id }) => id);
  if (order.indexOf(currentStage(kase)?.stage ?? '') >= order.indexOf(pattern.suggests)) return undefined;
  const since = monthsBefore(kase.openedAt, threshold.months);
  const alike = kase.similar.filter((at) => at >= since && at <= kase.openedAt).length + 1;
  return alike >= threshold.count ? pattern.suggests : undefined;
}

/** What a person is asked or shown: from the file's conditions, from what happened, and from what is now open to them. */
export const flagsOf = (world: World, kase: Case, now: Instant): string[] => [
  ...new Set([
    ...kase.flags,
    ...world.protocol.flags.filter((flag) => holds(flag.when, kase.facts) === true).map((flag) => flag.id),
    ...(asksDayType(kase) ? ['ask-day-type'] : []),
    ...(mayPassLateAnswer(world, kase, now) ? ['not-in-source'] : []),
  ]),
];
