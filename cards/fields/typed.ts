import type { Typed } from '../submission.ts';

const MOST_INPUTS = 100;

/** What an object itself has under a name, and nothing that it inherits. */
export const ownValue = (bag: unknown, name: string): unknown =>
  typeof bag === 'object' && bag !== null && Object.hasOwn(bag, name)
    ? (bag as Record<string, unknown>)[name]
    : undefined;

/** The text under a name; empty where there is none. */
export function ownText(bag: unknown, name: string): string {
  const value = ownValue(bag, name);
  return typeof value === 'string' ? value : '';
}

/** Everything that was typed into a card, letter by letter, so that it can be shown again. Never throws. */
export function typedFrom(inputs: unknown): Typed {
  if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs)) return {};
  const texts = Object.entries(inputs).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts.slice(0, MOST_INPUTS));
}
