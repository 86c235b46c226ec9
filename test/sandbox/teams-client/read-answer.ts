import { cardOf, type Card } from '../connector/read-message.ts';
import type { Message } from '../connector/world.ts';

/** What the bot's endpoint answered. */
export interface Answer {
  status: number;
  body: unknown;
}

/** A card in front of somebody: in a message, or as the answer to a click, which only that person sees. */
export interface CardView {
  card: Card;
  conversationId: string;
  messageId: string;
}

/** The answer to a click. One of `card`, `text` and `error` is there when the bot answered as it should. */
export interface Pressed extends Answer {
  card?: Card;
  text?: string;
  error?: { code: string; message: string };
  conversationId: string;
  messageId: string;
}

/** Reads the answer to adaptiveCard/action. */
export function readPressed(answer: Answer, { conversationId, messageId }: CardView): Pressed {
  const pressed: Pressed = { ...answer, conversationId, messageId };
  const { type, value } = (answer.body ?? {}) as { type?: string; value?: unknown };
  if (type === 'application/vnd.microsoft.card.adaptive') pressed.card = value as Card;
  if (type === 'application/vnd.microsoft.activity.message') pressed.text = String(value);
  if (type === 'application/vnd.microsoft.error') pressed.error = value as { code: string; message: string };
  return pressed;
}

/** The card that somebody sees now. Keep the result to act later on a card that has changed in between. */
export function view(shown: Message | Pressed | CardView | undefined): CardView {
  if (!shown) throw new Error('There is no such message');
  if ('versions' in shown) {
    const card = cardOf(shown);
    if (!card) throw new Error(`The message has no card, only: "${shown.text}"`);
    return { card, conversationId: shown.conversationId, messageId: shown.id };
  }
  const { card, conversationId, messageId } = shown;
  if (card) return { card, conversationId, messageId };
  const { status, body } = shown as Pressed;
  throw new Error(`The click was not answered with a card, but with ${status} ${JSON.stringify(body)}`);
}
