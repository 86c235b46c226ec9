import { logLine, type Registry } from './core-api.ts';
import { invokeFunction } from './invoke-function.ts';
import type { HostedFunction } from './messages.ts';
import { nextOccurrence, readSchedule } from './read-schedule.ts';

/** Milliseconds, real: how often the schedules are looked at. */
const TICK = 100;
/** Milliseconds on the app's clock: later than this, a call is past due. */
const LATE = 5_000;

export interface Timers {
  /** Calls a timer function now, or when its running call has ended. Rejects with what it threw. */
  run(name: string, pastDue: boolean): Promise<void>;
  /** Fires what is due by the app's clock: one call for each function, however many were missed. */
  tick(): void;
  stop(): void;
}

/**
 * Runs timer functions, each one at a time; by their schedules when `mode` is 'cron'.
 * What was missed since `since` (epoch milliseconds on the app's clock) is due at once.
 */
export function runTimers(
  registry: Registry,
  functions: HostedFunction[],
  mode: 'manual' | 'cron',
  since = Date.now(),
): Timers {
  const timers = functions
    .filter(({ trigger }) => trigger === 'timer')
    .map(({ name, schedule = '' }) => ({ name, schedule: readSchedule(schedule) }))
    .map((timer) => ({ ...timer, next: nextOccurrence(timer.schedule, since), last: 0 }));
  const running = new Map<string, Promise<void>>();

  async function call(name: string, pastDue: boolean) {
    const timer = timers.find((one) => one.name === name);
    const registered = registry.functions.get(name);
    if (!timer || !registered) throw new Error(`There is no timer function named "${name}"`);
    const status = { Last: toIso(timer.last), Next: toIso(timer.next), LastUpdated: toIso(timer.last) };
    timer.last = Date.now();
    const info = { Schedule: { AdjustForDST: true }, ScheduleStatus: status, IsPastDue: pastDue };
    await invokeFunction(registry, registered, { json: JSON.stringify(info) });
  }

  function run(name: string, pastDue: boolean): Promise<void> {
    const before = running.get(name) ?? Promise.resolve();
    const started = before.catch(() => undefined).then(() => call(name, pastDue));
    running.set(name, started);
    const forget = () => running.get(name) === started && running.delete(name);
    return started.finally(forget);
  }

  function tick() {
    if (mode === 'manual') return;
    const now = Date.now();
    for (const timer of timers) {
      // When the clock is put back, the old next moment could be months away.
      if (timer.next > now) timer.next = Math.min(timer.next, nextOccurrence(timer.schedule, now));
      if (timer.next > now || running.has(timer.name)) continue;
      const pastDue = now - timer.next > LATE;
      timer.next = nextOccurrence(timer.schedule, now);
      run(timer.name, pastDue).catch((error: unknown) => {
        logLine('error', timer.name, error instanceof Error ? (error.stack ?? '') : String(error));
      });
    }
  }

  const ticking = setInterval(tick, TICK);
  return { run, tick, stop: () => clearInterval(ticking) };
}

function toIso(time: number): string {
  return Number.isFinite(time) ? new Date(time).toISOString() : '';
}
