import type { Agency, People, Person } from '../ports/people.ts';
import type { Party } from '../protocol/case.ts';
import {
  type RoleCast,
  actingOfficers,
  castRole,
  isOnlyStandIn,
  partyCast,
  titleFor,
} from '../protocol/cast-role.ts';
import type { Protocol, Role, Side } from '../protocol/definition.ts';
import { firstStage } from '../protocol/ladder.ts';

/** The two people with whom a case begins, and their agencies. */
export interface Opponents {
  readonly raising: { readonly person: Person; readonly agency: Agency };
  readonly receiving: { readonly person: Person; readonly agency: Agency };
}

/** What the casting of a case goes by. */
interface Casting {
  readonly people: People;
  readonly protocol: Protocol;
  readonly opponents: Opponents;
}

const party = (person: Person, agencyName: string, side: Party['side'], role: string): Party => ({
  person: person.id,
  name: person.name,
  email: person.email,
  agency: person.agency,
  agencyName,
  side,
  role,
});

/** Who is listed for a role of a side: for the one that stands in for it, and where nobody is, for the printed one. */
async function listed(
  { people, protocol, opponents }: Casting,
  side: Side,
  role: string,
): Promise<{ holders: Person[]; as: RoleCast }> {
  const { agency } = opponents[side];
  const as = castRole(protocol, role, side, agency.type);
  const holders = await people.holders(protocol.id, as.substitute ?? role, agency.id);
  if (holders.length > 0 || as.substitute === undefined) return { holders, as };
  const printed = { title: titleFor(protocol, role, agency.type) };
  return { holders: await people.holders(protocol.id, role, agency.id), as: printed };
}

async function ofSide(casting: Casting, side: Side, role: string): Promise<Party[]> {
  const { protocol, opponents } = casting;
  const { person, agency } = opponents[side];
  const first = firstStage({ protocol }).holders[side] === role;
  const { holders, as } = first
    ? { holders: [person], as: { title: titleFor(protocol, role, agency.type) } }
    : await listed(casting, side, role);
  const cast = partyCast(protocol, role, as);
  return holders.map((holder) => ({ ...party(holder, agency.name, side, role), ...cast }));
}

async function ofOffice({ people, protocol }: Casting, role: string): Promise<Party[]> {
  const holders = await people.holders(protocol.id, role);
  const agencies = new Map((await people.agencies()).map((agency) => [agency.id, agency.name]));
  const acts = actingOfficers(protocol).has(role);
  return holders.map((holder) => ({
    ...party(holder, agencies.get(holder.agency) ?? holder.agency, 'neutral', role),
    ...(acts ? {} : { receivesOnly: true as const }),
  }));
}

function ofRole(casting: Casting, role: Role): Promise<Party[]>[] {
  if (isOnlyStandIn(casting.protocol, role)) return [];
  if (role.side === 'neutral') return [ofOffice(casting, role.id)];
  if (role.side === 'each')
    return [ofSide(casting, 'raising', role.id), ofSide(casting, 'receiving', role.id)];
  return [ofSide(casting, role.side, role.id)];
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
export async function castParties(
  people: People,
  protocol: Protocol,
  opponents: Opponents,
): Promise<Party[]> {
  const casting = { people, protocol, opponents };
  const parts = await Promise.all(protocol.roles.flatMap((role) => ofRole(casting, role)));
  const cast = onOneSide(parts.flat(), opponents);
  // Nobody judges a matter to which they are a side.
  const sided = new Set(cast.filter(({ side }) => side !== 'neutral').map(({ person }) => person));
  return cast.filter((it) => it.side !== 'neutral' || it.receivesOnly === true || !sided.has(it.person));
}
