import { actBy, addWorkingDays, limitEnd, statedEnd } from './calendar.ts';
import { peopleMeant } from './authority.ts';
import { isBelowRespondent } from './below-respondent.ts';
import { type Case, type Happening, currentStage } from './case.ts';
import type { Duty, EventRef, Protocol, Side } from './definition.ts';
import { type Instant, byTime, earliest, endOfDay, londonDay } from './instant.ts';
import { holds } from './predicate.ts';
import { type World, stageOf } from './world.ts';

export type DutyStatus = 'not-started' | 'open' | 'done' | 'waived';

/** One duty as it stands in a case, for one side where both owe it. All times UTC. */
export interface DutyRun {
  /** The duty's id, with its side where both owe it: `2a:raising`; with a number where it is owed for each action. */
  readonly key: string;
  readonly duty: Duty;
  readonly side?: Side | undefined;
  /** The agreed action that it is owed for. */
  readonly action?: Happening | undefined;
  readonly status: DutyStatus;
  readonly startedAt?: Instant | undefined;
  /** The step limit, from the real start (K11a). */
  readonly limitAt?: Instant | undefined;
  /** The printed cumulative limit, from day zero (K11b). */
  readonly cumulativeAt?: Instant | undefined;
  /** When to chase it (K10): an instant, or `at-once` where that had passed when the clock started. */
  readonly actBy?: string | undefined;
  readonly doneAt?: Instant | undefined;
  /** What fulfilled it, with whoever did that; absent where it needed no act. */
  readonly fulfilledBy?: Happening | undefined;
  /** Its limit passed before it was done. */
  readonly late: boolean;
}

/** What a run is of, before the case is looked at. */
interface Owed {
  readonly duty: Duty;
  readonly side?: Side | undefined;
  readonly action?: Happening | undefined;
  readonly key: string;
}

const meets = (ref: EventRef, duty: Duty, happening: Happening): boolean =>
  ref.key === happening.key &&
  (ref.stage === '*' || happening.stage === (ref.stage ?? duty.stage)) &&
  (ref.medium === undefined || ref.medium === happening.medium) &&
  (ref.duty === undefined || ref.duty === happening.duty);

/** True where the happening is one of those that the references name. */
export const isAmong = (refs: readonly EventRef[], duty: Duty, happening: Happening): boolean =>
  refs.some((ref) => meets(ref, duty, happening));

/** The moment of day zero: the earlier of the events that may start it (K14), or undefined before any. */
export const dayZero = ({ protocol }: World, kase: Case): Instant | undefined =>
  earliest(...kase.happenings.filter(({ key }) => protocol.dayZero.includes(key)).map((it) => it.occurredAt));

/** The end of a printed cumulative day, counted from day zero. */
export function cumulativeEnd(world: World, kase: Case, days: number): Instant | undefined {
  const zero = dayZero(world, kase);
  return zero === undefined ? undefined : endOfDay(addWorkingDays(world.calendar, londonDay(zero), days));
}

/** When the events that are named happened, in order; `entered` is the opening of the duty's stage. */
export function momentsOf(kase: Case, duty: Duty, refs: readonly EventRef[]): Instant[] {
  const moments = kase.happenings.filter((it) => isAmong(refs, duty, it)).map((it) => it.occurredAt);
  if (refs.some((ref) => ref.key === 'entered')) {
    moments.push(...kase.stages.filter(({ stage }) => stage === duty.stage).map((run) => run.enteredAt));
  }
  return moments.sort();
}

function startOf(kase: Case, { duty, action }: Owed): Instant | undefined {
  if (action) return action.occurredAt;
  const started = momentsOf(kase, duty, duty.starts);
  return duty.startPick === 'first' ? started[0] : started.at(-1);
}

