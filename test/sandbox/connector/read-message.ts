import type { Message } from './world.ts';

/** An Adaptive Card, or any part of one. */
export type Card = Record<string, unknown>;

/** The Adaptive Card that a message shows now; undefined when it shows none. */
export function cardOf({ activity }: Pick<Message, 'activity'>): Card | undefined {
  const attachments = (activity['attachments'] ?? []) as { contentType?: string; content?: Card }[];
  return attachments.find(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')
    ?.content;
}

/** Whom a message really mentions: Teams shows a mention only when its text is in the message to the letter. */
export function mentionsOf({ activity }: Pick<Message, 'activity'>): { id: string; name: string }[] {
  const card = cardOf({ activity });
  const inCard = (card?.['msteams'] as { entities?: unknown[] } | undefined)?.entities ?? [];
  const entities = [...((activity['entities'] ?? []) as unknown[]), ...inCard] as Mention[];
  const texts = [activity['text'], ...(card ? wordsOf(card) : [])].filter((text) => typeof text === 'string');
  return entities
    .filter(({ type, text = '' }) => type === 'mention' && texts.some((one) => one.includes(text)))
    .map(({ mentioned }) => ({ id: mentioned?.id ?? '', name: mentioned?.name ?? '' }));
}

interface Mention {
  type?: string;
  text?: string;
  mentioned?: { id?: string; name?: string };
}

const SHOWN = new Set([
  'text',
  'title',
  'label',
  'altText',
  'placeholder',
  'errorMessage',
  'fallbackText',
  'value',
]);
/** Data that goes back to the bot, and what other clients would do with the card. */
const HIDDEN = new Set(['data', 'msteams', 'refresh', 'metadata', 'fallback']);
/** What picks or is picked has a code as its value, which nobody sees. */
const CODED = new Set(['Input.ChoiceSet', 'Input.Toggle']);

/** All words of a card that a person can see, in the order in which they stand. What is behind a ShowCard counts too. */
export function wordsOf(card: Card): string[] {
  return readWords(card, '');
}

function readWords(part: unknown, key: string): string[] {
  if (typeof part === 'string') return SHOWN.has(key) && part.trim() !== '' ? [part] : [];
  if (Array.isArray(part)) return part.flatMap((one) => readWords(one, key));
  if (typeof part !== 'object' || part === null) return [];
  const isCoded = key === 'choices' || ('type' in part && CODED.has(String(part.type)));
  return Object.entries(part)
    .filter(([name]) => !HIDDEN.has(name) && !(isCoded && name === 'value'))
    .flatMap(([name, value]) => readWords(value, name));
}
