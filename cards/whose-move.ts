import { runOwners, stageHolders } from '../bot/protocol/authority.ts';
import { present } from '../bot/protocol/call-people.ts';
import type { Party } from '../bot/protocol/case.ts';
import type { DutyRun } from '../bot/protocol/duty-runs.ts';
import { pendingLateEscalation } from '../bot/protocol/ladder.ts';
import { entryOf } from '../bot/protocol/entry-of.ts';
import { dueOf, headlineOf, stateOf } from '../bot/protocol/standing.ts';
import { holdersOfSide, isGivenUp, openOffer, stageAfter, stageNow, waitedFor } from './stage-now.ts';
import type { View } from './view.ts';

/** Who owes a duty: of a duty that both sides owe, those of the side that has yet to do it. */
export const ownersOf = (view: View, run: DutyRun): Party[] => runOwners(view.world, view.case, run);

const ownersOfAll = (view: View, runs: readonly DutyRun[]): Party[] => [
  ...new Map(
    runs.flatMap((run) => ownersOf(view, run).map((party) => [party.person, party] as const)),
  ).values(),
];

const isSending = (view: View, run: DutyRun): boolean =>
  entryOf(view.case.writings, run.duty.id)?.status === 'sending';

/** Of the open duties those that are late or next; without any date, those that are reminded of. */
function pressing(view: View): DutyRun[] {
  const runs = waitedFor(view).filter((run) => !isSending(view, run));
  const next = headlineOf(view.world, view.case, view.now)?.at;
  const dated = runs.filter((run) => {
    const due = dueOf(view.case, run);
    return due !== undefined && (next === undefined || due <= next);
  });
  return dated.length > 0 ? dated : runs.filter((run) => run.duty.nudge && run.duty.endsWithStage);
}

/** After the end: whoever has to write the outcome, then whoever keeps the case from being closed. */
function afterTheEnd(view: View): Party[] {
  const runs = waitedFor(view);
  const letters = runs.filter((run) => run.duty.kind === 'write' && run.duty.writing);
  if (letters.length > 0)
    return ownersOfAll(
      view,
      letters.filter((run) => !isSending(view, run)),
    );
  return ownersOfAll(
    view,
    runs.filter((run) => run.duty.blocks.includes('close')),
  );
}

function whileOpen(view: View): Party[] {
  const stage = stageNow(view);
  const offer = openOffer(view);
  if (offer) {
    const answered = [offer.side, ...(offer.agreed ?? [])];
    return stageHolders(view.case, stage).filter((party) => !answered.includes(party.side));
  }
  const leading = isGivenUp(view) ? waitedFor(view).filter((run) => run.duty.stage !== stage.id) : [];
  // Where those who hold both levels have referred it to themselves, they go on.
  if (isGivenUp(view) && leading.length === 0 && stageAfter(view)) return stageHolders(view.case, stage);
  const owners = ownersOfAll(view, leading.length > 0 ? leading : pressing(view));
  if (owners.length > 0) return owners;
  return waitedFor(view).some((run) => isSending(view, run)) ? [] : stageHolders(view.case, stage);
}

/** Whoever holds what the case waits for, away or not. */
function holdersOfTheMove(view: View): Party[] {
  switch (stateOf(view.world, view.case, view.now)) {
    case 'open':
      return whileOpen(view);
    case 'lapsed': {
      const next = stageAfter(view);
      return pendingLateEscalation(view.case) && next
        ? holdersOfSide(view, next, 'receiving')
        : holdersOfSide(view, stageNow(view), 'raising');
    }
    case 'awaiting-outcome':
    case 'decided':
    case 'final-not-agreed':
      return afterTheEnd(view);
    case 'closed':
      return [];
  }
}

/** Who has to act now; empty where the case waits for nobody in particular. Not who is away while somebody stands in. */
export const whoseMove = (view: View): Party[] => present(holdersOfTheMove(view));

export const isMyMove = (view: View, person: string): boolean =>
  whoseMove(view).some((party) => party.person === person);
