import { type Case, type Party, SERVICE, currentStage } from './case.ts';
import { actingOfficers, agencyTypeOf } from './cast-role.ts';
import type { Stage } from './definition.ts';
import type { CaseEvent } from './event.ts';
import { type Listing, type Seat, entitledTo, findHolders, partAlone, partyFrom } from './find-holders.ts';
import { type Instant, londonDay } from './instant.ts';
import { firstStage, nextStage } from './ladder.ts';
import { type World, stageOf } from './world.ts';

type Cast = Extract<CaseEvent, { type: 'cast' }>;

/** By a person's word, not by the directory: the directory does not take it back. */
const byHand = ({ why }: Party): boolean =>
  why?.kind === 'named' || why?.kind === 'line-above' || why?.kind === 'handed-over';

const hasPart = (part: Pick<Party, 'person' | 'side' | 'role'>, it: Party): boolean =>
  it.person === part.person && it.side === part.side && it.role === part.role;

/** The roles of a stage: its holders', and those to whom its duties belong or go. */
function rolesAt({ protocol }: World, stage: Stage): Pick<Seat, 'side' | 'role'>[] {
  const held = (['raising', 'receiving', 'neutral'] as const).flatMap((side) => {
    const role = stage.holders[side];
    return role === undefined ? [] : [{ side, role }];
  });
  const meant = protocol.duties
    .filter((duty) => duty.stage === stage.id)
    .flatMap((duty) => [duty.by, ...duty.to, ...duty.copies])
    .flatMap(({ side, role }) =>
      side === 'each' || side === 'joint'
        ? [
            { side: 'raising' as const, role },
            { side: 'receiving' as const, role },
          ]
        : [{ side, role }],
    );
  return [...held, ...meant];
}

/** The seats that matter now: those of the present stage and of the next, but for the two who began. */
function seatsNow(world: World, kase: Case, roster: Listing['roster']): Seat[] {
  const first = firstStage(world);
  const current = currentStage(kase);
  const here = current ? stageOf(world.protocol, current.stage) : first;
  const next = nextStage(world, kase, here.id);
  const seats = [here, ...(next ? [next] : [])].flatMap((stage) => rolesAt(world, stage));
  const known = new Map(seats.map((seat) => [`${seat.side} ${seat.role}`, seat]));
  return [...known.values()].flatMap((seat) => {
    if (seat.side === 'neutral') return [seat];
    if (first.holders[seat.side] === seat.role) return [];
    const opponent = kase.parties.find(
      ({ side, role }) => side === seat.side && role === first.holders[seat.side],
    );
    const type = agencyTypeOf(kase.facts, seat.side);
    if (!opponent || type === undefined) return [];
    const team = roster.people.get(opponent.person)?.team;
    return [{ ...seat, agency: { id: opponent.agency, type }, team }];
  });
}

/** What stays as it is shown: a part in which nothing that people see has changed is not written again. */
function isSame(a: Party, b: Party): boolean {
  const seen = ({ name, email, agencyName, outside, unconfirmed, title, substitute, why }: Party): string =>
    JSON.stringify([name, email, agencyName, outside, unconfirmed, title, substitute, why?.kind, why]);
  return seen(a) === seen(b);
}

/** Somebody who was given a part by hand keeps it; what the directory has learnt of them since is taken over. */
function refreshed({ roster }: Listing, party: Party): Party {
  const card = roster.people.get(party.person);
  if (!card) return party;
  return {
    ...partyFrom(card, party.side, party.role),
    ...partAlone(party),
    ...(party.why && { why: party.why }),
  };
}

const onOtherSide = (kase: Case, { person, side }: Party): boolean =>
  kase.parties.some(
    (it) => it.person === person && it.receivesOnly !== true && it.side !== side && it.side !== 'neutral',
  );

/** What changes at one seat: who is new or shown differently, and who has no claim to it any more. */
function changeAt(listing: Listing, kase: Case, seat: Seat): Pick<Cast, 'added' | 'removed'> {
  const present = kase.parties.filter(({ side, role }) => side === seat.side && role === seat.role);
  const given = present.filter(byHand);
  if (given.length > 0) {
    const fresh = given.map((party) => refreshed(listing, party));
    return { added: fresh.filter((it) => !present.some((old) => isSame(old, it))), removed: [] };
  }
  const receives = seat.side === 'neutral' && !actingOfficers(listing.protocol).has(seat.role);
  const listed = findHolders(listing, seat)
    .filter((party) => !onOtherSide(kase, party))
    .map((party): Party => (receives ? { ...party, receivesOnly: true } : party));
  if (listed.length === 0) return { added: [], removed: [] };
  const entitled = entitledTo(listing, seat);
  return {
    added: listed.filter((it) => !present.some((old) => hasPart(it, old) && isSame(old, it))),
    removed: present.filter(({ person }) => !entitled.has(person)),
  };
}

/**
 * Looks up again who holds the present stage and the next: deputies join while a holder is away, new holders join, and
 * whoever no longer holds the role loses their part. Where nobody is listed nothing changes. Nothing happens without
 * a directory at hand, or once the case is closed.
 */
export function recast(world: World, kase: Case, now: Instant): CaseEvent[] {
  const { roster, protocol } = world;
  if (!roster || kase.outcome === 'closed') return [];
  const listing: Listing = { protocol, roster, today: londonDay(now) };
  const changes = seatsNow(world, kase, roster).map((seat) => changeAt(listing, kase, seat));
  const added = changes.flatMap((change) => change.added);
  const removed = changes
    .flatMap((change) => change.removed)
    .map(({ person, side, role }) => ({ person, side, role }));
  if (added.length === 0 && removed.length === 0) return [];
  return [{ type: 'cast', at: now, by: SERVICE, added, removed }];
}
