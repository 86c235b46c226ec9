import { createRequire } from 'node:module';
import type * as Library from 'adaptivecards';
import type { AdaptiveCard, CardElement } from '../../cards/card-parts.ts';
import { cardBytes } from '../../cards/card-size.ts';

// The package is made for browsers and looks for this name when it is loaded.
Object.assign(globalThis, { self: globalThis, window: globalThis });
const library = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as typeof Library;

const isElement = (value: unknown): value is CardElement =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object of a card, whatever its place. */
export function partsOf(value: unknown): CardElement[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  return isElement(value) ? [value, ...Object.values(value).flatMap(partsOf)] : [];
}

export const inputsOf = (card: AdaptiveCard): CardElement[] =>
  partsOf(card).filter(({ type }) => typeof type === 'string' && type.startsWith('Input.'));

/** What a client would fill in: the values that stand in the card. */
export const valuesOf = (card: AdaptiveCard): Record<string, string> =>
  Object.fromEntries(
    inputsOf(card).map(({ id, value }) => [String(id), typeof value === 'string' ? value : '']),
  );

/** All text that is drawn, one piece to a line. */
export const textOf = (card: AdaptiveCard): string =>
  partsOf(card)
    .flatMap((part) => [part['text'], part['title'], part['label']])
    .filter((it) => typeof it === 'string')
    .join('\n');

/** What is wrong with a card: what Microsoft's own parser says, its size, and inputs that cannot be heard. */
export function complaintsAbout(card: AdaptiveCard): string[] {
  const context = new library.SerializationContext();
  new library.AdaptiveCard().parse(card, context);
  const said = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const mute = inputsOf(card).filter(({ label }) => typeof label !== 'string' || label.trim() === '');
  const ids = inputsOf(card).map(({ id }) => id);
  return [
    ...said,
    ...mute.map(({ id }) => `input ${String(id)} has no label`),
    ...(new Set(ids).size === ids.length ? [] : ['two inputs have the same id']),
    ...(cardBytes(card) < 28 * 1024 ? [] : [`the card has ${cardBytes(card)} bytes`]),
  ];
}
