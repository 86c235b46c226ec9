import type { OneOffHoliday } from './calendar.ts';
import type { EventKey } from './event-key.ts';
import type { Actor, Intake, Party, Receipt, StatedDays } from './case.ts';
import type { PersonCard } from './roster.ts';
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

/**
 * `id` makes a repeated delivery harmless; `now` is the only clock the core knows (UTC). `behalf`: the party outside
 * Teams for whom the actor puts it on record.
 */
export type Command = {
  readonly id: string;
  readonly now: Instant;
  readonly actor: Actor;
  readonly behalf?: string | undefined;
} & (
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
  /** The directory has changed: whoever holds the present stage is looked up again. */
  | { type: 'recast' }
  /** A person passes all that they have on a side to somebody else; the business manager may do it for them. */
  | { type: 'hand-over'; from: string; side: Party['side']; to: PersonCard; reason: string }
  /** Nobody is listed for a role of the present stage: somebody names who it is. */
  | { type: 'name-holder'; side: Party['side']; role: string; to: PersonCard; how: 'named' | 'line-above' }
  /** Somebody has opened the case, or its details. */
  | { type: 'see'; what: 'case' | 'details' }
  /** Somebody has tried what is not theirs, or with data that no card of ours had: `what` is the id of a form. */
  | { type: 'note-refusal'; what: string; because: string }
);
