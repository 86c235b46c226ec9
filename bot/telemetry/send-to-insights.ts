import type { TokenCredential } from '@azure/identity';
import type { TellTo, Told } from '../ports/telemetry.ts';

export interface InsightsOptions {
  readonly connectionString: string;
  /** Where the string says that telemetry goes. */
  readonly endpoint: string | undefined;
  /** Absent: the key in the string is all that is needed. */
  readonly credential: TokenCredential | undefined;
  /** Called when nothing can be sent, once until something can be again. */
  readonly onAway: () => void;
}

export interface InsightsSink {
  readonly tell: TellTo;
  /** Sends what waits. Never rejects. */
  readonly flush: () => Promise<void>;
}

/** The library is loaded so long after the first turn, in milliseconds: whoever began the process waits for nothing. */
const LOAD_AFTER_MS = 2_000;
/** So much is kept until then; more is not told. */
const MOST_KEPT = 1_000;
/** The process may end before everything is sent. In milliseconds. */
const LONGEST_FLUSH_MS = 2_000;

const within = async (work: Promise<unknown>, ms: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
};

/**
 * Sends what is told to Application Insights, in the background: a service that is away, or slow, is nothing to a turn.
 * The library that does it is large, and is loaded after the first turn has been answered.
 */
export function sendToInsights(options: InsightsOptions): InsightsSink {
  const kept: Told[] = [];
  let sink: InsightsSink | undefined;
  let loading: Promise<void> | undefined;
  const load = async (): Promise<void> => {
    try {
      const { openInsights } = await import('./to-insights.ts');
      sink = openInsights(options);
      for (const told of kept.splice(0)) sink.tell(told);
    } catch {
      options.onAway();
    }
  };
  const loaded = (): Promise<void> => (loading ??= load());
  return {
    tell: (told) => {
      if (sink) {
        sink.tell(told);
        return;
      }
      if (kept.length === 0) setTimeout(() => void loaded(), LOAD_AFTER_MS).unref();
      if (kept.length < MOST_KEPT) kept.push(told);
    },
    flush: async () => {
      const all = async (): Promise<void> => {
        await loaded();
        await sink?.flush();
      };
      await within(all(), LONGEST_FLUSH_MS);
    },
  };
}
