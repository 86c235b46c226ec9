import { ago } from '../health/say-age.ts';
import type { ServiceHealth } from '../ports/service-state.ts';

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** How the service is, for somebody at a terminal. */
export function sayHealth({ state, at, findings, heartbeat, waiting }: ServiceHealth): string {
  const beat =
    heartbeat === undefined
      ? undefined
      : `Both timers have run ${ago(Date.parse(at) - Date.parse(heartbeat))}.`;
  const left = waiting === 0 ? 'Nothing waits to go out.' : `${counted(waiting, 'thing')} still to go out.`;
  const facts = [...(beat === undefined ? [] : [beat]), ...(beat === undefined ? [] : [left])];
  const told = findings.map(
    ({ what, means, remedy }, index) =>
      `${index + 1}. ${what}\n   What it means: ${means}\n   What to do: ${remedy}\n`,
  );
  const head = state === 'well' ? 'Counterpart is well.' : 'Counterpart is degraded.';
  return [[head, ...facts].join(' '), '', ...told].join('\n');
}
