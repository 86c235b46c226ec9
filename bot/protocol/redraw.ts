import type { Case } from './case.ts';
import { openRuns } from './duty-runs.ts';
import type { Effect } from './effect.ts';
import type { CaseEvent } from './event.ts';
import type { Instant } from './instant.ts';
import type { World } from './world.ts';

/** A case before and after something has happened; `stage` is the present one. */
interface Change {
  readonly world: World;
  readonly before: Case | undefined;
  readonly case: Case;
  readonly stage: string;
  readonly now: Instant;
}

/** True where a time has passed: the card of a stage says so, and what may be done then is another thing. */
const isLate = ({ world, case: kase, now }: Change): boolean =>
  openRuns(world, kase, now).some((run) => run.late);

/**
 * Cards that show the case are redrawn after every change; the card of a stage that has just ended closes. A reminder
 * changes nothing on a stage's card before its time has passed, and redrawing it would take away what somebody is
 * just typing in its form.
 */
export function redraw(change: Change, events: readonly CaseEvent[]): Effect[] {
  const { before, stage: present } = change;
  if (!before) return [];
  const isReminder = events.every(({ type }) => type === 'reminded');
  const shown =
    isReminder && !isLate(change)
      ? []
      : before.stages.filter((run) => run.leftAt === undefined || run.stage === present);
  return [
    { kind: 'refresh-thread', key: 'refresh:thread' },
    ...shown.map(({ stage }) => ({ kind: 'refresh-stage' as const, key: `refresh:${stage}`, stage })),
  ];
}
