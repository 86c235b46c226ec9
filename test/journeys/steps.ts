import type { Case } from '../../bot/protocol/case.ts';
import { type Card, cardOf, mentionsOf, wordsOf } from '../sandbox/connector/read-message.ts';
import type { Message } from '../sandbox/connector/world.ts';
import { buttonsOf } from '../sandbox/teams-client/find-action.ts';
import type { CardView, Pressed } from '../sandbox/teams-client/read-answer.ts';
import type { Partnership } from './partnership.ts';

/** Every word that the answer to a click shows. */
export const answerOf = ({ card, text }: Pick<Pressed, 'card' | 'text'>): string =>
  text ?? wordsOf(card ?? {}).join('\n');

/** The reference in a card or an answer. */
export const refIn = (pressed: Pressed): string => {
  const ref = /\b[A-Z]{2}-[0-9A-Z]{6}\b/.exec(answerOf(pressed))?.[0];
  if (ref === undefined) throw new Error(`no reference in: ${answerOf(pressed)}`);
  return ref;
};

const hasCard = (message: Message): boolean => cardOf(message) !== undefined;

/** The card of the stage at which a case is now: the newest card of its thread. */
export async function stageCard(here: Partnership, ref: string): Promise<Message> {
  const thread = await here.thread(ref);
  const found = thread.messages.filter((it) => it.id !== thread.root.id).findLast(hasCard);
  if (!found) throw new Error(`the thread of ${ref} has no stage card`);
  return found;
}

/** The names that the newest message of a thread really mentions, in order of the alphabet. */
export async function lastMentioned(here: Partnership, ref: string): Promise<string[]> {
  const thread = await here.thread(ref);
  const last = thread.messages.findLast((it) => mentionsOf(it).length > 0);
  return last
    ? mentionsOf(last)
        .map(({ name }) => name)
        .sort()
    : [];
}

export const lastText = async (here: Partnership, ref: string): Promise<string> =>
  (await here.thread(ref)).messages.findLast((it) => it.text !== '')?.text ?? '';

/** What a message shows now, kept as it is: the view of somebody who has not looked since. */
export function kept(message: Message): CardView {
  const card = cardOf(message);
  if (!card) throw new Error('the message has no card');
  return {
    card: structuredClone(card),
    conversationId: message.conversationId,
    messageId: message.id,
  };
}

export const buttonsOn = (message: Message): string[] => buttonsOf(cardOf(message) ?? {});

/** Every Action.Execute of a card, nested ones too. */
export function actionsOf(part: unknown): Card[] {
  if (Array.isArray(part)) return part.flatMap(actionsOf);
  if (typeof part !== 'object' || part === null) return [];
  const one = part as Card;
  const inside = Object.entries(one)
    .filter(([name]) => name !== 'data')
    .flatMap(([, value]) => actionsOf(value));
  return one['type'] === 'Action.Execute' ? [one, ...inside] : inside;
}

export const titleOf = (action: Card): string => (action['title'] as string | undefined) ?? '';

/** A case but for who looked at it and who was turned away: what a refusal leaves as it was. */
export const apartFromLooks = (kase: Case): Case => ({ ...kase, seen: {}, refusals: 0, revision: 0 });

/** For a message that has to be there. */
export function missing(): never {
  throw new Error('there is no such message');
}
