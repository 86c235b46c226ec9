import type { GivenWhy, Party, PartyWhy } from './case.ts';
import { type RoleCast, actingOfficers, castRole, partyCast, titleFor } from './cast-role.ts';
import type { Protocol } from './definition.ts';
import type { Day } from './instant.ts';
import {
  type Holding,
  type PersonCard,
  type Roster,
  holdingKey,
  isAway,
  isHeldOn,
  isOver,
} from './roster.ts';

/** Where holders are looked for: the file, the directory as it stands, and the London day. */
export interface Listing {
  readonly protocol: Protocol;
  readonly roster: Roster;
  readonly today: Day;
}

/** For whom: a side's agency and the team of the person with whom the case began; neither for a neutral role. */
export interface Seat {
  readonly side: Party['side'];
  readonly role: string;
  readonly agency?: { readonly id: string; readonly type: string } | undefined;
  readonly team?: string | undefined;
}

/** The part of a person in a case, as it is stored. */
export const partyFrom = (card: PersonCard, side: Party['side'], role: string): Party => ({
  person: card.person,
  name: card.name,
  email: card.email,
  agency: card.agency,
  agencyName: card.agencyName,
  side,
  role,
  ...(card.outside && { outside: true as const }),
  ...(card.unconfirmed && { unconfirmed: true as const }),
});

/** A part as the protocol and the agency shape it, whoever has it. */
export const partAlone = ({ side, role, title, substitute, receivesOnly }: Party) => ({
  side,
  role,
  ...(title !== undefined && { title }),
  ...(substitute !== undefined && { substitute }),
  ...(receivesOnly && { receivesOnly }),
});

/** What is listed of a role for an agency, and for a team where one is given: what has ended and what is not confirmed, too. */
function listedOf({ protocol, roster }: Listing, role: string, { agency, team }: Seat): Holding[] {
  return (roster.holdings.get(holdingKey(protocol.id, role)) ?? []).filter(
    (held) =>
      (agency === undefined || held.agency === agency.id) &&
      (held.team === undefined || team === undefined || held.team === team),
  );
}

/**
 * What is held today of a role. What somebody of one case has said counts in that case alone, until the business
 * manager has confirmed it.
 */
function holdingsOf(listing: Listing, role: string, seat: Seat): Holding[] {
  const { roster, today } = listing;
  return listedOf(listing, role, seat).filter(
    (held) =>
      isHeldOn(held, today) &&
      held.unconfirmed === undefined &&
      roster.people.get(held.person)?.unconfirmed === undefined,
  );
}

interface Found {
  readonly card: PersonCard;
  readonly why?: PartyWhy;
}

/** A holder; while they are away, whoever stands in before them. Somebody who is away stays, so that they lose nothing. */
function standing({ roster, today }: Listing, held: Holding, given?: GivenWhy): Found[] {
  const holder = roster.people.get(held.person);
  if (!holder) return [];
  if (!holder.away || !isAway(holder, today)) return [{ card: holder, ...(given && { why: given }) }];
  const { until } = holder.away;
  const deputy = held.deputy === undefined ? undefined : roster.people.get(held.deputy);
  const stays: Found = { card: holder, why: { kind: 'away', until, ...(given && { given }) } };
  return deputy && !deputy.unconfirmed && !isAway(deputy, today)
    ? [{ card: deputy, why: { kind: 'deputy', of: holder.name, until } }, stays]
    : [stays];
}

/** Nobody twice: whoever holds it in their own right is not asked in somebody's place. */
function eachOnce(found: readonly Found[]): Found[] {
  const own = found.filter(({ why }) => why?.kind !== 'deputy');
  const asDeputies = found.filter(
    ({ card, why }, index) =>
      why?.kind === 'deputy' &&
      !own.some((it) => it.card.person === card.person) &&
      found.findIndex((it) => it.card.person === card.person) === index,
  );
  const once = own.filter(
    ({ card }, index) => own.findIndex((it) => it.card.person === card.person) === index,
  );
  return [...asDeputies, ...once];
}

/** How the role is filled there, and what is held: by the role that stands in for it, and where nobody holds that, as printed. */
function filled(listing: Listing, seat: Seat): { held: Holding[]; as: RoleCast } {
  const { protocol } = listing;
  const { side, role, agency } = seat;
  if (side === 'neutral')
    return { held: holdingsOf(listing, role, seat), as: { title: titleFor(protocol, role, undefined) } };
  const as = castRole(protocol, role, side, agency?.type);
  const held = holdingsOf(listing, as.substitute ?? role, seat);
  if (held.length > 0 || as.substitute === undefined) return { held, as };
  return {
    held: holdingsOf(listing, role, seat),
    as: { title: titleFor(protocol, role, agency?.type) },
  };
}

