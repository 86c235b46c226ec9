import { type Case, type Party, currentStage } from './case.ts';
import { agencyTypeOf } from './cast-role.ts';
import type { Side, Stage } from './definition.ts';
import type { Seat } from './find-holders.ts';
import { firstStage, nextStage } from './ladder.ts';
import { factAt } from './predicate.ts';
import type { Roster } from './roster.ts';
import { type World, stageOf } from './world.ts';

/** A role of a case as it is cast now. */
export interface CastSeat extends Seat {
  /** It matters at the present stage or the next: whoever is new to it joins. */
  readonly isNow: boolean;
  /** It is held by one of the two people with whom the case began, and not by whoever else is listed. */
  readonly isOpponents: boolean;
}

type Place = Pick<Seat, 'side' | 'role'>;
const keyOf = ({ side, role }: Place): string => `${side} ${role}`;

/** The roles of a stage: its holders', and those to whom its duties belong or go. */
function rolesAt({ protocol }: World, stage: Stage): Place[] {
  const held = (['raising', 'receiving', 'neutral'] as const).flatMap((side) => {
    const role = stage.holders[side];
    return role === undefined ? [] : [{ side, role }];
  });
  const meant = protocol.duties
    .filter((duty) => duty.stage === stage.id)
    .flatMap((duty) => [duty.by, ...duty.to, ...duty.copies])
    .flatMap(({ side, role }): Place[] =>
      side === 'each' || side === 'joint'
        ? [
            { side: 'raising', role },
            { side: 'receiving', role },
          ]
        : [{ side, role }],
    );
  const fits = ({ side, role }: Place): boolean =>
    protocol.roles.some(
      (it) => it.id === role && (it.side === side || (it.side === 'each' && side !== 'neutral')),
    );
  return [...held, ...meant].filter(fits);
}

/** The agency for which a side acts, as the directory knows it. Some who act for it work for another. */
export function agencyOfSide(
  world: Pick<World, 'protocol'>,
  { parties, facts }: Case,
  side: Side,
  roster?: Roster,
): string | undefined {
  const first = firstStage(world).holders[side];
  // A deputy may come from elsewhere: whoever they stand in for tells which agency it is.
  const opponent = parties.find(
    (party) => party.side === side && party.role === first && party.why?.kind !== 'deputy',
  );
  if (opponent) return opponent.agency;
  const name = factAt(facts, `${side}.agency`);
  const known = [...(roster?.agencies.values() ?? [])].find((agency) => agency.name === name);
  return known?.id ?? parties.find((party) => party.side === side)?.agency;
}

/** The people with whom a side began, or to whom they have handed it on. */
export const openersOf = ({ parties }: Case, world: Pick<World, 'protocol'>, side: Side): Party[] =>
  parties.filter((party) => party.side === side && party.role === firstStage(world).holders[side]);

/** Every role that somebody has in a case, and those of the present stage and of the next. */
export function seatsOf(world: World, kase: Case, roster: Roster): CastSeat[] {
  const first = firstStage(world);
  const current = currentStage(kase);
  const here = current ? stageOf(world.protocol, current.stage) : first;
  const next = nextStage(world, kase, here.id);
  const now = new Map(
    [here, ...(next ? [next] : [])]
      .flatMap((stage) => rolesAt(world, stage))
      .map((place) => [keyOf(place), place]),
  );
  const all = new Map<string, Place>([
    ...kase.parties.map(({ side, role }) => [keyOf({ side, role }), { side, role }] as const),
    ...now,
  ]);
  return [...all].flatMap(([key, { side, role }]): CastSeat[] => {
    const isNow = now.has(key);
    if (side === 'neutral') return [{ side, role, isNow, isOpponents: false }];
    const id = agencyOfSide(world, kase, side, roster);
    const type = agencyTypeOf(kase.facts, side) ?? roster.agencies.get(id ?? '')?.type;
    if (id === undefined || type === undefined) return [];
    const [opener] = openersOf(kase, world, side);
    const team = roster.people.get(opener?.person ?? '')?.team;
    return [{ side, role, agency: { id, type }, team, isNow, isOpponents: first.holders[side] === role }];
  });
}
