import { actBy, addWorkingDays, isWorkingDay, workingDayOnOrAfter } from './calendar.ts';
import { notices, splitByReach } from './call-people.ts';
import { type Case, SERVICE, currentStage } from './case.ts';
import { type DutyRun, openRuns } from './duty-runs.ts';
import type { Effect, RemindedDuty } from './effect.ts';
import type { CaseEvent } from './event.ts';
import { type Instant, londonDay, londonTime, plusHours } from './instant.ts';
import { entryOf } from './entry-of.ts';
import { isWindow, ownersOrWhoCanName, peopleToTell } from './remind-whom.ts';
import { dueOf } from './standing.ts';
import type { World } from './world.ts';

type SlotKind = RemindedDuty['slot'];
interface Slot {
  readonly at: Instant;
  readonly kind: SlotKind;
}

/** A limit in hours runs on at night and at weekends, and so do its reminders. */
const runsAllHours = (run: DutyRun): boolean => run.duty.limit?.unit === 'hour';

/** The first moment from `at` on when people may be reminded: 08:00 to 18:00 London on a working day. */
function officeMoment({ calendar }: World, at: Instant): Instant {
  const day = londonDay(at);
  if (isWorkingDay(calendar, day)) {
    const opens = londonTime(day, '08:00');
    if (at <= opens) return opens;
    if (at < londonTime(day, '18:00')) return at;
    return londonTime(addWorkingDays(calendar, day, 1), '08:00');
  }
  return londonTime(workingDayOnOrAfter(calendar, day), '08:00');
}

const nineOn = (world: World, day: string, n: number): Instant =>
  londonTime(addWorkingDays(world.calendar, day, n), '09:00');

/** The slots before a due moment and the one at which it has passed. */
function slotsAround(world: World, run: DutyRun, due: Instant): Slot[] {
  const act = actBy(world.calendar, due);
  const passed = runsAllHours(run) ? due : officeMoment(world, due);
  const before: Slot[] = [
    { at: nineOn(world, londonDay(act), -1), kind: 'day-before' },
    { at: plusHours(act, -2), kind: 'two-hours' },
  ];
  return [...before.filter(({ at }) => at > (run.startedAt ?? due)), { at: passed, kind: 'passed' }];
}

/** Every second working day at 09:00, from `day` on, up to the first slot after `now`. */
function repeating(world: World, day: string, kind: SlotKind, now: Instant): Slot[] {
  const slots: Slot[] = [];
  let on = day;
  do {
    on = addWorkingDays(world.calendar, on, 2);
    slots.push({ at: londonTime(on, '09:00'), kind });
  } while ((slots.at(-1) as Slot).at <= now);
  return slots;
}

/** All reminders of a duty up to the first one after `now`, in order. */
function slotsOf(world: World, kase: Case, run: DutyRun, now: Instant): Slot[] {
  const due = dueOf(kase, run);
  if (due !== undefined) {
    const around = slotsAround(world, run, due);
    const passed = around.at(-1) as Slot;
    // A window is a right, not a debt: its end is told once.
    if (isWindow(world, run.duty)) return around;
    return [...around, ...repeating(world, londonDay(passed.at), 'still-open', now)];
  }
  if (!run.duty.nudge || run.startedAt === undefined) return [];
  return repeating(world, londonDay(run.startedAt), 'nudge', now);
}

const isLate = ({ kind }: Slot): boolean => kind === 'passed' || kind === 'still-open';

/**
 * The newest reminder that has come and was not sent; older ones it replaces. A date that was told afterwards may have
 * passed before the last reminder: then nobody has heard yet that it is late.
 */
function unsent(slots: readonly Slot[], kase: Case, run: DutyRun, now: Instant): Slot | undefined {
  const slot = slots.filter(({ at }) => at <= now).at(-1);
  const last = entryOf(kase.reminded, run.key);
  if (!slot || last === undefined || last < slot.at) return slot;
  return isLate(slot) && !kase.toldLate?.includes(run.key) ? slot : undefined;
}

/** When a reminder that has come may go out: at once, or with the next working hours. */
const sendingTime = (world: World, run: DutyRun, now: Instant): Instant =>
  runsAllHours(run) ? now : officeMoment(world, now);

function dueSlot(world: World, kase: Case, run: DutyRun, now: Instant): Slot | undefined {
  return sendingTime(world, run, now) === now
    ? unsent(slotsOf(world, kase, run, now), kase, run, now)
    : undefined;
}

/** When the timer shall look at the case again; undefined where nothing is waited for. */
export function nextWake(world: World, kase: Case, now: Instant): Instant | undefined {
  const moments = openRuns(world, kase, now).flatMap((run) => {
    const slots = slotsOf(world, kase, run, now);
    if (unsent(slots, kase, run, now)) return [sendingTime(world, run, now)];
    return slots.find(({ at }) => at > now)?.at ?? [];
  });
  return moments.sort()[0];
}

/** What the timer does with a case: one message that names every duty whose reminder has come. */
export function remind(world: World, kase: Case, now: Instant): { events: CaseEvent[]; effects: Effect[] } {
  const due = openRuns(world, kase, now).flatMap((run) => {
    const slot = dueSlot(world, kase, run, now);
    return slot ? [{ run, slot }] : [];
  });
  if (due.length === 0) return { events: [], effects: [] };
  const slots = Object.fromEntries(due.map(({ run, slot }) => [run.key, slot.at]));
  const late = due.filter(({ slot }) => isLate(slot)).map(({ run }) => run.key);
  const people = due.flatMap(({ run, slot }) => {
    return [...ownersOrWhoCanName(world, kase, run), ...(isLate(slot) ? peopleToTell(world, kase, run) : [])];
  });
  const duties = due.map(({ run, slot }): RemindedDuty => ({
    id: run.duty.id,
    side: run.side,
    slot: slot.kind,
  }));
  const stage = currentStage(kase)?.stage ?? '';
  const { mentioned, written } = splitByReach(people);
  return {
    events: [{ type: 'reminded', at: now, by: SERVICE, slots, ...(late.length > 0 && { late }) }],
    effects: [
      { kind: 'remind', key: `remind:${kase.revision}`, stage, duties, people: mentioned },
      ...notices({ stage, revision: kase.revision }, 'remind', written),
    ],
  };
}
