import type { Party } from './case.ts';
import { isOnlyStandIn, partyCast, titleFor } from './cast-role.ts';
import type { Protocol, Role, Side } from './definition.ts';
import { type Listing, findHolders, partyFrom, standingOf } from './find-holders.ts';
import type { Day } from './instant.ts';
import { firstStage } from './ladder.ts';
import type { PersonCard, Roster, RosterAgency } from './roster.ts';

/** One of the two people with whom a case begins, and their agency. */
export interface Opponent {
  readonly person: PersonCard & { readonly team?: string };
  readonly agency: RosterAgency;
}
export interface Opponents {
  readonly raising: Opponent;
  readonly receiving: Opponent;
}

interface Casting extends Listing {
  readonly opponents: Opponents;
}

function ofSide(casting: Casting, side: Side, role: string): Party[] {
  const { protocol } = casting;
  const { person, agency } = casting.opponents[side];
  if (firstStage({ protocol }).holders[side] !== role)
    return findHolders(casting, { side, role, agency, team: person.team });
  const title = titleFor(protocol, role, agency.type);
  const opponent = { ...partyFrom(person, side, role), ...partyCast(protocol, role, { title }) };
  return standingOf(casting, { side, role, agency, team: person.team }, opponent);
}

function ofRole(casting: Casting, role: Role): Party[] {
  if (isOnlyStandIn(casting.protocol, role)) return [];
  if (role.side === 'neutral') return findHolders(casting, { side: 'neutral', role: role.id });
  if (role.side === 'each')
    return [...ofSide(casting, 'raising', role.id), ...ofSide(casting, 'receiving', role.id)];
  return ofSide(casting, role.side, role.id);
}

/** Nobody agrees with themselves: whoever is listed for both agencies stands for the one that they work for. */
function onOneSide(cast: readonly Party[], opponents: Opponents): Party[] {
  const isOn = (side: Side, person: string): boolean =>
    cast.some((it) => it.side === side && it.person === person);
  return cast.filter(
    (it) =>
      it.side === 'neutral' ||
      it.agency === opponents[it.side].agency.id ||
      !isOn(it.side === 'raising' ? 'receiving' : 'raising', it.person),
  );
}

/**
 * Everybody who has a part in a new case: the two opponents at the first stage, and for every role above them whoever
 * the directory lists for their agency, for some agencies under a title of their own or by a role that stands in for
 * the printed one. A role that nobody holds has no party, and the cards say so.
 */
export function castParties(roster: Roster, protocol: Protocol, opponents: Opponents, today: Day): Party[] {
  const casting = { roster, protocol, opponents, today };
  const cast = onOneSide(
    protocol.roles.flatMap((role) => ofRole(casting, role)),
    opponents,
  );
  // Nobody judges a matter to which they are a side.
  const sided = new Set(cast.filter(({ side }) => side !== 'neutral').map(({ person }) => person));
  return cast.filter((it) => it.side !== 'neutral' || it.receivesOnly === true || !sided.has(it.person));
}
