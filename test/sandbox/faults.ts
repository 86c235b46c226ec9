/** What a stand-in does to a request instead of, before or after answering it. */
export type FaultAction =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | { delayMs: number }
  | { resetBefore: true }
  | { deliverThenReset: true }
  | { deliverThenStatus: number };

export interface Fault {
  /** `path` is tried on the decoded path; `times` is how many requests it hits, all of them when left out. */
  match: { method?: string; path?: RegExp; times?: number };
  do: FaultAction;
}

export interface Faults {
  /** Faults are tried in the order in which they were added; the first that matches is the only one that acts. */
  add(fault: Fault): void;
  clear(): void;
  /** The action for this request, which uses up one of the fault's times. */
  take(method: string, path: string): FaultAction | undefined;
}

/** A list of things to go wrong. */
export function createFaults(): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.match.times ?? Infinity });
    },
    clear: () => {
      waiting = [];
    },
    take: (method, path) => {
      const hit = waiting.find(({ fault, left }) => left > 0 && matches(fault, method, path));
      if (!hit) return undefined;
      hit.left -= 1;
      return hit.fault.do;
    },
  };
}

function matches({ match }: Fault, method: string, path: string): boolean {
  if (match.method && match.method.toUpperCase() !== method) return false;
  // A pattern with the g flag remembers where it stopped: search() always starts at the beginning.
  return !match.path || path.search(match.path) >= 0;
}
