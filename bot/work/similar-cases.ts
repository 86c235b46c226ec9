import type { CaseStore } from '../ports/case-store.ts';
import type { Clock } from '../ports/clock.ts';
import { monthsBefore } from '../protocol/instant.ts';
import { factAt } from '../protocol/predicate.ts';
import type { SimilarOf } from './open-case.ts';

/** How far back earlier cases are looked for: an owner may set a shorter time, not a longer one. */
const FURTHEST_MONTHS = 36;
const MOST = 200;

/** The store's history of cases that are alike: their dates alone leave it. */
export const similarCases =
  (store: CaseStore, clock: Clock): SimilarOf =>
  async (protocol, facts) => {
    const category = protocol.pattern && factAt(facts, protocol.pattern.sameFact);
    if (typeof category !== 'number') return [];
    const since = monthsBefore(clock.now(), FURTHEST_MONTHS);
    return store.openedAlike({ protocol: protocol.id, category }, since, MOST);
  };
