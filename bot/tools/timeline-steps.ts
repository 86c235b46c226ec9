import type { Case } from '../protocol/case.ts';
import { type DutyRun, dutyRuns } from '../protocol/duty-runs.ts';
import type { CaseEvent } from '../protocol/event.ts';
import { evolve } from '../protocol/evolve.ts';
import type { Instant } from '../protocol/instant.ts';
import type { Refusal } from '../protocol/refusal.ts';
import type { World } from '../protocol/world.ts';
import type { Played } from './play-scenario.ts';
import type { Scenario, ScenarioHappening } from './scenario.ts';
import { momentOf } from './scenario-moment.ts';

/** How the duties stood before and after something, at its moment. */
export interface Change {
  readonly started: readonly DutyRun[];
  readonly done: readonly DutyRun[];
  /** Not asked for any more, though not done. */
  readonly waived: readonly DutyRun[];
  readonly moved: readonly { readonly run: DutyRun; readonly from: Instant; readonly to: Instant }[];
}

/** One thing that happened, as the timeline shows it. */
export type Step = { readonly at: Instant; readonly case: Case } & (
  | {
      readonly kind: 'told';
      readonly happening: ScenarioHappening;
      readonly events: readonly CaseEvent[];
      readonly change: Change;
      readonly refused?: Refusal | undefined;
      /** It was recorded before what stands above it. */
      readonly isOutOfOrder: boolean;
    }
  | { readonly kind: 'reminded'; readonly keys: readonly string[] }
  /** A limit has passed. */
  | { readonly kind: 'passed'; readonly runs: readonly DutyRun[] }
);

function changeOf(world: World, before: Case, after: Case, at: Instant): Change {
  const earlier = new Map(dutyRuns(world, before, at).map((run) => [run.key, run]));
  const runs = dutyRuns(world, after, at);
  const was = (run: DutyRun): DutyRun | undefined => earlier.get(run.key);
  return {
    started: runs.filter((run) => run.startedAt !== undefined && was(run)?.startedAt === undefined),
    done: runs.filter((run) => run.status === 'done' && was(run)?.status !== 'done'),
    waived: runs.filter((run) => run.status === 'waived' && was(run)?.status === 'open'),
    moved: runs.flatMap((run) => {
      const from = was(run)?.limitAt;
      const to = run.limitAt;
      return from === undefined || to === undefined || from === to ? [] : [{ run, from, to }];
    }),
  };
}

/** The limits that passed after one moment and up to another, while nothing was told. */
function passedBetween(world: World, kase: Case, after: Instant, until: Instant): Step[] {
  if (kase.outcome === 'closed') return [];
  const late = dutyRuns(world, kase, until).filter(
    ({ status, limitAt }) =>
      status === 'open' && limitAt !== undefined && limitAt >= after && limitAt < until,
  );
  const moments = [...new Set(late.flatMap(({ limitAt }) => limitAt ?? []))];
  return moments.map((at) => ({
    kind: 'passed',
    at,
    case: kase,
    runs: late.filter(({ limitAt }) => limitAt === at),
  }));
}

const isReminder = (event: CaseEvent): event is Extract<CaseEvent, { type: 'reminded' }> =>
  event.type === 'reminded';

/** What the timer did by itself, and what passed, until the next thing is told. */
function meanwhile(
  world: World,
  kase: Case,
  reminders: readonly Extract<CaseEvent, { type: 'reminded' }>[],
  [after, until]: readonly [Instant, Instant],
): Step[] {
  const told = reminders.map((event): Step => ({
    kind: 'reminded',
    at: event.at,
    case: kase,
    keys: Object.keys(event.slots),
  }));
  return [...passedBetween(world, kase, after, until), ...told].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Everything that happened in a played scenario, in the order in which the bot came to know it. */
export function stepsOf(scenario: Scenario, { world, events, marks, refused, asOf }: Played): Step[] {
  const steps: Step[] = [];
  let kase = events.slice(0, marks[0]).reduce<Case | undefined>(evolve, undefined) as Case;
  let clock = kase.openedAt;
  for (const [index, happening] of scenario.happenings.entries()) {
    const at = momentOf(happening.recorded ?? happening.at);
    const own = events.slice(marks[index], marks[index + 1]);
    steps.push(...meanwhile(world, kase, own.filter(isReminder), [clock, at]));
    const after = own.reduce<Case>(evolve, kase);
    steps.push({
      kind: 'told',
      at,
      happening,
      events: own.filter((event) => !isReminder(event)),
      case: after,
      change: changeOf(world, kase, after, at),
      refused: refused.find((it) => it.happening === index)?.refusal,
      isOutOfOrder: index > 0 && at < clock,
    });
    kase = after;
    clock = at;
  }
  const rest = events.slice(marks.at(-1)).filter(isReminder);
  return [...steps, ...meanwhile(world, kase, rest, [clock, asOf])];
}
