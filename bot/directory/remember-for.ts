import type { Clock } from '../ports/clock.ts';

/** A value that is fetched when it is first wanted, and again when it has become too old. */
export interface Memory<T> {
  recall(): Promise<T>;
  /** The next one who wants it fetches it. */
  forget(): void;
}

/** Keeps what `fetch` gives for `milliseconds` by `clock`; a failure is not kept. Several who want it at once fetch it once. */
export function rememberFor<T>(milliseconds: number, clock: Clock, fetch: () => Promise<T>): Memory<T> {
  let kept: { readonly since: number; readonly value: Promise<T> } | undefined;
  const forget = (): void => {
    kept = undefined;
  };
  return {
    forget,
    recall: () => {
      const now = Date.parse(clock.now());
      // A clock that was set back must not keep a value for years.
      if (kept && Math.abs(now - kept.since) < milliseconds) return kept.value;
      const fetched = { since: now, value: fetch() };
      kept = fetched;
      fetched.value.catch(() => {
        if (kept === fetched) forget();
      });
      return fetched.value;
    },
  };
}
