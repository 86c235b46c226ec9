import type { Agency, People, Person } from '../ports/people.ts';
import type { Party } from '../protocol/case.ts';
import { type Protocol, type Role } from '../protocol/definition.ts';
import { firstStage } from '../protocol/ladder.ts';

/** The two people with whom a case begins, and their agencies. */
export interface Opponents {
  readonly raising: { readonly person: Person; readonly agency: Agency };
  readonly receiving: { readonly person: Person; readonly agency: Agency };
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

/**
 * Everybody who has a part in a new case: the two opponents at the first stage, and for every role above them whoever
 * the directory lists for their agency. A role that nobody holds has no party, and the cards say so.
 */
export async function castParties(
  people: People,
  protocol: Protocol,
  opponents: Opponents,
): Promise<Party[]> {
  const first = firstStage({ protocol });
  const ofSide = async (side: 'raising' | 'receiving', role: Role): Promise<Party[]> => {
    const { person, agency } = opponents[side];
    if (first.holders[side] === role.id) return [party(person, agency.name, side, role.id)];
    const holders = await people.holders(protocol.id, role.id, agency.id);
    return holders.map((holder) => party(holder, agency.name, side, role.id));
  };
  const actsIn = new Set(protocol.stages.map((stage) => stage.holders.neutral));
  const neutral = async (role: Role): Promise<Party[]> => {
    const holders = await people.holders(protocol.id, role.id);
    const agencies = new Map((await people.agencies()).map((agency) => [agency.id, agency.name]));
    return holders.map((holder) => ({
      ...party(holder, agencies.get(holder.agency) ?? holder.agency, 'neutral', role.id),
      ...(actsIn.has(role.id) ? {} : { receivesOnly: true as const }),
    }));
  };
  const parts = await Promise.all(
    protocol.roles.flatMap((role) => {
      if (role.side === 'neutral') return [neutral(role)];
      if (role.side === 'each') return [ofSide('raising', role), ofSide('receiving', role)];
      return [ofSide(role.side, role)];
    }),
  );
  const cast = parts.flat();
  // Nobody judges a matter to which they are a side.
  const sided = new Set(cast.filter(({ side }) => side !== 'neutral').map(({ person }) => person));
  return cast.filter((it) => it.side !== 'neutral' || it.receivesOnly === true || !sided.has(it.person));
}
