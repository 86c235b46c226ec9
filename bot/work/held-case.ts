import type { CaseStore, Commit, CommitResult, LoadedCase, PendingEffect } from '../ports/case-store.ts';
import type { Case } from '../protocol/case.ts';

/** A case as this process knows it to be stored, so that nothing is read twice in one turn. */
export interface Held {
  readonly case: Case;
  readonly version: string;
  /** Absent: something is pending, and only the store can tell what. */
  readonly pending?: readonly PendingEffect[];
  /** The asking of the effect that whoever holds the case has marked as begun, and is about to try. */
  readonly begun?: string;
}

export const hold = ({ case: kase, version, pending }: LoadedCase): Held => ({
  case: kase,
  version,
  ...(pending.length === 0 && { pending: [] }),
});

/** A case with what is pending in it. */
export type Opened = Held & Pick<Required<Held>, 'pending'>;

export const openHeld = async (store: CaseStore, held: Held): Promise<Opened> => ({
  ...held,
  pending: held.pending ?? (await store.pendingEffects(held.case.ref)),
});

type Committed = Extract<CommitResult, { done: 'committed' }>;

/**
 * What a commit has marked as begun is its caller's to try. Where its answer was lost, somebody else may have begun
 * another of what it asked for by the time that it is read again: that one is theirs.
 */
const ownBegun = (begins: Commit['begins'], asked: readonly PendingEffect[]): PendingEffect | undefined =>
  begins &&
  asked.find(
    ({ effect, attempts, attemptedAt }) =>
      effect.key === begins.key && attempts === 1 && attemptedAt === begins.at,
  );

/** What is stored after a commit: told from what was there before, and from what the commit has answered. */
export function heldAfter(
  before: Held | undefined,
  { next, settled, begins }: Pick<Commit, 'next' | 'settled' | 'begins'>,
  { version, asked }: Committed,
): Held {
  const begun = ownBegun(begins, asked)?.asked;
  const mine = { case: next, version, ...(begun !== undefined && { begun }) };
  const earlier = before ? before.pending : [];
  if (!earlier) return mine;
  const replaced = new Set([...settled, ...asked.map(({ effect }) => effect.key)]);
  const kept = earlier.filter(({ effect }) => !replaced.has(effect.key));
  return { ...mine, pending: [...kept, ...asked] };
}
