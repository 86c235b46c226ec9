import { runOwners, stageHolders } from './authority.ts';
import { type Calling, callPeople, notices } from './call-people.ts';
import { type Case, type Party, currentStage, isSamePart } from './case.ts';
import { openRuns } from './duty-runs.ts';
import type { Effect } from './effect.ts';
import type { CaseEvent } from './event.ts';
import { givenOf } from './find-holders.ts';
import { gapsOf, toldOfGap } from './gaps.ts';
import type { Instant } from './instant.ts';
import { type World, stageOf } from './world.ts';

/** A case before and after a command, and the moment. */
interface Change {
  readonly world: World;
  readonly before: Case | undefined;
  readonly after: Case;
  readonly now: Instant;
}

const isIn = (parties: readonly Party[], part: Party): boolean =>
  parties.some((party) => isSamePart(party, part));

/** Those who have something to do at the stage as it now is. */
function askedNow({ world, after, now }: Change): Party[] {
  const stage = currentStage(after);
  if (!stage || after.outcome === 'closed') return [];
  const owners = openRuns(world, after, now).flatMap((run) => runOwners(world, after, run));
  const holders =
    after.outcome === undefined ? stageHolders(after, stageOf(world.protocol, stage.stage)) : [];
  return [...holders, ...owners];
}

/** True where somebody outside Teams may be written to in full from now on: their address has been confirmed. */
const isConfirmedNow = (before: Case, party: Party): boolean =>
  party.outside === true &&
  party.unconfirmed !== true &&
  before.parties.some((it) => isSamePart(party, it) && it.unconfirmed === true);

type Cast = Extract<CaseEvent, { type: 'cast' }>;

/** New to their part, or standing in once more: not who is away, and not of whom something else has become known. */
function hasJoined(before: Case | undefined, party: Party): boolean {
  if (party.why?.kind === 'away') return false;
  const known = before?.parties.find((it) => isSamePart(party, it));
  if (!known) return true;
  return (
    party.why?.kind === 'deputy' && !(known.why?.kind === 'deputy' && known.why.until === party.why.until)
  );
}

/** The business managers hear at once of somebody who waits to be confirmed; not of whom they have named themselves. */
function tellManagers({ world, before }: Change, casts: readonly Cast[], calling: Calling): Effect[] {
  return casts.flatMap(({ added, by }) => {
    const fresh = added.some(
      (party) => party.unconfirmed && !before?.parties.some((it) => isSamePart(party, it) && it.unconfirmed),
    );
    const managers = (world.settings?.managers ?? []).filter((person) => person !== by.person);
    return fresh
      ? notices(
          calling,
          'entry-to-confirm',
          managers.map((person) => ({ person })),
        )
      : [];
  });
}

/** Whoever has been given a part is called; of those whom the directory has brought in, the ones who have to act. */
export function planCasts(change: Change, events: readonly CaseEvent[]): Effect[] {
  const { before, after } = change;
  const calling: Calling = { stage: currentStage(after)?.stage ?? '', revision: after.revision };
  const casts = events.filter((event): event is Cast => event.type === 'cast');
  if (before === undefined || casts.length === 0) return [];
  const joined = ({ added }: Cast): Party[] => added.filter((party) => hasJoined(before, party));
  // A deputy to whom it is handed has it for good from now on: they are told as everybody else is.
  const given = casts.flatMap(({ added, reason }) => (reason === undefined ? [] : added));
  const handedOn = after.parties.filter((party) => isIn(given, party));
  const asked = askedNow(change);
  const confirmed = casts.flatMap(({ added }) => added).filter((party) => isConfirmedNow(before, party));
  const called = casts
    .filter(({ reason }) => reason === undefined)
    .flatMap(joined)
    .filter((party) => !isIn(handedOn, party) && (givenOf(party) !== undefined || isIn(asked, party)));
  // Whoever is outside Teams is written to; the thread shows it all the same.
  const unseen = handedOn.length > 0 && handedOn.every(({ outside }) => outside === true);
  const { stage, revision } = calling;
  return [
    ...callPeople(calling, 'handed-over', handedOn),
    ...(unseen
      ? [
          {
            kind: 'tell-thread' as const,
            key: `tell:handed-over:${stage}:${revision}`,
            what: 'handed-over' as const,
            stage,
          },
        ]
      : []),
    ...callPeople(calling, 'asked-instead', [...called, ...confirmed]),
    ...tellManagers(change, casts, calling),
  ];
}

/** Where nobody is there for a part of the present stage who was there before, those who can say who it is are told. */
export function callAboutGaps({ world, before, after }: Change): Effect[] {
  const stage = currentStage(after)?.stage;
  if (stage === undefined) return [];
  const known = before && currentStage(before)?.stage === stage ? gapsOf(world, before) : [];
  const fresh = gapsOf(world, after).filter(
    (gap) => !known.some(({ side, role }) => side === gap.side && role === gap.role),
  );
  const told = fresh.flatMap(({ side }) => toldOfGap(world, after, side));
  return callPeople({ stage, revision: after.revision }, 'nobody-there', told);
}

/** Whoever is outside Teams is told what somebody has put on record for them, so that they can say if it is wrong. */
export function tellWhomItIsFor(after: Case, events: readonly CaseEvent[]): Effect[] {
  const people = events.filter(({ by }) => by.via !== undefined).map(({ by }) => ({ person: by.person }));
  const calling = { stage: currentStage(after)?.stage ?? '', revision: after.revision };
  return notices(calling, 'recorded-for-you', people);
}
