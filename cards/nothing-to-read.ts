import { currentStage } from '../bot/protocol/case.ts';
import { readingOf } from '../bot/protocol/reading.ts';
import { buttons } from './card-blocks.ts';
import { type AdaptiveCard, card, text } from './card-parts.ts';
import { type Place, formButton } from './case-button.ts';
import { dangerButton } from './move-buttons.ts';
import { sayNothingToRead } from './say-refusal.ts';
import type { View } from './view.ts';

/** For somebody to whom a case is not shown: why not, the letters that they have, and the button for a danger. */
export function nothingToRead(view: View, viewer: string): AdaptiveCard {
  const place: Place = { case: view.case, surface: 'personal', stage: currentStage(view.case)?.stage ?? '' };
  const { may } = readingOf(view.world, view.case, viewer, view.now);
  const letters = may === 'letters' ? [formButton(place, 'See what was sent to you', 'details')] : [];
  const listed = view.case.parties.some(({ person }) => person === viewer);
  const said = text(sayNothingToRead(view, viewer));
  return card(listed ? [said, ...buttons([...letters, dangerButton(place)])] : [said]);
}
