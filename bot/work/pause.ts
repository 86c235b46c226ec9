/** Between two tries everybody waits a different while, so that not all of them write again at once. Milliseconds. */
const SHORTEST_MS = 10;
const LONGEST_MS = 400;

const waitFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits before a case is read anew, longer with each conflict. */
export const pauseAfterConflict = (tries: number): Promise<void> =>
  waitFor(Math.random() * Math.min(SHORTEST_MS * 2 ** tries, LONGEST_MS));

/** Without a word from the far side: so long after the first try, twice as long after each further one. */
const FIRST_REST_MS = 400;

/** How long to leave a far side alone that is busy, in milliseconds: what it asked for, or longer each time. */
export const restAfter = (tries: number, asked: number | undefined): number =>
  (asked ?? FIRST_REST_MS * 2 ** tries) * (1 + Math.random() / 2);

export const rest = waitFor;
