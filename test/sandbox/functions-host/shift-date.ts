import { readClock, type Clock } from './clock-setting.ts';

let clock: Clock = { offset: 0 };

/** Sets what time Date, and everything built on it, tells from now on. */
export function setClock(next: Clock): void {
  clock = next;
}

/**
 * Puts a Date in place that tells the controlled time. To be called before the app is loaded.
 *
 * Dates that are given something (a text, a number, parts) mean what they always meant. Timeouts stay real.
 */
export function shiftDate(): void {
  const RealDate = Date;
  const now = () => readClock(clock, RealDate.now());
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
  });
  // A native Temporal (Node 26) reads the system's clock and cannot be moved. Without it the app's polyfill steps in,
  // which asks Date.now().
  Reflect.deleteProperty(globalThis, 'Temporal');
}
