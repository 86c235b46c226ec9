import type { Case } from '../protocol/case.ts';
import { type Effect, isRepeatable } from '../protocol/effect.ts';

/** What does not go into the thread of the case. */
const ELSEWHERE: readonly Effect['kind'][] = ['send-writing', 'send-notice', 'keep-named'];

export const hasThread = (kase: Case): boolean => kase.receipts['thread'] !== undefined;

/** Everything in a thread waits for its thread. */
export const waitsForThread = (kase: Case, effect: Effect): boolean =>
  !ELSEWHERE.includes(effect.kind) && effect.kind !== 'open-thread' && !hasThread(kase);

/** Chooses what is marked as begun in the commit that asks for it, by whoever then tries it at once. */
export type Begins = (kase: Case, effects: readonly Effect[]) => Effect | undefined;

/** So much hangs on these that they are begun by a write of their own, and their receipt is kept before anything else is done. */
export const KEPT_AT_ONCE: readonly Effect['kind'][] = ['open-thread', 'send-writing'];

/**
 * The effect that a delivery sends first; an edit needs no mark. Where it cannot be found out whether a commit is
 * stored, nobody sends what it has begun: a thread and a letter are not begun with it.
 */
export const firstToSend: Begins = (kase, effects) => {
  const first = effects.find((effect) => !isRepeatable(effect) && !waitsForThread(kase, effect));
  return first && KEPT_AT_ONCE.includes(first.kind) ? undefined : first;
};
