/** What Teams takes of one bot in one thread: so many messages in so many milliseconds. Edits count as well. */
const LIMITS: readonly (readonly [most: number, withinMs: number])[] = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
];
const LONGEST_MS = Math.max(...LIMITS.map(([, withinMs]) => withinMs));

/** Keeps what one process sends into a thread within what Teams takes, so that it need not be refused. */
export interface Pacer {
  /** 0: it may go now, and is counted. Otherwise nothing is counted, and it may go in so many milliseconds. */
  take(thread: string): number;
  /** Teams has asked that nothing be sent into a thread for so many milliseconds. */
  hold(thread: string, forMs: number): void;
}

interface Sends {
  readonly at: readonly number[];
  readonly heldUntil: number;
}

/** The wait that one limit asks for: until the oldest of the last so many sends is out of its window. */
const waitFor = (at: readonly number[], now: number, [most, withinMs]: (typeof LIMITS)[number]): number =>
  Math.max(0, (at[at.length - most] ?? -Infinity) + withinMs - now);

/** `clock` counts milliseconds and never goes back; `performance.now` does so. */
export function createPacer(clock: () => number): Pacer {
  // In the order of the last send: what has been quiet for long comes first, and is forgotten.
  const threads = new Map<string, Sends>();
  const forget = (now: number): void => {
    for (const [thread, { at, heldUntil }] of threads) {
      if (Math.max(heldUntil, (at.at(-1) ?? 0) + LONGEST_MS) > now) return;
      threads.delete(thread);
    }
  };
  const keep = (thread: string, sends: Sends): void => {
    threads.delete(thread);
    threads.set(thread, sends);
  };
  const of = (thread: string, now: number): Sends => {
    const { at, heldUntil } = threads.get(thread) ?? { at: [], heldUntil: -Infinity };
    return { at: at.filter((sent) => sent > now - LONGEST_MS), heldUntil };
  };
  return {
    take: (thread) => {
      const now = clock();
      forget(now);
      const { at, heldUntil } = of(thread, now);
      const wait = Math.max(heldUntil - now, ...LIMITS.map((limit) => waitFor(at, now, limit)));
      if (wait > 0) return Math.ceil(wait);
      keep(thread, { at: [...at, now], heldUntil });
      return 0;
    },
    hold: (thread, forMs) => {
      const now = clock();
      const { at, heldUntil } = of(thread, now);
      keep(thread, { at, heldUntil: Math.max(heldUntil, now + forMs) });
    },
  };
}

/** For a Teams that takes whatever comes: the one that is played on a developer's machine. */
export const unpaced: Pacer = { take: () => 0, hold: () => undefined };
