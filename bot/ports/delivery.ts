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
 * `failed` with `retry`: it has certainly not acted, and a later try may work; `afterMs`: not before so many milliseconds.
 */
export type Delivery =
  | { readonly outcome: 'delivered'; readonly ids: Readonly<Record<string, string>> }
  | { readonly outcome: 'unknown'; readonly why: string }
  | { readonly outcome: 'failed'; readonly why: string; readonly retry: boolean; readonly afterMs?: number };

/** A letter to one person: what they are asked or told, by when, and how to answer. */
export type Notice = Extract<Effect, { kind: 'send-notice' }>;
export type Named = Extract<Effect, { kind: 'keep-named' }>;

/** Speaks in the thread of a case. `ids.missed` of a mention: who cannot have been reached by it, with blanks between. */
export interface Messenger {
  deliver(effect: Effect, context: DeliveryContext): Promise<Delivery>;
}

/** Sends the e-mails of a case: its writings, and notices to single people. */
export interface Mailer {
  send(duty: string, context: DeliveryContext): Promise<Delivery>;
  notify(notice: Notice, context: DeliveryContext): Promise<Delivery>;
}

/** Keeps somebody who was named in a case in the directory. Doing it again changes nothing. */
export interface NamedKeeper {
  keepNamed(named: Named, context: DeliveryContext): Promise<Delivery>;
}
