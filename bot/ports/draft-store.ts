import type { Instant } from '../protocol/instant.ts';
import type { Facts } from '../protocol/predicate.ts';

/** A matter that somebody has begun to raise, and not sent. Nothing that was typed is lost between two cards. */
export interface Draft {
  readonly id: string;
  readonly person: string;
  /** The reference that the case will have. */
  readonly ref: string;
  readonly protocol?: string;
  readonly facts: Facts;
  /** Set when the danger question was answered with yes. */
  readonly danger?: { at: Instant; level: string };
  /** The form as typed, by field. */
  readonly typed: Readonly<Record<string, string>>;
  readonly startedAt: Instant;
  readonly sentAs?: string;
}

export interface DraftStore {
  load(person: string, id: string): Promise<Draft | undefined>;
  save(draft: Draft): Promise<void>;
}
