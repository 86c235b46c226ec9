import { stageHolders } from '../../bot/protocol/authority.ts';
import { sideTitle } from '../../bot/protocol/cast-role.ts';
import { climb } from '../../bot/protocol/ladder.ts';
import { box } from '../card-blocks.ts';
import { type CardElement, text } from '../card-parts.ts';
import { agencyOf } from '../say-people.ts';
import type { View } from '../view.ts';

/** Roles on the way up that nobody holds, as their agency calls them: "line or team manager of Hill Surgery". */
function gapsOf(view: View): string[] {
  const { world, case: kase } = view;
  const sides = ['raising', 'receiving', 'neutral'] as const;
  const gaps = climb(world, kase).flatMap((stage) =>
    sides.flatMap((side) => {
      const role = stage.holders[side];
      const held = stageHolders(kase, stage).some((party) => party.side === side);
      if (role === undefined || held) return [];
      const title = sideTitle(world.protocol, kase, side, role);
      return side === 'neutral' ? title : `${title} of ${agencyOf(kase, side)}`;
    }),
  );
  return [...new Set(gaps)];
}

/** Said before anything is sent: further up, somebody has to be named first. */
export function showGaps(view: View): CardElement[] {
  const gaps = gapsOf(view);
  if (gaps.length === 0) return [];
  return [
    box('warning', [
      text('⚠ Nobody is listed for these parts yet:', { weight: 'Bolder' }),
      text(gaps.map((gap) => `- ${gap}`).join('\n'), { spacing: 'Small' }),
      text(
        'You can send it now. If it goes up to one of these parts, you are then asked to say who it is. To save time, ask the business manager of your partnership to add them first.',
      ),
    ]),
  ];
}
