import type { Case } from '../protocol/case.ts';
import type { Delivery } from './delivery.ts';
import type { Effect } from '../protocol/effect.ts';
import type { CaseEvent } from '../protocol/event.ts';
import type { Instant } from '../protocol/instant.ts';

/** The stored case and what a later write must name: the version that it was read at. */
export interface LoadedCase {
  readonly case: Case;
  readonly version: string;
  /** Keys of the effects that are not yet known to be done. */
  readonly pending: readonly string[];
}

/** A case in which there is something to do. One whose row cannot be read is told too, and hides no other. */
export type FoundCase = { readonly ref: string } & (
  { readonly loaded: LoadedCase } | { readonly fault: unknown }
);

/** An effect that is not yet known to be done. */
export interface PendingEffect {
  readonly effect: Effect;
  /** Set just before it is tried: after a crash it tells "never tried" from "may have been delivered". */
  readonly attemptedAt?: Instant;
  /** How often it was tried. */
  readonly attempts: number;
  /** It is of no use to try it before. */
  readonly notBefore?: Instant;
  /** How the try ended, where that is known and the case does not have it yet. */
  readonly ended?: Delivery;
  /** Tells this asking from an earlier one under the same key; their order is that of asking. */
  readonly asked: string;
  /** What a write to it must name: it changes with each. */
  readonly mark: string;
}

/** What is to be known of a pending effect from now on. */
export type EffectMark = { readonly of: PendingEffect } & Pick<
  PendingEffect,
  'attempts' | 'attemptedAt' | 'notBefore' | 'ended'
>;

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
  /** One of them that the caller tries as soon as this is stored: it is marked as begun, as `mark` would. */
  readonly begins?: { readonly key: string; readonly at: Instant };
  /** Keys of pending effects that are done with. */
  readonly settled: readonly string[];
  /** When the case next wants the timer; absent: never. */
  readonly wakeAt?: Instant | undefined;
}

export type CommitResult =
  | {
      readonly done: 'committed';
      readonly version: string;
      /** The effects that it asked for, as they are now stored. */
      readonly asked: readonly PendingEffect[];
    }
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
   * Writes what is known of pending effects: that they are about to be tried, how a try ended, when the next is due.
   * All of it or nothing, and only where nobody has written to them since they were read: of two who deliver at once
   * one goes ahead. Gives them as they then are; undefined where somebody else was first, or one is gone.
   */
  mark(ref: string, marks: readonly EffectMark[]): Promise<readonly PendingEffect[] | undefined>;
  /** Cases whose wake time has come, earliest first. */
  due(until: Instant, most: number): Promise<FoundCase[]>;
  /** Cases with effects to deliver. */
  undelivered(most: number): Promise<FoundCase[]>;
  /** When cases of a protocol that are about the same category were opened, from `since` on, earliest first. */
  openedAlike(kind: Kind, since: Instant, most: number): Promise<Instant[]>;
  /** Cases in which a person has a part, newest first. */
  ofPerson(person: string, most: number): Promise<string[]>;
}
