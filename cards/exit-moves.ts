import { actorsOf, dutyOwners, stageHolders } from '../bot/protocol/authority.ts';
import { type Party, currentStage } from '../bot/protocol/case.ts';
import { isAnswered, isLapsed, pendingLateEscalation } from '../bot/protocol/ladder.ts';
import { entryOf } from '../bot/protocol/entry-of.ts';
import { attention, finding, goingStraight, goingUp } from './going-up.ts';
import type { Move } from './move.ts';
import {
  contestedOffer,
  holdersOfSide,
  isGivenUp,
  lastOf,
  openDuties,
  openOffer,
  stageAfter,
  stageNow,
} from './stage-now.ts';
import type { View } from './view.ts';

/** A stage that every side must end: one proposes, the others answer. */
function settling(view: View): Move[] {
  const holders = stageHolders(view.case, stageNow(view));
  const offer = openOffer(view);
  const givenUp = isGivenUp(view);
  const notSettled: Move[] = givenUp
    ? []
    : [{ form: 'not-settled', label: 'It cannot be settled here', who: holders, rank: offer ? 3 : 2 }];
  if (!offer) {
    const label = contestedOffer(view) ? 'Propose other words' : 'Propose how to settle it';
    return [{ form: 'settle', label, who: holders, rank: givenUp ? 3 : 1, style: 'positive' }, ...notSettled];
  }
  const answered = [offer.side, ...(offer.agreed ?? [])];
  const others = holders.filter((party) => !answered.includes(party.side));
  const own = holders.filter((party) => party.side === offer.side);
  return [
    { form: 'answer-settlement', label: 'Answer the proposal', who: others, rank: 1, style: 'positive' },
    { form: 'settle', label: 'Change your proposal', who: own, rank: 3 },
    ...notSettled,
  ];
}

/** A ladder's stage: its answer is the manager's, and only the practitioner is satisfied or not. */
function judging(view: View): Move[] {
  const stage = stageNow(view);
  const who = holdersOfSide(view, stage, 'raising');
  if (stage.kind === 'informal') {
    if (isGivenUp(view)) return [{ form: 'satisfied', label: 'It is settled after all', who, rank: 3 }];
    return [
      { form: 'satisfied', label: 'It is settled', who, rank: 1, style: 'positive' },
      { form: 'not-settled', label: 'The talk did not settle it', who, rank: 1 },
    ];
  }
  const answered = isAnswered(view.case, stage.id);
  const judged = lastOf(view, stage.id, 'not-satisfied') !== undefined;
  const satisfied: Move = {
    form: 'satisfied',
    label: judged ? 'It is settled after all' : 'I am satisfied',
    who,
    rank: answered && !judged ? 1 : 3,
    style: answered && !judged ? 'positive' : undefined,
  };
  return answered && !judged
    ? [satisfied, { form: 'not-satisfied', label: 'I am not satisfied', who, rank: 1 }]
    : [satisfied];
}

/** After the window has passed: ask, and let the manager answer. */
function late(view: View): Move[] {
  const next = stageAfter(view);
  if (!next || !isLapsed(view.world, view.case, view.now)) return [];
  const managers: Party[] = holdersOfSide(view, next, 'receiving');
  return pendingLateEscalation(view.case)
    ? [{ form: 'answer-late', label: 'Accept or refuse', who: managers, rank: 1, style: 'positive' }]
    : [
        {
          form: 'ask-late',
          label: 'Ask to go up late',
          who: holdersOfSide(view, stageNow(view), 'raising'),
          rank: 1,
        },
      ];
}

/** A neutral officer's stage: the decision, in writing where it is communicated so, and what else leads out of it. */
function deciding(view: View): Move[] {
  const stage = stageNow(view);
  const duty = view.world.protocol.duties.find((it) => it.stage === stage.id && it.kind === 'decide');
  const who = holdersOfSide(view, stage, 'neutral');
  const label = duty?.button ?? 'It has been considered';
  if (!duty?.writing) return [{ form: 'decision', label, who, rank: 1 }];
  const isOpen = openDuties(view).some((run) => run.duty === duty);
  if (!isOpen || entryOf(view.case.writings, duty.id)?.status === 'sending') return [];
  const owners = dutyOwners(view.world, view.case, duty);
  return [{ form: 'write', duty: duty.id, label, who: owners, rank: 1, style: 'positive' }];
}

/** What ends the stage by the word of whoever decides it. */
function ending(view: View): Move[] {
  switch (stageNow(view).decidedBy) {
    case 'both':
    case 'all':
      return settling(view);
    case 'raising':
      return judging(view);
    case 'neutral':
      return deciding(view);
  }
}

/** The buttons that lead out of a stage, or out of the case. */
export function exitMoves(view: View, exits: readonly string[]): Move[] {
  if (exits.includes('close')) {
    return [{ form: 'close', label: 'Close the case', who: actorsOf(view.case), rank: 1, style: 'positive' }];
  }
  if (view.case.outcome !== undefined || currentStage(view.case) === undefined) return [];
  const next = stageAfter(view);
  return [
    ...attention(view),
    ...ending(view),
    ...(next ? [...goingUp(view, next, exits), ...finding(view, next)] : []),
    ...goingStraight(view),
    ...(stageNow(view).decidedBy === 'raising' ? late(view) : []),
  ];
}
