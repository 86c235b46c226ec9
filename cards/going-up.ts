import { actorsOf, dutyOwners, stageHolders } from '../bot/protocol/authority.ts';
import { isBeginning } from '../bot/protocol/beginning.ts';
import { type Party, currentStage } from '../bot/protocol/case.ts';
import type { Duty, Stage } from '../bot/protocol/definition.ts';
import { climb, isAnswered, isLapsed, stageLimit } from '../bot/protocol/ladder.ts';
import { entryOf } from '../bot/protocol/entry-of.ts';
import { guarding, suggestedStage } from '../bot/protocol/standing.ts';
import { isOpenedByFinding } from '../bot/protocol/world.ts';
import { type Move, leadsInto } from './move.ts';
import { stagePeople } from './say-people.ts';
import { holdersOfSide, isGivenUp, lastOf, stageNow, waitedFor } from './stage-now.ts';
import type { View } from './view.ts';
import { ownersOf } from './whose-move.ts';

const waysInto = (view: View, to: Stage): Duty[] =>
  view.world.protocol.duties.filter((duty) => leadsInto(duty, to));

/** What should be done before a stage opens, and is not: it may be entered all the same, with a reason. */
export const isGuarded = ({ world, case: kase, now }: View, to: Stage): boolean =>
  guarding(world, kase, to.id, now).length > 0;

/** Whoever may take the case into a stage: who owes it, else who holds the present one; what is raised, one side alone. */
function openersOf(view: View, to: Stage): Party[] {
  const owners = waysInto(view, to).flatMap((duty) => dutyOwners(view.world, view.case, duty));
  const able = owners.length > 0 ? owners : stageHolders(view.case, stageNow(view));
  const ofOneSide = to.opensOn.every(isBeginning) || (owners.length === 0 && to.opensOn.includes('raised'));
  return ofOneSide ? able.filter(({ side }) => side === 'raising') : able;
}

/** True where the next stage is open to somebody now: past papers that are still to be sent, too. */
function isReachable(view: View, next: Stage, exits: readonly string[]): boolean {
  if (exits.includes(`to:${next.id}`)) return true;
  const { world, case: kase, now } = view;
  return isGuarded(view, next) && !isOpenedByFinding(next) && !isLapsed(world, kase, now);
}

function inWriting(view: View, duty: Duty, label: string, ready: boolean, past: boolean): Move[] {
  if (entryOf(view.case.writings, duty.id)?.status === 'sending') return [];
  const who = dutyOwners(view.world, view.case, duty);
  const style = ready && !past ? 'positive' : undefined;
  return [{ form: 'write', duty: duty.id, label: duty.button ?? label, who, rank: ready ? 1 : 3, style }];
}

/** Going up: by writing to the next manager, or by saying that it goes there. */
export function goingUp(view: View, next: Stage, exits: readonly string[]): Move[] {
  if (!isReachable(view, next, exits)) return [];
  const stage = stageNow(view);
  const ways = waysInto(view, next);
  const owing = waitedFor(view).filter((run) => ways.includes(run.duty));
  const owed = owing.length > 0;
  const past = stageLimit(view.world, view.case, view.now)?.late === true && !isAnswered(view.case, stage.id);
  const judged = lastOf(view, stage.id, 'not-satisfied') !== undefined;
  const guarded = isGuarded(view, next);
  const ready = !guarded && (owed || past || judged || isGivenUp(view, stage));
  const label = `Go to ${next.kind === 'exceptional' ? next.tracker : stagePeople(view.world, next)}`;
  const written = ways.find((duty) => duty.writing);
  if (written) return inWriting(view, written, label, ready, past);
  // Whoever owes it has a button of their own, which says what they do. Where one side has nothing to refer, as one
  // person holds both levels, it need not wait for the other.
  if (owed && !guarded) {
    const owners = new Set(owing.flatMap((run) => ownersOf(view, run)).map(({ person }) => person));
    const others = openersOf(view, next).filter(({ person }) => !owners.has(person));
    return others.length > 0 ? [{ form: 'escalate', label, who: others, rank: 2 }] : [];
  }
  const suggested = suggestedStage(view.world, view.case) === next.id;
  const rank = suggested ? 2 : ready && next.kind !== 'exceptional' ? 1 : 3;
  return [{ form: 'escalate', label, who: openersOf(view, next), rank }];
}

/** Straight to a later stage, where the document opens it from below; in front where past cases suggest it. */
export function goingStraight(view: View): Move[] {
  const { world, case: kase } = view;
  const ladder = climb(world, kase);
  const here = ladder.findIndex(({ id }) => id === currentStage(kase)?.stage);
  if (here < 0) return [];
  return ladder.slice(here + 2).flatMap((to): Move[] => {
    if (!to.outOfTurn) return [];
    const rank = suggestedStage(world, kase) === to.id ? 2 : 3;
    const label = `Go straight to ${stagePeople(world, to)}`;
    return [{ form: 'jump', to: to.id, label, who: openersOf(view, to), rank }];
  });
}

/** A stage that only a finding opens: the independent officer of the present one gives it, and nobody is asked for it. */
export const finding = (view: View, next: Stage): Move[] =>
  isOpenedByFinding(next)
    ? [
        {
          form: 'finding',
          label: 'Record a finding',
          who: holdersOfSide(view, stageNow(view), 'neutral'),
          rank: 2,
        },
      ]
    : [];

/** Something was sent through an office, and what counts from its arrival has not begun. */
export function attention(view: View): Move[] {
  const { world, case: kase } = view;
  const stage = stageNow(view);
  const starts = world.protocol.duties.filter(
    (duty) => duty.stage === stage.id && duty.starts.some(({ key }) => key === 'attention-received'),
  );
  const asked = waitedFor(view).some(({ duty }) =>
    duty.doneBy.some(({ key }) => key === 'attention-received'),
  );
  if (starts.length === 0 || asked || lastOf(view, stage.id, 'attention-received')) return [];
  const who = actorsOf(kase).filter(({ side }) => side === 'neutral');
  return [{ form: 'attention', label: 'It has reached us', who, rank: 1, style: 'positive' }];
}
