import { holdersOfSide as holdersIn } from '../bot/protocol/authority.ts';
import { type Happening, type Party, type Settlement, currentStage } from '../bot/protocol/case.ts';
import type { Stage } from '../bot/protocol/definition.ts';
import { type DutyRun, dutyRuns, openRuns, runsInPlay } from '../bot/protocol/duty-runs.ts';
import type { EventKey } from '../bot/protocol/event-key.ts';
import {
  firstStage,
  hasGivenUp,
  isAnswered,
  isLapsed,
  nextStage,
  runOfDuty,
} from '../bot/protocol/ladder.ts';
import { stageOf } from '../bot/protocol/world.ts';
import type { View } from './view.ts';

/** The stage that a case is in; the protocol's first where it has not entered any. */
export const stageNow = ({ world, case: kase }: View): Stage => {
  const current = currentStage(kase);
  return current ? stageOf(world.protocol, current.stage) : firstStage(world);
};

export const stageAfter = (view: View, stage = stageNow(view)): Stage | undefined =>
  nextStage(view.world, view.case, stage.id);

/** The last time that something happened in a stage. */
export const lastOf = (view: View, stage: string, ...keys: EventKey[]): Happening | undefined =>
  view.case.happenings.filter((it) => it.stage === stage && keys.includes(it.key)).at(-1);

/** The last time that something happened in a case, whatever the stage. */
export const lastOfCase = (view: View, ...keys: EventKey[]): Happening | undefined =>
  view.case.happenings.filter((it) => keys.includes(it.key)).at(-1);

/** True once somebody has said that it cannot be settled in this stage. */
export const isGivenUp = (view: View, stage = stageNow(view)): boolean => hasGivenUp(view.case, stage.id);

/** The wording that waits for the other side's answer. */
export function openOffer(view: View): Settlement | undefined {
  const { settlement, outcome } = view.case;
  return outcome === undefined && settlement && !settlement.objection && !settlement.confirmedBy
    ? settlement
    : undefined;
}

/** The wording with which the other side has found something wrong. */
export const contestedOffer = (view: View): Settlement | undefined =>
  view.case.outcome === undefined && view.case.settlement?.objection ? view.case.settlement : undefined;

/** Those of one side who hold a stage. */
export const holdersOfSide = (view: View, stage: Stage, side: Party['side']): Party[] =>
  holdersIn(view.case, stage, side);

/** The duty by which the practitioner goes up to a ladder's next stage in time. */
export function windowOf(view: View, next = stageAfter(view)): DutyRun | undefined {
  return runOfDuty(dutyRuns(view.world, view.case, view.now), next?.window);
}

/** A window that has passed is no late duty: whoever did not use it owes nothing. */
export function isPastWindow(view: View, run: DutyRun): boolean {
  const { world, case: kase, now } = view;
  return run.duty.id === stageAfter(view)?.window && isLapsed(world, kase, now);
}

/** Open duties, of the present stage and of those that lead out of it. */
export const waitedFor = (view: View): DutyRun[] =>
  runsInPlay(view.world, view.case, view.now).filter((run) => !isPastWindow(view, run));

/** All open duties but those that an answer has made pointless: nobody asks for more once they have answered. */
export const openDuties = (view: View): DutyRun[] =>
  openRuns(view.world, view.case, view.now).filter(
    (run) =>
      !isPastWindow(view, run) && (run.duty.kind !== 'consider' || !isAnswered(view.case, run.duty.stage)),
  );

/** True for a duty that has outlasted its stage. */
export const isOfEarlierStage = (view: View, run: DutyRun): boolean =>
  run.duty.stage !== stageNow(view).id &&
  // What is owed by whoever holds the stage, or for an action, goes along with the case.
  run.duty.by.role !== 'holder' &&
  run.action === undefined &&
  view.case.stages.some(({ stage }) => stage === run.duty.stage) &&
  !run.duty.starts.some(({ stage }) => stage === '*');
