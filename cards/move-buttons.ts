import { buttons, hidden, small, toggle } from './card-blocks.ts';
import type { CardAction, CardElement } from './card-parts.ts';
import { type Place, formButton } from './case-button.ts';
import type { Move } from './move.ts';

/** In front: at most so many, with "More" and the danger button beside them. */
const MOST_IN_FRONT = 4;

const toButton = (place: Place, { label, form, duty, to, style }: Move): CardAction =>
  formButton(place, label, form, { duty, to, style });

/** Danger to a child is a button on every card, whatever else may be done. */
export const dangerButton = (place: Place): CardAction =>
  formButton(place, 'A child is in danger', 'danger', { style: 'destructive' });

export interface MoveButtons {
  readonly place: Place;
  readonly moves: readonly Move[];
  /** Stands beside "More". */
  readonly beside?: readonly CardAction[];
  /** Shown above the buttons behind "More". */
  readonly more?: readonly CardElement[];
  readonly extra?: readonly CardAction[];
}

/** The pressing moves as buttons, the others behind "More". */
export function moveButtons({
  place,
  moves,
  beside = [],
  more = [],
  extra = [],
}: MoveButtons): CardElement[] {
  const front = moves.filter(({ rank }) => rank < 3).slice(0, MOST_IN_FRONT);
  const behind = moves.filter((move) => !front.includes(move));
  const id = `more-${place.case.ref}-${place.stage}-${place.surface}`;
  const rest = [...behind.map((move) => toButton(place, move)), ...extra];
  const always = [...(rest.length > 0 ? [toggle('More', id)] : []), ...beside, dangerButton(place)];
  return [
    ...buttons([...front.map((move) => toButton(place, move))]),
    ...buttons(always, front.length > 0 ? 'Small' : 'Medium'),
    ...(rest.length > 0
      ? [hidden(id, [...more, ...(more.length > 0 ? [small(' ')] : []), ...buttons(rest, 'Small')])]
      : []),
  ];
}
