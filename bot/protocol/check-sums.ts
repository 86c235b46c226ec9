import { type Mistake, error, warning } from './check-mistake.ts';
import type { Duty, EventRef, Protocol } from './definition.ts';

/** One step's working days: as many as there may be in it, and as few. */
interface Days {
  readonly least: number;
  readonly most: number;
}

/** Steps one after the other, each with its days; undefined where a length is not printed in days. */
type Steps = readonly (Days & { readonly duty: string })[] | undefined;

const sum = (steps: NonNullable<Steps>): Days => ({
  least: steps.reduce((total, { least }) => total + least, 0),
  most: steps.reduce((total, { most }) => total + most, 0),
});

const exactly = (n: number): Days => ({ least: n, most: n });
/** Of so many calendar days at most these are at the weekend; bank holidays are left aside. */
const among = (days: number): Days => ({
  least: Math.max(0, days - 2 * Math.ceil(days / 7)),
  most: days,
});

/** Working days as the printed sums count them: 24 hours are one. Undefined for what the file does not say. */
function daysOf({ limit }: Duty): Days | undefined {
  switch (limit?.unit) {
    case undefined:
    case 'same-day':
    case 'immediate':
      return exactly(0);
    case 'working-day':
      return exactly(limit.n);
    case 'hour':
      return exactly(Math.ceil(limit.n / 24));
    case 'calendar-day':
      return among(limit.n);
    case 'month':
      return { least: 20 * limit.n, most: 23 * limit.n };
    case 'stated':
      return undefined;
  }
}

const known = (ways: readonly Steps[]): NonNullable<Steps>[] => ways.filter((steps) => steps !== undefined);
const byLength = (ways: readonly Steps[]): NonNullable<Steps>[] =>
  known(ways).sort((one, other) => sum(one).most - sum(other).most);

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
  return steps && (days.most === 0 ? steps : [...steps, { duty: duty.id, ...days }]);
}

const say = ({ least, most }: Days): string => (least === most ? `${most}` : `${least} to ${most}`);

/** Cumulative days that their parts contradict: the limits of the steps that lead to a duty, one after the other. */
const contradicted = (protocol: Protocol): Mistake[] =>
  protocol.duties.flatMap((duty, index) => {
    const { cumulative } = duty;
    const steps = cumulative === undefined ? undefined : stepsTo(protocol, duty);
    if (cumulative === undefined || !steps || steps.length === 0) return [];
    const made = sum(steps);
    if (made.least <= cumulative && cumulative <= made.most) return [];
    const parts = steps.map((step) => `${step.duty} (${say(step)})`).join(' + ');
    return [
      warning(
        ['duties', index, 'cumulative'],
        `${duty.id} says day ${cumulative}, but ${parts} make ${say(made)}`,
      ),
    ];
  });

/** Printed days count from day zero: without it none ever does. */
function uncounted({ dayZero, overall, duties }: Protocol): Mistake[] {
  if (dayZero.length > 0) return [];
  const printed = [
    ...overall.map((_, index) => ['overall', index, 'days']),
    ...duties.flatMap(({ cumulative }, index) =>
      cumulative === undefined ? [] : [['duties', index, 'cumulative']],
    ),
  ];
  return printed.map((path) =>
    error(path, 'no event begins the count of this day: name one in "dayZero", such as disagreement-arose'),
  );
}

/** No duty ends after the last day of the whole case. */
function beyondTheLast({ overall, duties }: Protocol): Mistake[] {
  const last = Math.max(...overall.map(({ days }) => days));
  return duties.flatMap(({ id, cumulative = 0 }, index) =>
    overall.length > 0 && cumulative > last
      ? [
          warning(
            ['duties', index, 'cumulative'],
            `${id} ends on day ${cumulative}, after the last day of the whole case: the largest in "overall" is day ${last}`,
          ),
        ]
      : [],
  );
}

/** Printed days that contradict each other, or that nothing ever counts. */
export const checkSums = (protocol: Protocol): Mistake[] => [
  ...contradicted(protocol),
  ...uncounted(protocol),
  ...beyondTheLast(protocol),
];
