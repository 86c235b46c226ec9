import { wordsOf, type Card } from '../connector/read-message.ts';

export interface FoundAction {
  action: Card;
  /** The card that the action is in, after the cards that it is nested in: their inputs go with it. */
  cards: Card[];
}

/**
 * The Action.Execute with this title or verb, letter case aside, wherever in the card it is.
 * Throws when there is none, when it is greyed out, or when several differ and `data` does not tell them apart.
 */
export function findAction(card: Card, wanted: string, data: Record<string, unknown> = {}): FoundAction {
  const all = listActions(card, [card]);
  const called = all.filter(({ action }) =>
    [action['title'], action['verb']].some((name) => isSame(name, wanted)),
  );
  const found = called.filter(({ action }) => holds(action['data'], data));
  const [first] = found;
  if (!first) throw new Error(notFound(card, wanted, called.length > 0, all));
  if (new Set(found.map(({ action }) => JSON.stringify(action))).size > 1) {
    const choices = found.map(({ action }) => JSON.stringify(action['data'])).join('\n');
    throw new Error(`There are ${found.length} buttons "${wanted}"; say which by their data:\n${choices}`);
  }
  const { type, isEnabled } = first.action;
  if (type !== 'Action.Execute')
    throw new Error(`"${wanted}" is an ${String(type)}: the bot never hears of it`);
  if (isEnabled === false) throw new Error(`"${wanted}" is greyed out`);
  return first;
}

/** The titles of a card's buttons, in the order in which they stand. */
export function buttonsOf(card: Card): string[] {
  return listActions(card, [card]).flatMap(({ action: { title } }) =>
    typeof title === 'string' ? [title] : [],
  );
}

function listActions(part: unknown, cards: Card[]): FoundAction[] {
  if (Array.isArray(part)) return part.flatMap((one) => listActions(one, cards));
  if (typeof part !== 'object' || part === null) return [];
  const one = part as Card;
  const type = String(one['type']);
  const inside = type === 'Action.ShowCard' && one['card'] ? [...cards, one['card'] as Card] : cards;
  const nested = Object.entries(one)
    .filter(([name]) => name !== 'data' && name !== 'refresh' && name !== 'fallback')
    .flatMap(([, value]) => listActions(value, inside));
  return type.startsWith('Action.') ? [{ action: one, cards }, ...nested] : nested;
}

function isSame(name: unknown, wanted: string): boolean {
  return typeof name === 'string' && name.trim().toLowerCase() === wanted.trim().toLowerCase();
}

function holds(given: unknown, wanted: Record<string, unknown>): boolean {
  const data = (given ?? {}) as Record<string, unknown>;
  return Object.entries(wanted).every(([key, value]) => data[key] === value);
}

function notFound(card: Card, wanted: string, isCalledSo: boolean, all: FoundAction[]): string {
  if (isCalledSo) return `No button "${wanted}" has that data`;
  const names = all.map(({ action }) => `"${String(action['title'] ?? action['verb'])}"`).join(', ');
  return `There is no button "${wanted}". There is: ${names || 'none'}. The card says: ${wordsOf(card).join(' | ')}`;
}
