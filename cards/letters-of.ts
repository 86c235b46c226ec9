import type { Case, Writing } from '../bot/protocol/case.ts';
import type { CaseEvent } from '../bot/protocol/event.ts';

/** The newest of each duty and side as it was written, with what became of it. */
function fromRecord(events: readonly CaseEvent[]): Map<string, Writing> {
  const letters = new Map<string, Writing>();
  const lastOf = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'written') {
      const key = `${event.writing.duty}:${event.writing.side}`;
      letters.set(key, event.writing);
      lastOf.set(event.writing.duty, key);
    }
    const key = event.type === 'writing-settled' ? lastOf.get(event.duty) : undefined;
    const writing = key === undefined ? undefined : letters.get(key);
    if (event.type === 'writing-settled' && key !== undefined && writing)
      letters.set(key, { ...writing, status: event.status, ...(event.sentAt && { sentAt: event.sentAt }) });
  }
  return letters;
}

/**
 * The letters of a case, oldest first. Of a duty that both sides owe the case keeps the newest alone, and its record
 * those of both.
 */
export function lettersOf(kase: Case, events: readonly CaseEvent[]): Writing[] {
  const letters = fromRecord(events);
  for (const writing of Object.values(kase.writings)) letters.set(`${writing.duty}:${writing.side}`, writing);
  return [...letters.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}
