import type { Heartbeat, ServiceFinding, ServiceState } from '../ports/service-state.ts';
import type { Instant } from '../protocol/instant.ts';
import { ago, lasting } from './say-age.ts';

/** The timers run every minute: after this, in milliseconds, they do not run any more. */
export const OLD_HEARTBEAT_MS = 10 * 60_000;
/** Two clocks that are set by the same time differ by less than this: what lies further ahead is not to be believed. */
export const CLOCKS_DIFFER_MS = 2 * 60_000;

type Timer = Heartbeat['timer'];

const TIMERS: readonly Timer[] = ['wake', 'deliver'];

const RESTART =
  'Look whether the Function App runs (Azure portal, Overview) and whether the functions "wake" and "deliver" are listed and enabled; then restart it. The log of the app says why a run failed.';

/** What follows from the silence of each of them. */
const SILENT: Readonly<Record<Timer, string>> = {
  wake: 'Reminders do not come. Cases can still be worked on.',
  deliver:
    'What could not be delivered at once is not tried again, so that a message or an e-mail may be missing. Cases can still be worked on.',
};
const BOTH_SILENT =
  'Reminders do not come, and what could not be delivered at once is not tried again. Cases can still be worked on.';

const age = (at: Instant, now: Instant): number => Date.parse(now) - Date.parse(at);

const neverRun = (timers: readonly Timer[]): ServiceFinding => ({
  code: 'never-beaten',
  what: `The timer ${timers.join(' and the timer ')} ${timers.length > 1 ? 'have' : 'has'} never run.`,
  means: timers.length === 1 && timers[0] ? SILENT[timers[0]] : BOTH_SILENT,
  remedy: `In the first two minutes after it is installed this is as it should be. Else: ${RESTART}`,
});

const stoodStill = ({ timer, at }: Heartbeat, now: Instant): ServiceFinding => ({
  code: 'heartbeat-old',
  what: `The timer ${timer} last ran ${ago(age(at, now))}. It should run every minute.`,
  means: SILENT[timer],
  remedy: RESTART,
});

/** The timer may run or not: its last run is later than now, and stays so until the clock has come to it. */
const ahead = ({ timer, at }: Heartbeat, now: Instant): ServiceFinding => ({
  code: 'clocks-differ',
  what: `The last run of the timer ${timer} is dated ${lasting(age(now, at))} from now: the clock of the service and the clock by which this is checked differ.`,
  means: 'It cannot be told whether the timer runs.',
  remedy:
    'Set the clock of the machine on which you check. If it is right, wait two minutes and check again: each run is dated anew. If nothing changes, the timer does not run: restart the Function App.',
});

function ofTimer(beat: Heartbeat, now: Instant): ServiceFinding[] {
  const since = age(beat.at, now);
  if (since < -CLOCKS_DIFFER_MS) return [ahead(beat, now)];
  return since > OLD_HEARTBEAT_MS ? [stoodStill(beat, now)] : [];
}

/** Whether the timers run, and what follows where one does not. */
export function ofHeartbeats(state: Pick<ServiceState, Timer>, now: Instant): ServiceFinding[] {
  const missing = TIMERS.filter((timer) => state[timer] === undefined);
  return [
    ...(missing.length > 0 ? [neverRun(missing)] : []),
    ...TIMERS.flatMap((timer) => {
      const beat = state[timer];
      return beat ? ofTimer(beat, now) : [];
    }),
  ];
}
