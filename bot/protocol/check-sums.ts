import { type Mistake, warning } from './check-mistake.ts';
import type { Duty, EventRef, Protocol } from './definition.ts';

/** Steps one after the other, each with its days; undefined where a length is not printed in days. */
type Steps = readonly { readonly duty: string; readonly days: number }[] | undefined;

const sum = (steps: NonNullable<Steps>): number => steps.reduce((total, { days }) => total + days, 0);

/** Working days as the printed sums count them: 24 hours are one. Undefined for what is not counted in them. */
function daysOf({ limit }: Duty): number | undefined {
  switch (limit?.unit) {
    case undefined:
    case 'same-day':
    case 'immediate':
      return 0;
    case 'working-day':
      return limit.n;
    case 'hour':
      return Math.ceil(limit.n / 24);
    case 'calendar-day':
    case 'month':
    case 'stated':
      return undefined;
  }
}

const known = (ways: readonly Steps[]): NonNullable<Steps>[] => ways.filter((steps) => steps !== undefined);
const byLength = (ways: readonly Steps[]): NonNullable<Steps>[] =>
  known(ways).sort((one, other) => sum(one) - sum(other));

/** Up to the end of a stage: by the duty whose limit is the stage's. */
function stepsThrough(protocol: Protocol, stage: string, seen: readonly string[]): Steps {
  const id = protocol.stages.find((it) => it.id === stage)?.limitDuty;
  const duty = protocol.duties.find((it) => it.id === id);
  return duty && stepsTo(protocol, duty, seen);
}

/** Up to an event: day zero, the end of a stage, or the longest way to what a duty is done by. */
function stepsUntil(protocol: Protocol, from: Duty, ref: EventRef, seen: readonly string[]): Steps {
  const { key } = ref;
  if (key !== 'entered' && protocol.dayZero.includes(key)) return [];
  const stage = ref.stage ?? from.stage;
  if (key === 'unresolved' || key === 'resolved') return stepsThrough(protocol, stage, seen);
  const opensOn = protocol.stages.find(({ id }) => id === stage)?.opensOn ?? [];
  const told = protocol.duties.filter((duty) =>
    duty.doneBy.some(
      (done) =>
        (done.stage === '*' || (done.stage ?? duty.stage) === stage) &&
        (key === 'entered' ? opensOn.some((it) => it === done.key) : done.key === key) &&
        (ref.duty === undefined || ref.duty === duty.id),
    ),
  );
  if (told.length > 0) return byLength(told.map((duty) => stepsTo(protocol, duty, seen))).at(-1);
  const before = protocol.stages.find(({ next }) => next === stage);
  return before && stepsThrough(protocol, before.id, seen);
}

/** Up to the end of a duty's time, from day zero. */
function stepsTo(protocol: Protocol, duty: Duty, seen: readonly string[] = []): Steps {
  const days = daysOf(duty);
  if (days === undefined || seen.includes(duty.id)) return undefined;
  const refs = duty.countsFrom.length > 0 ? duty.countsFrom : duty.starts;
  const ways = byLength(refs.map((ref) => stepsUntil(protocol, duty, ref, [...seen, duty.id])));
  const steps = duty.startPick === 'first' ? ways[0] : ways.at(-1);
  return steps && (days === 0 ? steps : [...steps, { duty: duty.id, days }]);
}

/**
 * Cumulative days that their parts contradict. The parts are the limits of the steps that lead to a duty, one after
 * the other; where one of them is not in working days nothing is said.
 */
export const checkSums = (protocol: Protocol): Mistake[] =>
  protocol.duties.flatMap((duty, index) => {
    const steps = duty.cumulative === undefined ? undefined : stepsTo(protocol, duty);
    if (!steps || steps.length === 0 || sum(steps) === duty.cumulative) return [];
    const parts = steps.map((step) => `${step.duty} (${step.days})`).join(' + ');
    return [
      warning(
        ['duties', index, 'cumulative'],
        `${duty.id} says day ${duty.cumulative ?? 0}, but ${parts} make ${sum(steps)}`,
      ),
    ];
  });
