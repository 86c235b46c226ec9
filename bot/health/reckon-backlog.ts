import type { CaseStore } from '../ports/case-store.ts';
import type { Backlog, WaitingEffect } from '../ports/service-state.ts';
import type { Waiting } from '../ports/telemetry.ts';
import { type Instant, byTime } from '../protocol/instant.ts';

/** So many cases are looked into, and so many effects are kept by name; the rest is only counted. */
const MOST_CASES = 200;
const MOST_KEPT = 200;

export type Pending = Pick<WaitingEffect, 'ref' | 'key'>;

/** What is pending in the cases that have something undelivered. */
export async function pendingOf(cases: Pick<CaseStore, 'undelivered'>): Promise<Pending[]> {
  const found: Pending[] = [];
  for (const it of await cases.undelivered(MOST_CASES))
    if ('loaded' in it) found.push(...it.loaded.pending.map((key) => ({ ref: it.ref, key })));
  return found;
}

const nameOf = ({ ref, key }: Pending): string => `${ref} ${key}`;

/**
 * What waits now, and since when: an effect keeps the moment at which a run first found it pending, for as long as each
 * run after that finds it so.
 */
export function backlogAfter(
  before: Backlog | undefined,
  pending: readonly Pending[],
  now: Instant,
): Backlog {
  const known = new Map(before?.waiting.map((it) => [nameOf(it), it.since]));
  const waiting = pending
    .map(({ ref, key }) => ({ ref, key, since: known.get(nameOf({ ref, key })) ?? now }))
    .sort((a, b) => byTime(a.since, b.since));
  return {
    at: now,
    waiting: waiting.slice(0, MOST_KEPT),
    more: Math.max(0, waiting.length - MOST_KEPT),
  };
}

/** How many have waited how long. Whatever is only counted has waited least. */
export function countByAge({ at, waiting, more }: Backlog): Waiting {
  const minutes = waiting.map(({ since }) => (Date.parse(at) - Date.parse(since)) / 60_000);
  const under5 = minutes.filter((age) => age < 5).length;
  const longer = minutes.filter((age) => age >= 60).length;
  return { under5: under5 + more, under60: minutes.length - under5 - longer, longer };
}
