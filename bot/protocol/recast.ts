import { type Case, type Party, SERVICE, isSamePart } from './case.ts';
import type { CaseEvent } from './event.ts';
import {
  type Listing,
  deputiesOf,
  entitledTo,
  findHolders,
  givenOf,
  hasEnded,
  standingOf,
} from './find-holders.ts';
import { type Day, type Instant, londonDay } from './instant.ts';
import { isAway } from './roster.ts';
import { type CastSeat, agencyOfSide, seatsOf } from './seats.ts';
import type { World } from './world.ts';

type Change = { readonly added: readonly Party[]; readonly removed: readonly Party[] };

const wasHandedOver = (party: Party): boolean => givenOf(party)?.kind === 'handed-over';

/** What stays as it is shown: a part in which nothing that people see has changed is not written again. */
function isSame(a: Party, b: Party): boolean {
  const seen = ({ name, email, agencyName, outside, unconfirmed, title, substitute, why }: Party): string =>
    JSON.stringify([name, email, agencyName, outside, unconfirmed, title, substitute, why?.kind, why]);
  return seen(a) === seen(b);
}

/** Whoever once stood in keeps their part; while they are away themselves, they do not stand in. */
function oldDeputies({ roster, today }: Listing, parties: readonly Party[]): Party[] {
  return parties.map((party): Party => {
    const card = roster.people.get(party.person);
    if (card?.away && isAway(card, today)) return { ...party, why: { kind: 'away', until: card.away.until } };
    const { why, ...plain } = party;
    return why?.kind === 'away' ? plain : party;
  });
}

/**
 * Who keeps a part whoever is listed: somebody to whom it was given by hand, until the directory lists them itself,
 * and the two with whom the case began, until the directory says that theirs has ended.
 */
function keepers(
  listing: Listing,
  seat: CastSeat,
  present: readonly Party[],
  listed: readonly Party[],
): Party[] {
  return present.filter((party) => {
    if (wasHandedOver(party)) return true;
    if (givenOf(party)) return !listed.some(({ person }) => person === party.person);
    return seat.isOpponents && party.why?.kind !== 'deputy' && !hasEnded(listing, seat, party);
  });
}

/** What changes at one seat: who is new or shown differently, and who has no claim to it any more. */
function changeAt(listing: Listing, kase: Case, seat: CastSeat): Change {
  const present = kase.parties.filter(({ side, role }) => side === seat.side && role === seat.role);
  const listed = seat.isOpponents ? [] : findHolders(listing, seat);
  const kept = keepers(listing, seat, present, listed);
  // What was handed on does not come back to whoever the directory still lists.
  const isHandedOn = kept.some(wasHandedOver);
  const mayJoin = ({ person }: Party): boolean => !isHandedOn || present.some((it) => it.person === person);
  const own = kept.flatMap((party) =>
    standingOf(listing, seat, party).filter((it) => wasHandedOver(party) || mayJoin(it)),
  );
  const joining = listed.filter((party) => !own.some((it) => it.person === party.person) && mayJoin(party));
  const people = kept.map(({ person }) => person);
  const entitled = new Set([
    ...people,
    ...deputiesOf(listing, seat, people),
    ...(seat.isOpponents ? [] : entitledTo(listing, seat)),
  ]);
  const wanted = [...own, ...joining];
  const others = present.filter(
    (party) => entitled.has(party.person) && !wanted.some((it) => it.person === party.person),
  );
  const shown = [...wanted, ...oldDeputies(listing, others)];
  return {
    added: seat.isNow
      ? shown.filter((it) => !present.some((old) => isSamePart(it, old) && isSame(old, it)))
      : [],
    removed: present.filter(({ person }) => !entitled.has(person)),
  };
}

const acts = ({ receivesOnly }: Party): boolean => receivesOnly !== true;

/**
 * Nobody agrees with themselves, and nobody judges a matter to which they are a side: whoever has a part on one side
 * is not brought in on the other, whoever is new to both stands for the agency for which they work, and an officer
 * who becomes a side is no longer an officer of this case.
 */
function onOneSide(world: World, kase: Case, { added, removed }: Change): Change {
  const agencyOf = {
    raising: agencyOfSide(world, kase, 'raising', world.roster),
    receiving: agencyOfSide(world, kase, 'receiving', world.roster),
  };
  const stays = kase.parties.filter((it) => acts(it) && !removed.includes(it));
  const isSided = (parties: readonly Party[], { person, side }: Party): boolean =>
    parties.some((it) => it.person === person && it.side !== 'neutral' && it.side !== side && acts(it));
  const isOwn = (party: Party): boolean => party.side !== 'neutral' && agencyOf[party.side] === party.agency;
  const isOne = agencyOf.raising !== undefined && agencyOf.raising === agencyOf.receiving;
  const joins = added.filter((party) => {
    if (!acts(party) || kase.parties.some((it) => isSamePart(party, it))) return true;
    if (isOne && party.side !== 'neutral') return true;
    return !isSided(stays, party) && (!isSided(added, party) || isOwn(party));
  });
  const sided = new Set(joins.filter(({ side }) => side !== 'neutral').map(({ person }) => person));
  const officers = stays.filter(({ side, person }) => side === 'neutral' && sided.has(person));
  return {
    added: joins.filter((it) => !officers.some((gone) => isSamePart(it, gone))),
    removed: [...removed, ...officers],
  };
}

/** Cases in which everybody was found in place, in which world and on which day: a turn asks several times. */
const inPlace = new WeakMap<Case, { readonly world: World; readonly today: Day }>();

/**
 * Looks up again who holds the present stage and the next: deputies join while a holder is away, and new holders join.
 * Whoever no longer holds a role of the case, of whichever stage, loses their part at once. Nothing happens without a
 * directory at hand, or once the case is closed.
 */
export function recast(world: World, kase: Case, now: Instant): CaseEvent[] {
  const { roster, protocol } = world;
  if (!roster || kase.outcome === 'closed') return [];
  const today = londonDay(now);
  const known = inPlace.get(kase);
  if (known?.world === world && known.today === today) return [];
  const listing: Listing = { protocol, roster, today };
  const changes = seatsOf(world, kase, roster).map((seat) => changeAt(listing, kase, seat));
  const { added, removed } = onOneSide(world, kase, {
    added: changes.flatMap((change) => change.added),
    removed: changes.flatMap((change) => change.removed),
  });
  if (added.length === 0 && removed.length === 0) {
    inPlace.set(kase, { world, today });
    return [];
  }
  const gone = removed.map(({ person, side, role }) => ({ person, side, role }));
  return [{ type: 'cast', at: now, by: SERVICE, added, removed: gone }];
}
