import type { SandboxState } from './sandbox-state.ts';

const HOUR = 3_600_000;
/** Longer than this, the hours between are not walked through one by one. */
const MOST_HOURS = 24 * 100;

/** What of the local Functions host moving the clock needs. */
export interface TimedApp {
  setClock(setting: 'real' | { at: Date }): Promise<void>;
  runTimer(name: string): Promise<void>;
  functions: readonly { name: string; trigger: string }[];
}

export interface SandboxClock {
  now(): Date;
  /** Moves sandbox time forward, hour by hour, and lets the app's timers run at each. Rejects a time that has passed. */
  moveTo(target: Date): Promise<void>;
  /** Back to real time: the only way backwards. What the app did in the meantime stays done. */
  reset(): Promise<void>;
}

/**
 * The clock of the sandbox. Walking instead of jumping shows what a person would have seen: the reminder of Tuesday
 * comes on Tuesday, and not all of them on Friday.
 */
export function createSandboxClock(state: SandboxState, app: TimedApp): SandboxClock {
  let moving: Promise<void> = Promise.resolve();

  async function setTo(time: Date): Promise<void> {
    await app.setClock({ at: time });
    state.setClockOffset(time.getTime() - Date.now());
    for (const timer of app.functions.filter(({ trigger }) => trigger === 'timer'))
      await app.runTimer(timer.name);
  }

  async function walkTo(target: Date): Promise<void> {
    const from = state.now().getTime();
    if (target.getTime() < from) throw new RangeError('The sandbox clock only goes forward.');
    const hours = (target.getTime() - from) / HOUR;
    if (hours > MOST_HOURS) throw new RangeError('That is too far ahead: at most 100 days at once.');
    const nextHour = (Math.floor(from / HOUR) + 1) * HOUR;
    for (let at = nextHour; at < target.getTime(); at += HOUR) await setTo(new Date(at));
    await setTo(target);
  }

  /** One move at a time, in the order in which they were asked for. */
  function inTurn(move: () => Promise<void>): Promise<void> {
    const next = moving.then(move);
    moving = next.catch(() => undefined);
    return next;
  }

  return {
    now: () => state.now(),
    moveTo: (target) => inTurn(() => walkTo(target)),
    reset: () =>
      inTurn(async () => {
        await app.setClock('real');
        state.setClockOffset(0);
      }),
  };
}
