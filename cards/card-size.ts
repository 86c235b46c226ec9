import type { AdaptiveCard } from './card-parts.ts';
import type { Problems } from './submission.ts';

/** Teams takes cards up to 28 KB; the rest is for what is wrapped around one. */
const MOST_BYTES = 27 * 1024;

export const cardBytes = (card: AdaptiveCard): number =>
  new TextEncoder().encode(JSON.stringify(card)).length;

/** True where a form cannot be shown again with everything that was typed: it must stay as the person has it. */
export const tooLargeToReturn = (card: AdaptiveCard): boolean => cardBytes(card) > MOST_BYTES;

/** What is said in place of the card: the form stays on the screen as it is, with every word. */
export function tooLongMessage(problems: Problems): string {
  const reasons = [...new Set(Object.values(problems))].slice(0, 4);
  return ['Nothing was saved yet. Your form stays as it is.', ...reasons].join(' ');
}
