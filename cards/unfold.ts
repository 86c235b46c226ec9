import type { CardElement } from './card-parts.ts';

/** A button, and a part of the card that is hidden until it is pressed. Outside the card's own few buttons. */
export const unfolded = (label: string, id: string, items: readonly CardElement[]): CardElement[] => [
  {
    type: 'ActionSet',
    spacing: 'Small',
    actions: [{ type: 'Action.ToggleVisibility', title: label, targetElements: [id] }],
  },
  { type: 'Container', id, isVisible: false, spacing: 'Small', items },
];
