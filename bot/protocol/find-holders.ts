import type { Party, PartyWhy } from './case.ts';
import { type RoleCast, castRole, partyCast, titleFor } from './cast-role.ts';
import type { Protocol } from './definition.ts';
import type { Day } from './instant.ts';
import { type Holding, type PersonCard, type Roster, type RosterPerson, holdingKey } from './roster.ts';

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

export const isAway = ({ away }: RosterPerson, today: Day): boolean =>
  away !== undefined && away.from <= today && today <= away.until;

const isHeld = ({ from, endsOn }: Holding, today: Day): boolean =>
  (from === undefined || from <= today) && (endsOn === undefined || today < endsOn);

/** What is held today of a role, for an agency and a team where one is given. */
export function holdingsOf({ protocol, roster, today }: Listing, role: string, seat: Seat): Holding[] {
  const { agency, team } = seat;
  return (roster.holdings.get(holdingKey(protocol.id, role)) ?? []).filter(
    (held) =>
      isHeld(held, today) &&
      (agency === undefined || held.agency === agency.id) &&
      (held.team === undefined || team === undefined || held.team === team),
  );
}

interface Found {
  readonly card: PersonCard;
  readonly why?: PartyWhy;
}

/** A holder; while they are away, whoever stands in before them. Somebody who is away stays, so that they lose nothing. */
function standing({ roster, today }: Listing, held: Holding): Found[] {
  const holder = roster.people.get(held.person);
  if (!holder) return [];
  if (!holder.away || !isAway(holder, today)) return [{ card: holder }];
  const { until } = holder.away;
  const deputy = held.deputy === undefined ? undefined : roster.people.get(held.deputy);
  const stays: Found = { card: holder, why: { kind: 'away', until } };
  return deputy && !isAway(deputy, today)
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

/**
 * Who holds a role today: the listed holders, and for those who are away their deputies first. In some agencies the
 * role goes by a title of its own, or another stands in for it. Empty where nobody is listed.
 */
export function findHolders(listing: Listing, seat: Seat): Party[] {
  const { protocol } = listing;
  const { held, as } = filled(listing, seat);
  const cast = seat.side === 'neutral' ? {} : partyCast(protocol, seat.role, as);
  return eachOnce(held.flatMap((it) => standing(listing, it))).map(({ card, why }) => ({
    ...partyFrom(card, seat.side, seat.role),
    ...cast,
    ...(why && { why }),
  }));
}

/** Everybody who may hold it now, or stand in for somebody who does: whoever is none of them has no claim to it. */
export function entitledTo(listing: Listing, seat: Seat): ReadonlySet<string> {
  const { held } = filled(listing, seat);
  return new Set(held.flatMap(({ person, deputy }) => (deputy === undefined ? [person] : [person, deputy])));
}
