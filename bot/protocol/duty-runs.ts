import { actBy, addWorkingDays, limitEnd } from './calendar.ts';
import { isBelowRespondent } from './below-respondent.ts';
import { type Case, type Happening, currentStage } from './case.ts';
import type { Duty, EventRef, Side } from './definition.ts';
import { type Instant, earliest, endOfDay, londonDay } from './instant.ts';
import { holds } from './predicate.ts';
import { type World, stageOf } from './world.ts';

export type DutyStatus = 'not-started' | 'open' | 'done' | 'waived';

/** One duty as it stands in a case, for one side where both owe it. All times UTC. */
export interface DutyRun {
  /** The duty's id, with its side where both owe it: `2a:raising`. */
  readonly key: string;
  readonly duty: Duty;
  readonly side?: Side | undefined;
  readonly status: DutyStatus;
  readonly startedAt?: Instant | undefined;
  /** The step limit, from the real start (K11a). */
  readonly limitAt?: Instant | undefined;
  /** The printed cumulative limit, from day zero (K11b). */
  readonly cumulativeAt?: Instant | undefined;
  /** When to chase it (K10): an instant, or `at-once` where that had passed when the clock started. */
  readonly actBy?: string | undefined;
  readonly doneAt?: Instant | undefined;
  /** Its limit passed before it was done. */
  readonly late: boolean;
}

const meets = (ref: EventRef, duty: Duty, happening: Happening): boolean =>
  ref.key === happening.key &&
  (ref.stage === '*' || happening.stage === (ref.stage ?? duty.stage)) &&
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

function startOf(kase: Case, duty: Duty): Instant | undefined {
  const started = kase.happenings.filter((it) => isAmong(duty.starts, duty, it)).map((it) => it.occurredAt);
  if (duty.starts.some((ref) => ref.key === 'entered')) {
    started.push(...kase.stages.filter(({ stage }) => stage === duty.stage).map((run) => run.enteredAt));
  }
  started.sort();
  return duty.startPick === 'first' ? started[0] : started.at(-1);
}

function doneOf(kase: Case, duty: Duty, side: Side | undefined): Instant | undefined {
  const mine = kase.happenings.filter(
    (it) =>
      (isAmong(duty.doneBy, duty, it) || (it.key === 'done' && it.duty === duty.id)) &&
      (side === undefined || it.side === undefined || it.side === side),
  );
  return earliest(...mine.map((it) => it.occurredAt));
}

/** When a duty stopped being asked for without being done; undefined where it still is. */
function waivedOf(kase: Case, duty: Duty): Instant | undefined {
  if (!duty.endsWithStage) return undefined;
  const left = kase.stages.find(({ stage }) => stage === duty.stage)?.leftAt;
  return earliest(left, kase.endedAt);
}

function runOf(world: World, kase: Case, duty: Duty, side: Side | undefined, now: Instant): DutyRun {
  const key = duty.by.side === 'each' ? `${duty.id}:${side ?? ''}` : duty.id;
  const asked = duty.when === undefined || holds(duty.when, kase.facts) === true;
  const stage = stageOf(world.protocol, duty.stage);
  const applies = asked && !isBelowRespondent(world.protocol, stage, kase.facts);
  const startedAt = applies ? startOf(kase, duty) : undefined;
  const doneAt = doneOf(kase, duty, side);
  if (startedAt === undefined) {
    return { key, duty, side, status: doneAt ? 'done' : 'not-started', doneAt, late: false };
  }
  const waivedAt = doneAt ? undefined : waivedOf(kase, duty);
  const limitAt = duty.limit && limitEnd(world.calendar, duty.limit, startedAt);
  const chase = limitAt && actBy(world.calendar, limitAt);
  return {
    key,
    duty,
    side,
    status: doneAt ? 'done' : waivedAt ? 'waived' : 'open',
    startedAt,
    limitAt,
    cumulativeAt: duty.cumulative === undefined ? undefined : cumulativeEnd(world, kase, duty.cumulative),
    actBy: chase && chase < startedAt ? 'at-once' : chase,
    doneAt,
    late: limitAt !== undefined && limitAt < (doneAt ?? waivedAt ?? now),
  };
}

const sidesOf = (duty: Duty): (Side | undefined)[] => {
  if (duty.by.side === 'each') return ['raising', 'receiving'];
  return duty.by.side === 'raising' || duty.by.side === 'receiving' ? [duty.by.side] : [undefined];
};

/** Every duty of the protocol as it stands at a moment, in the order of the file. */
export const dutyRuns = (world: World, kase: Case, now: Instant): DutyRun[] =>
  world.protocol.duties.flatMap((duty) => sidesOf(duty).map((side) => runOf(world, kase, duty, side, now)));

/** The runs that a case waits for now: of its stage, those that lead out of it, and what outlasts a stage. */
export function openRuns(world: World, kase: Case, now: Instant): DutyRun[] {
  if (kase.outcome === 'closed') return [];
  return dutyRuns(world, kase, now).filter((run) => run.status === 'open');
}

/** Of the open runs those that belong to the present stage or lead out of it; after the end, all. */
export function runsInPlay(world: World, kase: Case, now: Instant): DutyRun[] {
  const open = openRuns(world, kase, now);
  const stage = currentStage(kase)?.stage;
  if (kase.outcome !== undefined) return open;
  const passed = new Set(kase.stages.filter((run) => run.leftAt !== undefined).map((run) => run.stage));
  return open.filter(({ duty }) => duty.stage === stage || !passed.has(duty.stage));
}
