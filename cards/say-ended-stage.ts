import { isShared } from '../bot/protocol/world.ts';
import type { StageRun } from '../bot/protocol/case.ts';
import type { Stage } from '../bot/protocol/definition.ts';
import { sayDay } from './say-date.ts';
import { upperFirst } from './say-list.ts';
import { stagePeople } from './say-people.ts';
import { sayStanding } from './say-standing.ts';
import { lastOf, stageAfter } from './stage-now.ts';
import type { View } from './view.ts';

/** What came of a stage that the case has left: one line, for its closed card. */
export function sayEndedStage(view: View, stage: Stage, run: StageRun | undefined): string {
  const leftAt = run?.leftAt;
  if (leftAt === undefined) return sayStanding(view);
  const next = view.case.stages[view.case.stages.findIndex((it) => it === run) + 1];
  const to = view.world.protocol.stages.find(({ id }) => id === next?.stage) ?? stageAfter(view, stage);
  const up = to ? `It went to ${stagePeople(view.world, to)} on ${sayDay(leftAt, view.now)}` : 'It went on';
  const early = run?.early === true ? ', before the time was up' : '';
  const answer = lastOf(view, stage.id, 'response-received', 'response-sent');
  if (answer) {
    const people = upperFirst(stagePeople(view.world, stage));
    return `${people} answered on ${sayDay(answer.occurredAt, view.now)}. ${up}${early}.`;
  }
  const word = isShared(stage) ? 'It was not settled here. ' : '';
  return `${word}${up}${early}.`;
}
