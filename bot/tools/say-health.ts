import { CLOCKS_DIFFER_MS, OLD_HEARTBEAT_MS } from '../health/reckon-heartbeats.ts';
import { ago } from '../health/say-age.ts';
import type { ServiceHealth } from '../ports/service-state.ts';

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const HEAD: Readonly<Record<ServiceHealth['state'], string>> = {
  well: 'Counterpart is well.',
  degraded: 'Counterpart is degraded.',
  unknown: 'It cannot be told whether Counterpart is well.',
};

/** How long ago a timer ran, in milliseconds; undefined where that cannot be told. */
function ageOf(timer: 'wake' | 'deliver', { at, lastRuns }: ServiceHealth): number | undefined {
  const ran = lastRuns?.[timer];
  const age = ran === undefined ? undefined : Date.parse(at) - Date.parse(ran);
  return age === undefined || age < -CLOCKS_DIFFER_MS ? undefined : age;
}

/** Of a timer that has never run, or at a time to come, a finding tells. */
function sayRuns(health: ServiceHealth): string[] {
  const [ofWake, ofDeliver] = [ageOf('wake', health), ageOf('deliver', health)];
  if (ofWake === undefined || ofDeliver === undefined) return [];
  return ago(ofWake) === ago(ofDeliver)
    ? [`Both timers have run ${ago(ofWake)}.`]
    : [`The timer wake has run ${ago(ofWake)}, and the timer deliver ${ago(ofDeliver)}.`];
}

/** What waits is counted by the timer that tries it again: where it stands still, the count is an old one. */
function sayWaiting(health: ServiceHealth): string[] {
  const { lastRuns, waiting } = health;
  if (lastRuns?.deliver === undefined) return [];
  const isNew = (ageOf('deliver', health) ?? Infinity) <= OLD_HEARTBEAT_MS;
  const left = waiting === 0 ? 'nothing' : counted(waiting, 'thing');
  if (!isNew) return [`When the timer deliver last ran, ${left} waited to go out.`];
  return [waiting === 0 ? 'Nothing waits to go out.' : `${left} still to go out.`];
}

/** How the service is, for somebody at a terminal. */
export function sayHealth(health: ServiceHealth): string {
  const told = health.findings.map(
    ({ what, means, remedy }, index) =>
      `${index + 1}. ${what}\n   What it means: ${means}\n   What to do: ${remedy}\n`,
  );
  const head = [HEAD[health.state], ...sayRuns(health), ...sayWaiting(health)].join(' ');
  return [head, '', ...told].join('\n');
}