/** What is stored with a part at a seat beside its role: its title there, and the role that stands in for it. */
export const castAt = (
  protocol: Protocol,
  { side, role, agency }: Seat,
): Pick<Party, 'title' | 'substitute'> =>
  side === 'neutral' ? {} : partyCast(protocol, role, castRole(protocol, role, side, agency?.type));

/** People read for which agency somebody has a part: some who act for one work for another. */
const actingFor = ({ roster }: Listing, { agency }: Seat): Pick<Party, 'agencyName'> | undefined => {
  const known = agency && roster.agencies.get(agency.id);
  return known && { agencyName: known.name };
};

/** So many are called for one role at most: what a command sends for all of them must fit into one write of the store. */
const MOST_HOLDERS = 25;

/** Where an agency lists a great many: first those of the very team, and of them those who are there. */
function nearest(listing: Listing, held: readonly Holding[], given: Seat['team']): Found[] {
  const isOfTeam = ({ team }: Holding): boolean => team !== undefined && team === given;
  const sorted =
    held.length > MOST_HOLDERS ? [...held.filter(isOfTeam), ...held.filter((it) => !isOfTeam(it))] : held;
  const found = eachOnce(sorted.flatMap((it) => standing(listing, it)));
  if (found.length <= MOST_HOLDERS) return found;
  const isThere = ({ why }: Found): boolean => why?.kind !== 'away';
  return [...found.filter(isThere), ...found.filter((it) => !isThere(it))].slice(0, MOST_HOLDERS);
}

/**
 * Who holds a role today: the listed holders, and for those who are away their deputies first; of a great many,
 * twenty-five. In some agencies the role goes by a title of its own, or another stands in for it. An officer who has
 * nothing to do in the procedure is only written to. Empty where nobody is listed.
 */
export function findHolders(listing: Listing, seat: Seat): Party[] {
  const { protocol } = listing;
  const { held, as } = filled(listing, seat);
  const isNeutral = seat.side === 'neutral';
  const cast = isNeutral ? {} : partyCast(protocol, seat.role, as);
  const receivesOnly = isNeutral && !actingOfficers(protocol).has(seat.role);
  return nearest(listing, held, seat.team).map(({ card, why }) => ({
    ...partyFrom(card, seat.side, seat.role),
    ...actingFor(listing, seat),
    ...cast,
    ...(receivesOnly && { receivesOnly }),
    ...(why && { why }),
  }));
}

/** By whose word somebody has their part, where it is not the directory's. */
export function givenOf({ why }: Pick<Party, 'why'>): GivenWhy | undefined {
  if (why === undefined || why.kind === 'deputy') return undefined;
  return why.kind === 'away' ? why.given : why;
}

/** What was handed over for one case is listed nowhere: with the entry of whoever has it now, it is confirmed. */
const waitsForListing = (party: Party): boolean =>
  party.unconfirmed === true && givenOf(party)?.kind !== 'handed-over';

/**
 * Somebody who has their part whoever is listed for it: as the directory now knows them, and while they are away with
 * whoever stands in for them.
 */
export function standingOf(listing: Listing, seat: Seat, party: Party): Party[] {
  const { protocol } = listing;
  const { person, agency } = party;
  const listed = filled(listing, seat).held.find((it) => it.person === person);
  const held = listed ?? { protocol: protocol.id, role: seat.role, agency, person };
  const found = eachOnce(standing(listing, held, givenOf(party)));
  if (found.length === 0) return [party];
  return found.map(({ card, why }) => ({
    ...partyFrom(card, party.side, party.role),
    ...actingFor(listing, seat),
    ...partAlone(party),
    ...(waitsForListing(party) && card.person === person && !listed && { unconfirmed: true as const }),
    ...(why && { why }),
  }));
}

/** True where the directory says that they held it and do so no longer. */
export function hasEnded(listing: Listing, seat: Seat, { person, role, substitute }: Party): boolean {
  const own = listedOf(listing, substitute ?? role, seat).filter((held) => held.person === person);
  return (
    own.some((held) => isOver(held, listing.today)) && !own.some((held) => isHeldOn(held, listing.today))
  );
}

/** Everybody who may hold it now, or stand in for somebody who does: whoever is none of them has no claim to it. */
export function entitledTo(listing: Listing, seat: Seat): ReadonlySet<string> {
  const { held } = filled(listing, seat);
  return new Set(held.flatMap(({ person, deputy }) => (deputy === undefined ? [person] : [person, deputy])));
}

/** Those whom the directory lists to stand in for one of these people, whether they are away or not. */
export const deputiesOf = (listing: Listing, seat: Seat, people: readonly string[]): string[] =>
  filled(listing, seat).held.flatMap(({ person, deputy }) =>
    deputy !== undefined && people.includes(person) ? [deputy] : [],
  );
