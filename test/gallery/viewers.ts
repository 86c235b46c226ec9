import { actorsOf, stageHolders } from '../../bot/protocol/authority.ts';
import { type Party, currentStage } from '../../bot/protocol/case.ts';
import { readingOf } from '../../bot/protocol/reading.ts';
import { stageOf } from '../../bot/protocol/world.ts';
import { personName, sayTitles } from '../../cards/say-people.ts';
import type { View } from '../../cards/view.ts';

/** Nobody of this id has a part in any case. */
export const OUTSIDER = 'somebody-else';

export const sayWho = ({ world, case: kase }: View, person: string): string => {
  const parts = kase.parties.filter((party) => party.person === person);
  const [first] = parts;
  if (!first) return 'Another member of the channel';
  return `${personName(first)}, ${sayTitles(world, parts)}, ${first.agencyName}`;
};

/**
 * For each side that acts: whoever holds the stage there, and before them the person who raised the matter. Nobody to
 * whom the case has not come yet: what they are told is the same in every state, and is drawn once for all procedures.
 */
export function viewersOf({ world, case: kase, now }: View): Party[] {
  const current = currentStage(kase);
  const holders = current ? stageHolders(kase, stageOf(world.protocol, current.stage)) : [];
  const actors = actorsOf(kase).filter(({ person }) => readingOf(world, kase, person, now).may === 'all');
  const sides = ['raising', 'receiving', 'neutral'] as const;
  const chosen = sides.flatMap((side) => {
    const holder = holders.find((party) => party.side === side);
    const first = actors.find((party) => party.side === side);
    return [
      ...(side === 'raising' && first ? [first] : []),
      ...(holder ? [holder] : []),
      ...(!holder && first ? [first] : []),
    ];
  });
  return [...new Map(chosen.map((party) => [party.person, party])).values()];
}
