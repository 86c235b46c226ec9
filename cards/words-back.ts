import { bold, box } from './card-blocks.ts';
import { type AdaptiveCard, words } from './card-parts.ts';
import { tooLargeToReturn } from './card-size.ts';
import { typedFrom } from './fields/typed.ts';

/** What is sent with a form and was not written by anybody: a day, a time, a number, an id or the code of a choice. */
const CHOSEN = /^(\d[\d:T.-]*|[a-z][a-zA-Z0-9_-]*|[0-9a-f-]{36}|true|false)$/;

const writtenIn = (inputs: unknown): string[] =>
  Object.values(typedFrom(inputs)).filter((value) => value.trim() !== '' && !CHOSEN.test(value.trim()));

/**
 * The answer to a form that came too late, with the words that were written in it, for the one who wrote them. Undefined
 * where that is too large for Teams: the form must then stay on their screen.
 */
export function withWordsBack(answer: AdaptiveCard, inputs: unknown): AdaptiveCard | undefined {
  const written = writtenIn(inputs);
  if (written.length === 0) return answer;
  const back = box('emphasis', [bold('What you wrote. You can copy it from here.'), ...written.map(words)]);
  const body = Array.isArray(answer['body']) ? (answer['body'] as readonly unknown[]) : [];
  const card = { ...answer, body: [...body, back] };
  return tooLargeToReturn(card) ? undefined : card;
}

/** In place of such a card. */
export const STAYS_ON_SCREEN =
  'Things have moved on, and nothing was changed. What you wrote is still on your screen: copy it before you go on.';
