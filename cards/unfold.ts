import type { CardAction, CardElement } from './card-parts.ts';

/** A part of a card that is hidden until its button is pressed. */
export const unfolded = (id: string, items: readonly CardElement[]): CardElement => ({
  type: 'Container',
  id,
  isVisible: false,
  spacing: 'Medium',
  separator: true,
  items,
});

/** The button that shows such a part, and hides it again. */
export const toggle = (label: string, id: string): CardAction => ({
  type: 'Action.ToggleVisibility',
  title: label,
  targetElements: [id],
});
