import { type Gap, gapsOf, mayName } from '../bot/protocol/gaps.ts';
import { box, buttons } from './card-blocks.ts';
import { type CardElement, text } from './card-parts.ts';
import { type Place, formButton } from './case-button.ts';
import { gapKey } from './people/name-holder-card.ts';
import { gapTitle, sayGap } from './say-gaps.ts';
import type { View } from './view.ts';

/**
 * For whom of the present stage nobody is there, with the button to say who it is. On a card for one person the
 * button is there for whoever may use it; on one that everybody sees it says so to whoever may not.
 */
export function showUnmanned(view: View, place: Place, viewer?: string): CardElement[] {
  const gaps = gapsOf(view.world, view.case);
  const label = (gap: Gap): string =>
    gaps.length === 1 ? 'Say who it is' : `Say who is the ${gapTitle(view, gap)}`;
  const may = (gap: Gap): boolean => viewer === undefined || mayName(view.world, view.case, viewer, gap.side);
  return gaps.map((gap) =>
    box('warning', [
      text(sayGap(view, gap)),
      ...(may(gap)
        ? buttons([formButton(place, label(gap), 'name-holder', { part: gapKey(gap) })], 'Small')
        : []),
    ]),
  );
}
