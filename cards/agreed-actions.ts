import type { Case, Happening } from '../bot/protocol/case.ts';
import type { Instant } from '../bot/protocol/instant.ts';

/** Something that was agreed to be done. Its words are the parties' alone: never in the thread. */
export interface AgreedAction {
  /** Its place among all that were agreed, from 1: as in the key of the duty to check it. */
  readonly number: number;
  readonly action: string;
  readonly owner: string;
  readonly until?: Instant | undefined;
  readonly agreedBy: Happening['by'];
  readonly agreedAt: Instant;
  readonly checkedAt?: Instant | undefined;
}

/** All agreed actions of a case, in the order in which they were agreed. */
export const agreedActions = (kase: Case): AgreedAction[] =>
  kase.happenings
    .filter(({ key }) => key === 'action-agreed')
    .map((it, index) => ({
      number: index + 1,
      action: it.action ?? '',
      owner: it.owner ?? '',
      until: it.until,
      agreedBy: it.by,
      agreedAt: it.occurredAt,
      checkedAt: kase.happenings.find(({ key, action }) => key === 'action-checked' && action === it.action)
        ?.occurredAt,
    }));
