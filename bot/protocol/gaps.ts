import { actorsOf } from './authority.ts';
import { type Case, type Party, currentStage } from './case.ts';
import { openersOf } from './seats.ts';
import { type World, isManager, stageOf } from './world.ts';

/** A role of the present stage that nobody can fill now: nobody is listed, or all who are listed are away. */
export interface Gap {
  readonly side: Party['side'];
  readonly role: string;
  /** Those who hold it and are away; empty where nobody is listed. */
  readonly away: readonly Party[];
}

/** The roles of the present stage that wait for somebody to be named; none once the matter has ended. */
export function gapsOf({ protocol }: Pick<World, 'protocol'>, kase: Case): Gap[] {
  const current = currentStage(kase);
  if (!current || kase.outcome !== undefined) return [];
  const { holders } = stageOf(protocol, current.stage);
  return (['raising', 'receiving', 'neutral'] as const).flatMap((side) => {
    const role = holders[side];
    if (role === undefined) return [];
    const present = kase.parties.filter((party) => party.side === side && party.role === role);
    return present.every(({ why }) => why?.kind === 'away') ? [{ side, role, away: present }] : [];
  });
}

const isThere = ({ why }: Party): boolean => why?.kind !== 'away';

/**
 * Who is told that nobody is there for a part: whoever raised the matter, and the person with whom it began on that
 * side. One who is away themselves only where nobody else is left.
 */
export function toldOfGap(world: Pick<World, 'protocol'>, kase: Case, side: Party['side']): Party[] {
  const raising = openersOf(kase, world, 'raising');
  const own = side === 'neutral' ? openersOf(kase, world, 'receiving') : openersOf(kase, world, side);
  const people = [...new Set([...raising, ...own])];
  const there = people.filter(isThere);
  if (there.length > 0) return there;
  const others = kase.parties.filter((party) => isThere(party) && party.receivesOnly !== true);
  return others.length > 0 ? others : people;
}

/** Who may say who it is: the raising side, that side itself, of an officer both, and the business manager. */
export const mayName = (
  world: Pick<World, 'settings'>,
  kase: Case,
  person: string,
  side: Party['side'],
): boolean =>
  isManager(world, person) ||
  actorsOf(kase).some(
    (party) =>
      party.person === person && (party.side === 'raising' || party.side === side || side === 'neutral'),
  );
