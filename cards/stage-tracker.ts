import { currentStage, type StageRun } from '../bot/protocol/case.ts';
import type { Stage } from '../bot/protocol/definition.ts';
import { climb } from '../bot/protocol/ladder.ts';
import { withSign } from './card-blocks.ts';
import { type CardElement, text } from './card-parts.ts';
import { sayDay } from './say-date.ts';
import type { View } from './view.ts';

interface Step {
  readonly stage: Stage;
  readonly run?: StageRun | undefined;
  readonly state: 'over' | 'now' | 'ended-here' | 'skipped' | 'to-come';
}

/** The stages as this case climbs them; the exceptional one only where the case has come to it. */
export function steps(view: View): Step[] {
  const runs = view.case.stages;
  const here = currentStage(view.case)?.stage;
  const ladder = climb(view.world, view.case);
  const position = ladder.findIndex(({ id }) => id === here);
  return ladder.flatMap((stage, index): Step[] => {
    const run = runs.find((it) => it.stage === stage.id);
    if (!run && stage.kind === 'exceptional') return [];
    if (stage.id === here) {
      return [{ stage, run, state: view.case.outcome === undefined ? 'now' : 'ended-here' }];
    }
    if (run) return [{ stage, run, state: 'over' }];
    return [{ stage, state: index < position ? 'skipped' : 'to-come' }];
  });
}

const SIGNS = { over: '✔', now: '▶', 'ended-here': '■', skipped: '–', 'to-come': '○' } as const;

function sayStep({ stage, run, state }: Step, view: View): string {
  const since = run ? sayDay(run.enteredAt, view.now) : '';
  switch (state) {
    case 'now':
      return `**${stage.tracker}** – now, since ${since}`;
    case 'ended-here': {
      const ended = view.case.endedAt ?? run?.enteredAt ?? view.case.openedAt;
      return `**${stage.tracker}** – ended here on ${sayDay(ended, view.now)}`;
    }
    case 'over':
      return `${stage.tracker} – ended on ${sayDay(run?.leftAt ?? view.case.openedAt, view.now)}`;
    case 'skipped':
      return `${stage.tracker} – left out`;
    case 'to-come':
      return `${stage.tracker}${view.case.outcome === undefined ? '' : ' – not needed'}`;
  }
}

/** Where a case is on its way, one line a stage: a sign, the name and what became of it. */
export const stageTracker = (view: View): CardElement[] =>
  steps(view).map((step) =>
    withSign(
      SIGNS[step.state],
      [text(sayStep(step, view), { isSubtle: step.state !== 'now' && step.state !== 'ended-here' })],
      { spacing: 'None', ...(step.state === 'now' ? { color: 'Accent' } : {}) },
    ),
  );
