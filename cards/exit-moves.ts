import { actorsOf, peopleMeant, stageHolders } from '../bot/protocol/authority.ts';
import type { Party } from '../bot/protocol/case.ts';
import type { Stage } from '../bot/protocol/definition.ts';
import { isAnswered, isLapsed, pendingLateEscalation, stageLimit } from '../bot/protocol/ladder.ts';
import { type Move, leadsInto } from './move.ts';
import { stagePeople } from './say-people.ts';
import {
  contestedOffer,
  holdersOfSide,
  isGivenUp,
  lastOf,
  openOffer,
  stageAfter,
  stageNow,
  waitedFor,
} from './stage-now.ts';
import type { View } from './view.ts';

/** Going up: by writing to the next manager, or by saying that it goes there. */
function goingUp(view: View, next: Stage): Move[] {
  const stage = stageNow(view);
  const ways = view.world.protocol.duties.filter((duty) => leadsInto(duty, next));
  const owed = waitedFor(view).some((run) => ways.includes(run.duty));
  const past = stageLimit(view.world, view.case, view.now)?.late === true && !isAnswered(view.case, stage.id);
  const judged = lastOf(view, stage.id, 'not-satisfied') !== undefined;
  const ready = owed || past || judged || isGivenUp(view, stage);
  const label = `Go to ${next.kind === 'exceptional' ? next.tracker : stagePeople(view.world, next)}`;
  const written = ways.find((duty) => duty.writing);
  if (written) {
    if (view.case.writings[written.id]?.status === 'sending') return [];
    const who = peopleMeant(view.world, view.case, written.by);
    const title = written.button ?? label;
    const style = ready && !past ? 'positive' : undefined;
    return [{ form: 'write', duty: written.id, label: title, who, rank: ready ? 1 : 3, style }];
  }
  if (owed) return [];
  const owners = ways.flatMap((duty) => peopleMeant(view.world, view.case, duty.by));
  const who = owners.length > 0 ? owners : stageHolders(view.case, stage);
  return [{ form: 'escalate', label, who, rank: ready && next.kind !== 'exceptional' ? 1 : 3 }];
}

/** A stage that both sides must end: one proposes, the other answers. */
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
  const others = holders.filter((party) => party.side !== offer.side);
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

/** The buttons that lead out of a stage, or out of the case. */
export function exitMoves(view: View, exits: readonly string[]): Move[] {
  if (exits.includes('close')) {
    return [{ form: 'close', label: 'Close the case', who: actorsOf(view.case), rank: 1, style: 'positive' }];
  }
  if (view.case.outcome !== undefined) return [];
  const stage = stageNow(view);
  const next = stageAfter(view);
  const up = next && exits.includes(`to:${next.id}`) ? goingUp(view, next) : [];
  switch (stage.decidedBy) {
    case 'both':
    case 'all':
      return [...settling(view), ...up];
    case 'raising':
      return [...judging(view), ...up, ...late(view)];
    case 'neutral': {
      const duty = view.world.protocol.duties.find((it) => it.stage === stage.id && it.kind === 'decide');
      const label = duty?.button ?? 'It has been considered';
      return [{ form: 'decision', label, who: holdersOfSide(view, stage, 'neutral'), rank: 1 }];
    }
  }
}
