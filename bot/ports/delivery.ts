import type { Case } from '../protocol/case.ts';
import type { Effect } from '../protocol/effect.ts';
import type { Instant } from '../protocol/instant.ts';
import type { World } from '../protocol/world.ts';

/** What an effect is rendered from: the case as it is at the moment of delivery. */
export interface DeliveryContext {
  readonly world: World;
  readonly case: Case;
  readonly now: Instant;
}

/**
 * How a delivery went. `unknown`: the far side may have acted, so it must not be repeated blindly.
 * `failed` with `retry`: it has certainly not acted, and a later try may work.
 */
export type Delivery =
  | { readonly outcome: 'delivered'; readonly ids: Readonly<Record<string, string>> }
  | { readonly outcome: 'unknown'; readonly why: string }
  | { readonly outcome: 'failed'; readonly why: string; readonly retry: boolean };

/** Speaks in the thread of a case. */
export interface Messenger {
  deliver(effect: Effect, context: DeliveryContext): Promise<Delivery>;
}

/** Sends a writing of a case by e-mail. */
export interface Mailer {
  send(duty: string, context: DeliveryContext): Promise<Delivery>;
}
