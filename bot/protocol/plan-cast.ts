import { runOwners, stageHolders } from './authority.ts';
import { type Calling, callPeople, notices } from './call-people.ts';
import { type Case, type Party, currentStage } from './case.ts';
import { openRuns } from './duty-runs.ts';
import type { Effect } from './effect.ts';
import type { CaseEvent } from './event.ts';
import type { Instant } from './instant.ts';
import { type World, stageOf } from './world.ts';

/** A case before and after a command, and the moment. */
interface Change {
  readonly world: World;
  readonly before: Case | undefined;
  readonly after: Case;
  readonly now: Instant;
}

const isIn = (parties: readonly Party[] | undefined, part: Party): boolean =>
  parties?.some(
    ({ person, side, role }) => person === part.person && side === part.side && role === part.role,
  ) === true;

/** Those who have something to do at the stage as it now is. */
function askedNow({ world, after, now }: Change): Party[] {
  const stage = currentStage(after);
  if (!stage || after.outcome === 'closed') return [];
  const owners = openRuns(world, after, now).flatMap((run) => runOwners(world, after, run));
  const holders =
    after.outcome === undefined ? stageHolders(after, stageOf(world.protocol, stage.stage)) : [];
  return [...holders, ...owners];
}

/** Whoever has been given a part is called; of those whom the directory has brought in, the ones who have to act. */
export function planCast(change: Change, event: Extract<CaseEvent, { type: 'cast' }>): Effect[] {
  const { before, after } = change;
  const calling: Calling = { stage: currentStage(after)?.stage ?? '', revision: after.revision };
  const joined = event.added.filter((party) => !isIn(before?.parties, party) && party.why?.kind !== 'away');
  if (event.reason !== undefined) return callPeople(calling, 'handed-over', joined);
  const given = joined.filter(({ why }) => why?.kind === 'named' || why?.kind === 'line-above');
  const asked = askedNow(change);
  const called = given.length > 0 ? given : joined.filter((party) => isIn(asked, party));
  return callPeople(calling, 'asked-instead', called);
}

/** Whoever is outside Teams is told what somebody has put on record for them, so that they can say if it is wrong. */
export function tellWhomItIsFor(after: Case, events: readonly CaseEvent[]): Effect[] {
  const people = events.filter(({ by }) => by.via !== undefined).map(({ by }) => ({ person: by.person }));
  const calling = { stage: currentStage(after)?.stage ?? '', revision: after.revision };
  return notices(calling, 'recorded-for-you', people);
}
