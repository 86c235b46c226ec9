import type { Case } from '../protocol/case.ts';
import type { Effect } from '../protocol/effect.ts';
import type { CaseEvent } from '../protocol/event.ts';
import type { Instant } from '../protocol/instant.ts';

/** The stored case and what a later write must name: the version that it was read at. */
export interface LoadedCase {
  readonly case: Case;
  readonly version: string;
}

/** An effect that is not yet known to be done. */
export interface PendingEffect {
  readonly effect: Effect;
  /** Set just before it is tried: after a crash it tells "never tried" from "may have been delivered". */
  readonly attemptedAt?: Instant;
  readonly attempts: number;
}

/** All that one command changes. Written in one transaction, or not at all. */
export interface Commit {
  readonly next: Case;
  /** The version that was read; absent for a new case. */
  readonly expected?: string;
  /** The activity's id and the business key: whichever comes a second time finds its row. */
  readonly commandIds: readonly string[];
  readonly events: readonly CaseEvent[];
  /** New effects to deliver. One with the key of a pending effect replaces it. */
  readonly effects: readonly Effect[];
  /** Keys of pending effects that are done with. */
  readonly settled: readonly string[];
  /** When the case next wants the timer; absent: never. */
  readonly wakeAt?: Instant | undefined;
}

export type CommitResult =
  | { readonly done: 'committed'; readonly version: string }
  /** Somebody else wrote first: read again and decide again. */
  | { readonly done: 'conflict' }
  /** One of the command ids is already recorded. */
  | { readonly done: 'duplicate' };

/** What makes two cases alike. */
export interface Kind {
  readonly protocol: string;
  readonly category: number;
}

/**
 * Keeps cases: one partition a case, one transaction a command.
 * Faults are `StoreError`s with a stable code; a conflict is not a fault.
 */
export interface CaseStore {
  load(ref: string): Promise<LoadedCase | undefined>;
  commit(commit: Commit): Promise<CommitResult>;
  hasCommand(ref: string, commandId: string): Promise<boolean>;
  /** In the order in which they were recorded. */
  events(ref: string): Promise<CaseEvent[]>;
  /** In the order in which they were asked for. */
  pendingEffects(ref: string): Promise<PendingEffect[]>;
  /**
   * Marks an effect as about to be tried. False: it is no longer pending, or was tried since the caller saw it
   * (`seenAttempts`, from `PendingEffect.attempts`), so that of two who deliver at once only one goes ahead.
   */
  beginDelivery(ref: string, effectKey: string, at: Instant, seenAttempts?: number): Promise<boolean>;
  /**
   * Removes effects that need no event: repeatable ones that are done. One that was never begun stays: it was asked
   * for anew while its predecessor was being delivered. To drop an effect unbegun, name it in a commit's `settled`.
   */
  settle(ref: string, effectKeys: readonly string[]): Promise<void>;
  /** Takes back the mark of `beginDelivery`: the try has certainly not reached the far side. */
  release(ref: string, effectKey: string): Promise<void>;
  /** Cases whose wake time has come, earliest first. A hint: check it against the case. */
  due(until: Instant, most: number): Promise<string[]>;
  /** Cases that may have effects to deliver. A hint: check it against the case. */
  undelivered(most: number): Promise<string[]>;
  /** When cases of a protocol that are about the same category were opened, from `since` on, earliest first. */
  openedAlike(kind: Kind, since: Instant, most: number): Promise<Instant[]>;
  /** Cases in which a person has a part, newest first. */
  ofPerson(person: string, most: number): Promise<string[]>;
}