/** Whoever would refer it to themselves, as they hold both levels, has done so (BI.9, reading 6). */
function isReferralToSelf(world: World, kase: Case, { duty, side }: Owed): boolean {
  if (duty.kind !== 'refer' || side === undefined) return false;
  const onSide = (who: Duty['by']): string[] =>
    peopleMeant(world, kase, { ...who, side }).map(({ person }) => person);
  const givers = onSide(duty.by);
  const receivers = duty.to.flatMap(onSide);
  return givers.length > 0 && receivers.length > 0 && givers.every((it) => receivers.includes(it));
}

/** True where the happening fulfils what is owed: for an action, where it names that one. */
function fulfils(kase: Case, { duty, side, action }: Owed, it: Happening): boolean {
  if (action) return it.key === 'action-checked' && it.action === action.action;
  const named = isAmong(duty.doneBy, duty, it) || (it.key === 'done' && it.duty === duty.id);
  return named && (side === undefined || it.side === undefined || it.side === side);
}

type Done = Pick<DutyRun, 'doneAt' | 'fulfilledBy'>;

function doneOf(world: World, kase: Case, owed: Owed, startedAt: Instant | undefined): Done {
  if (startedAt !== undefined && isReferralToSelf(world, kase, owed)) return { doneAt: startedAt };
  // What begins anew with every start is asked for anew.
  const anew = owed.duty.startPick === 'last' ? startedAt : undefined;
  const [first] = kase.happenings
    .filter((it) => fulfils(kase, owed, it) && (anew === undefined || it.occurredAt >= anew))
    .sort((a, b) => byTime(a.occurredAt, b.occurredAt));
  return { doneAt: first?.occurredAt, fulfilledBy: first };
}

/** When a duty stopped being asked for without being done; undefined where it still is. */
function waivedOf({ protocol }: World, kase: Case, duty: Duty): Instant | undefined {
  if (!duty.endsWithStage) return undefined;
  const own = kase.stages.find(({ stage }) => stage === duty.stage);
  return earliest(own ? own.leftAt : passedOverAt(protocol, kase, duty.stage), kase.endedAt);
}

/** When a case went straight to a stage above one that it never came to: what led there is asked for no more. */
function passedOverAt({ stages }: Protocol, kase: Case, stage: string): Instant | undefined {
  const rank = (id: string): number => stages.findIndex((it) => it.id === id);
  return earliest(...kase.stages.filter((run) => rank(run.stage) > rank(stage)).map((run) => run.enteredAt));
}

/** The step limit: printed, from where it counts; stated, with the word that opened the stage; an action's own date. */
function limitOf(world: World, kase: Case, { duty, action }: Owed, startedAt: Instant): Instant | undefined {
  if (action) return action.until;
  if (!duty.limit) return undefined;
  if (duty.limit.unit === 'stated') {
    const said = kase.happenings.find((it) => it.key === 'raised' && it.stage === duty.stage);
    return said && statedEnd(world.calendar, said.occurredAt, said);
  }
  const from = momentsOf(kase, duty, duty.countsFrom)[0] ?? startedAt;
  return limitEnd(world.calendar, duty.limit, from);
}

/** How a duty stands, as far as no clock is needed for it: one that is still open may be late by now. */
function runOf(world: World, kase: Case, owed: Owed): DutyRun {
  const { duty } = owed;
  const asked = duty.when === undefined || holds(duty.when, kase.facts) === true;
  const stage = stageOf(world.protocol, duty.stage);
  const applies = asked && !isBelowRespondent(world.protocol, stage, kase.facts);
  const startedAt = applies ? startOf(kase, owed) : undefined;
  const done = doneOf(world, kase, owed, startedAt);
  const { doneAt } = done;
  if (startedAt === undefined) {
    return { ...owed, status: doneAt ? 'done' : 'not-started', ...done, late: false };
  }
  const waivedAt = doneAt ? undefined : waivedOf(world, kase, duty);
  const limitAt = limitOf(world, kase, owed, startedAt);
  const chase = limitAt && actBy(world.calendar, limitAt);
  return {
    ...owed,
    status: doneAt ? 'done' : waivedAt ? 'waived' : 'open',
    startedAt,
    limitAt,
    cumulativeAt: duty.cumulative === undefined ? undefined : cumulativeEnd(world, kase, duty.cumulative),
    actBy: chase && chase < startedAt ? 'at-once' : chase,
    ...done,
    late: isAfter(limitAt, doneAt ?? waivedAt),
  };
}

