import { cardOf, wordsOf } from './read-message.ts';
import type { Message, World } from './world.ts';

/** Waits until `look` gives something; rejects with what was there when the time is over. */
export function waitUntil<T>(
  world: World,
  look: () => T | undefined | false,
  messages: () => Message[],
  timeoutMs = 20_000,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const check = () => {
      try {
        const found = look();
        if (found !== undefined && found !== false) settle(() => resolve(found));
      } catch (error) {
        settle(() => reject(toError(error)));
      }
    };
    const timer = setTimeout(() => {
      const seen = messages().map(describe).join('\n') || '(no messages)';
      settle(() => reject(new Error(`It did not come within ${timeoutMs} ms. There was:\n${seen}`)));
    }, timeoutMs);
    const settle = (then: () => void) => {
      clearTimeout(timer);
      world.onChange.delete(check);
      then();
    };
    world.onChange.add(check);
    check();
  });
}

function describe(message: Message): string {
  const card = cardOf(message);
  const words = card ? `card: ${wordsOf(card).join(' | ')}` : message.text;
  return `- ${message.from.name} in ${message.conversationId}: ${words.slice(0, 200)}`;
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
