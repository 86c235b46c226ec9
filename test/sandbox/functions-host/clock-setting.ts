/**
 * What time it is for the app: the real time, a shifted time that runs on, or a time that stands still.
 * `at` is epoch milliseconds, a Date, or an ISO string with its offset ("2026-04-09T17:00:00+01:00").
 */
export type ClockSetting = 'real' | { at: string | number | Date; frozen?: boolean };

/** The same in the form that crosses to the app's process; both count in epoch milliseconds. */
export type Clock = { offset: number } | { frozenAt: number };

/** Throws when `at` is not a date. */
export function toClock(setting: ClockSetting): Clock {
  if (setting === 'real') return { offset: 0 };
  const at = new Date(setting.at).getTime();
  if (Number.isNaN(at)) throw new Error(`"${String(setting.at)}" is not a date and time`);
  return setting.frozen ? { frozenAt: at } : { offset: at - Date.now() };
}

/** Epoch milliseconds on that clock, given the real time. */
export function readClock(clock: Clock, realNow: number): number {
  return 'frozenAt' in clock ? clock.frozenAt : realNow + clock.offset;
}
