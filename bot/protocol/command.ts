import type { OneOffHoliday } from './calendar.ts';
import type { EventKey } from './event-key.ts';
import type { Actor, Intake, Party, Receipt, StatedDays } from './case.ts';
import type { Facts } from './predicate.ts';
import type { Instant } from './instant.ts';

/** What somebody says has happened, before it is judged. Times are UTC. */
export interface Report {
  readonly key: EventKey;
  /** Default: the moment of recording. May lie before it, never after. */
  readonly occurredAt?: Instant | undefined;
  /** The stage that the event concerns; for a referral, the one it goes to. */
  readonly stage?: string | undefined;
  readonly duty?: string | undefined;
  readonly medium?: string | undefined;
  readonly reason?: string | undefined;
  readonly level?: string | undefined;
  readonly until?: Instant | undefined;
  /** With `raised`: the time stated for the stage that it opens (or `until`). */
  readonly days?: StatedDays | undefined;
  readonly note?: string | undefined;
  readonly receivedBy?: string | undefined;
  readonly action?: string | undefined;
  readonly owner?: string | undefined;
  readonly facts?: Facts | undefined;
  /** For `resolved`: what was agreed; absent: the wording that the other side has proposed. */
  readonly wording?: string | undefined;
  /** The proposal that the answer is to, by its time: an answer to an older one is refused. */
  readonly proposedAt?: Instant | undefined;
}

/** `id` makes a repeated delivery harmless; `now` is the only clock the core knows (UTC). */
export type Command = { readonly id: string; readonly now: Instant; readonly actor: Actor } & (
  | {
      type: 'open';
      ref: string;
      facts: Facts;
      parties: readonly Party[];
      intake: Intake;
      /** When earlier cases that are alike were opened. */
      similar?: readonly Instant[];
      /** One-off days that the owner has added to the bank holidays. */
      holidays?: readonly OneOffHoliday[];
      reports: readonly Report[];
    }
  | { type: 'record'; report: Report }
  | { type: 'object'; reason: string }
  | {
      type: 'write';
      duty: string;
      fields: Readonly<Record<string, string>>;
      attested: readonly string[];
      reason?: string | undefined;
    }
  | { type: 'report-delivery'; effect: string; receipt: Receipt }
  | { type: 'close' }
  /** After its thread failed, or nobody knows whether it is there: somebody has looked, and wants it opened. */
  | { type: 'reopen-thread' }
  | { type: 'wake' }
);
