import type { EventKey } from './event-key.ts';
import type { Actor, Intake, Party, Receipt } from './case.ts';
import type { Side } from './definition.ts';
import type { Facts } from './predicate.ts';
import type { Instant } from './instant.ts';

/** What somebody says has happened, before it is judged. Times are UTC. */
export interface Report {
  readonly key: EventKey;
  /** Absent: both sides, where both do it. */
  readonly side?: Side | 'neutral' | undefined;
  /** Default: the moment of recording. May lie before it, never after. */
  readonly occurredAt?: Instant | undefined;
  /** The stage that the event concerns; for a referral, the one it goes to. */
  readonly stage?: string | undefined;
  readonly duty?: string | undefined;
  readonly medium?: string | undefined;
  readonly reason?: string | undefined;
  readonly level?: string | undefined;
  readonly until?: Instant | undefined;
  readonly action?: string | undefined;
  readonly owner?: string | undefined;
  readonly facts?: Facts | undefined;
  /** For `resolved`: what was agreed. */
  readonly wording?: string | undefined;
}

/** `id` makes a repeated delivery harmless; `now` is the only clock the core knows (UTC). */
export type Command = { readonly id: string; readonly now: Instant; readonly actor: Actor } & (
  | { type: 'open'; ref: string; facts: Facts; parties: readonly Party[]; intake: Intake; reports: readonly Report[] }
  | { type: 'record'; report: Report }
  | { type: 'object'; reason: string }
  | { type: 'write'; duty: string; fields: Readonly<Record<string, string>>; attested: readonly string[] }
  | { type: 'report-delivery'; effect: string; receipt: Receipt }
  | { type: 'close' }
  | { type: 'wake' }
);
