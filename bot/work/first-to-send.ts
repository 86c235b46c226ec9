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

/** The effect that a delivery sends first; an edit needs no mark. */
export const firstToSend: Begins = (kase, effects) =>
  effects.find((effect) => !isRepeatable(effect) && !waitsForThread(kase, effect));
