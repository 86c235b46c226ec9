import { without } from './compare-ended.ts';
import type { Ended } from './what-came-of-it.ts';

/** A reminder, and what is said in its place where that which it was for is done by then. */
const REMINDS = /"type":"reminded"|"effect":"remind"|^Reminder for |: what was waited for has been done/;

/** The reminders that are there and not expected. */
const added = (found: readonly string[], expected: readonly string[]): string[] =>
  without(found, expected).filter((it) => REMINDS.test(it));

/**
 * While a command or its letter is held back the clock goes on, and what it would end may be reminded of: that was true
 * when it was said, and is set aside before the rest is compared. None of it may be said twice.
 */
export function setRemindersAside(found: Ended, expected: Ended): { rest: Ended; twice: string[] } {
  const said = added(found.said, expected.said);
  const events = added(found.events, expected.events);
  if (said.length + events.length === 0) return { rest: found, twice: [] };
  const rest = {
    ...found,
    said: without(found.said, said),
    events: without(found.events, events),
    // The case knows of what was reminded of; that its events add up to it is looked at for itself.
    case: expected.case,
  };
  return { rest, twice: said.filter((it, index) => said.indexOf(it) !== index) };
}