const isAfter = (limitAt: Instant | undefined, at: Instant | undefined): boolean =>
  limitAt !== undefined && at !== undefined && limitAt < at;

/** The run as it stands at a moment. */
const asOf = (now: Instant, run: DutyRun): DutyRun =>
  run.status === 'open' && isAfter(run.limitAt, now) ? { ...run, late: true } : run;

/** What is owed under a duty: once, once a side, or once for each action that was agreed. */
function owedUnder(kase: Case, duty: Duty): Owed[] {
  const { id } = duty;
  if (duty.perAction) {
    const actions = kase.happenings.filter(({ key }) => key === 'action-agreed');
    return actions.map((action, index) => ({ duty, action, key: `${id}:${index + 1}` }));
  }
  if (duty.by.side === 'each') {
    return (['raising', 'receiving'] as const).map((side) => ({ duty, side, key: `${id}:${side}` }));
  }
  const { side } = duty.by;
  return [{ duty, side: side === 'raising' || side === 'receiving' ? side : undefined, key: id }];
}

/** What duties are reckoned from; who has looked, was refused or was reached changes none of them. */
const isAlike = (a: Case, b: Case): boolean =>
  a.stages === b.stages && a.facts === b.facts && a.parties === b.parties && a.endedAt === b.endedAt;

interface Answered {
  readonly world: World;
  readonly case: Case;
  readonly timeless: readonly DutyRun[];
  readonly now: Instant;
  readonly runs: readonly DutyRun[];
}

/**
 * The last answer for each course of a case, by what has happened in it: one card asks for it dozens of times, and a
 * case is never changed in place.
 */
const answered = new WeakMap<Case['happenings'], Answered>();

const timelessRuns = (world: World, kase: Case): DutyRun[] =>
  world.protocol.duties.flatMap((duty) => owedUnder(kase, duty).map((owed) => runOf(world, kase, owed)));

/** Every duty of the protocol as it stands at a moment, in the order of the file. */
export function dutyRuns(world: World, kase: Case, now: Instant): readonly DutyRun[] {
  const last = answered.get(kase.happenings);
  const known = last?.world === world && isAlike(last.case, kase) ? last : undefined;
  if (known?.now === now) return known.runs;
  const timeless = known?.timeless ?? timelessRuns(world, kase);
  const runs = timeless.map((run) => asOf(now, run));
  answered.set(kase.happenings, { world, case: kase, timeless, now, runs });
  return runs;
}

/** The runs that a case waits for now: of its stage, those that lead out of it, and what outlasts a stage. */
export function openRuns(world: World, kase: Case, now: Instant): DutyRun[] {
  if (kase.outcome === 'closed') return [];
  return dutyRuns(world, kase, now).filter((run) => run.status === 'open');
}

/**
 * Of the open runs those that belong to the present stage, lead out of it or go with the case; after the end, all. An
 * agreed action has its own date and its own reminder; the stage's date stays in front.
 */
export function runsInPlay(world: World, kase: Case, now: Instant): DutyRun[] {
  const open = openRuns(world, kase, now);
  const stage = currentStage(kase)?.stage;
  if (kase.outcome !== undefined) return open;
  const passed = new Set(kase.stages.filter((run) => run.leftAt !== undefined).map((run) => run.stage));
  return open.filter(
    ({ duty, action }) =>
      action === undefined && (duty.stage === stage || !passed.has(duty.stage) || duty.by.role === 'holder'),
  );
}
