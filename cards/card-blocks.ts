import { type CardAction, type CardElement, text } from './card-parts.ts';

type Colour = 'attention' | 'warning' | 'good' | 'accent' | 'emphasis';

/** A box that stands out from the card. */
export const box = (style: Colour, items: readonly CardElement[]): CardElement => ({
  type: 'Container',
  style,
  spacing: 'Medium',
  items,
});

export const small = (value: string, more: Record<string, unknown> = {}): CardElement =>
  text(value, { size: 'Small', spacing: 'None', ...more });

export const bold = (value: string, more: Record<string, unknown> = {}): CardElement =>
  text(value, { weight: 'Bolder', ...more });

/** A sign and what it means, side by side. The words never leave their meaning to the sign. */
export const withSign = (
  sign: string,
  items: readonly CardElement[],
  more: { color?: string; spacing?: string } = {},
): CardElement => ({
  type: 'ColumnSet',
  spacing: more.spacing ?? 'Small',
  columns: [
    {
      type: 'Column',
      width: '22px',
      items: [text(sign, { wrap: false, weight: 'Bolder', ...(more.color ? { color: more.color } : {}) })],
    },
    { type: 'Column', width: 'stretch', spacing: 'Small', items },
  ],
});

/** Hosts show five or six buttons of a set and drop the others. */
const MOST_IN_A_SET = 5;

/** Buttons in as many sets as they need. */
export function buttons(actions: readonly CardAction[], spacing = 'Medium'): CardElement[] {
  const rows: CardAction[][] = [];
  for (let at = 0; at < actions.length; at += MOST_IN_A_SET) rows.push(actions.slice(at, at + MOST_IN_A_SET));
  return rows.map((row, index) => ({
    type: 'ActionSet',
    spacing: index === 0 ? spacing : 'Small',
    actions: row,
  }));
}

/** A part that a "More" button shows and hides. */
export const hidden = (id: string, items: readonly CardElement[]): CardElement => ({
  type: 'Container',
  id,
  isVisible: false,
  spacing: 'Medium',
  items,
});

export const toggle = (label: string, id: string): CardAction => ({
  type: 'Action.ToggleVisibility',
  title: label,
  targetElements: [id],
});
