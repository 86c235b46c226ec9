import type { Actor, Happening, Intake, Outcome, Party, Pins, Receipt, Settlement, Writing } from './case.ts';
import type { Side } from './definition.ts';
import type { Facts } from './predicate.ts';
import type { Instant } from './instant.ts';

/** What a command changed. Appended to the case's record and never altered. */
export type CaseEvent = { readonly at: Instant; readonly by: Actor } & (
  | {
      type: 'opened';
      ref: string;
      protocol: Pins;
      facts: Facts;
      parties: readonly Party[];
      intake: Intake;
      similar?: readonly Instant[];
    }
  | { type: 'happened'; happening: Happening }
  | { type: 'stage-entered'; stage: string; enteredAt: Instant; early: boolean; because?: string | undefined }
  | { type: 'settlement-proposed'; settlement: Settlement }
  | { type: 'settlement-objected'; reason: string }
  | { type: 'settlement-agreed'; side: Side | 'neutral' }
  | { type: 'settlement-confirmed' }
  | { type: 'ended'; outcome: Outcome; endedAt: Instant }
  | { type: 'written'; writing: Writing }
  | { type: 'writing-settled'; duty: string; status: Writing['status']; sentAt?: Instant | undefined }
  /** By duty run: the slot that was sent. `late`: those of which it said that their time has passed. */
  | { type: 'reminded'; slots: Readonly<Record<string, Instant>>; late?: readonly string[] }
  | { type: 'flagged'; flag: string }
  | { type: 'thread-reopened' }
  | { type: 'limit-recomputed'; duty: string; from: Instant; to: Instant }
  | { type: 'delivered'; effect: string; receipt: Receipt }
  /** Who has a part has changed. One who is added takes the place of the same person in the same part. */
  | {
      type: 'cast';
      added: readonly Party[];
      removed: readonly { readonly person: string; readonly side: Party['side']; readonly role: string }[];
      reason?: string | undefined;
    }
  | { type: 'seen'; what: 'case' | 'details' }
  | { type: 'refused'; what: string; because: string }
);
