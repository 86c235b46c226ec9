import type { Protocol } from '../../../bot/protocol/definition.ts';
import { HOUR, clockOn, dayOf, isOfficeTime, isWorking, officeTimeFrom, workingDays } from './london.ts';
import type { Owed } from './owed.ts';

/** A reminder that is meant for a moment (milliseconds UTC). */
export interface Slot {
  readonly at: number;
  /** It says that the time has passed. */
  readonly late: boolean;
}

const runsAtNight = ({ duty }: Owed): boolean => duty.limit?.unit === 'hour';
const isWindow = ({ stages }: Protocol, { duty }: Owed): boolean =>
  stages.some(({ window }) => window === duty.id);

/** Every second working day at nine, up to the first one after `until`. */
function everyOther(from: number, late: boolean, until: number): Slot[] {
  const slots: Slot[] = [];
  for (let day = workingDays(from, 2); ; day = workingDays(day, 2)) {
    slots.push({ at: clockOn(day, 9), late });
    if (clockOn(day, 9) > until) return slots;
  }
}

/** 17:00 on the last working day up to a moment, and not after it. */
function actBy(due: number): number {
  const day = dayOf(due);
  return Math.min(due, clockOn(isWorking(day) ? day : workingDays(day, -1), 17));
}

/**
 * The policy, in the order of time, up to the first reminder after `until`: nine o'clock on the working day before, two
 * hours before, when the time has passed (in working hours; what counts in hours, at any hour), and every second
 * working day after that. The time in which one may go up is no debt: its end is told once.
 */
export function slotsOf(protocol: Protocol, owed: Owed, until: number): Slot[] {
  const { due, startedAt, duty } = owed;
  if (due === undefined) return duty.nudge ? everyOther(dayOf(startedAt), false, until) : [];
  const act = actBy(due);
  const ahead = [clockOn(workingDays(dayOf(act), -1), 9), act - 2 * HOUR].filter((at) => at > startedAt);
  const passed = runsAtNight(owed) ? due : officeTimeFrom(due);
  return [
    ...ahead.map((at) => ({ at, late: false })),
    { at: passed, late: true },
    ...(isWindow(protocol, owed) ? [] : everyOther(dayOf(passed), true, until)),
  ];
}

/** Whether a reminder of this may go out at a moment. */
export const mayGoOut = (owed: Owed, at: number): boolean => runsAtNight(owed) || isOfficeTime(at);
