import type { View } from '../../../cards/view.ts';
import type { CaseEvent } from '../../protocol/event.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Verdict } from './verify-record.ts';

/** A record that can be read, as an inspector gets it. */
export interface Inspected {
  readonly verdict: Verdict;
  readonly events: readonly CaseEvent[];
  /** The case as its entries give it, at the moment of the inspection. */
  readonly view: View;
}

/** Years after any case and before every one: said of such a moment, each date comes with its year. */
const ANOTHER_YEAR: Instant = '1900-01-01T12:00:00.000Z';

/** The same to take the words of dates from, which then all have their year. Not for anything that asks how late it is. */
export const withYears = (view: View): View => ({ ...view, now: ANOTHER_YEAR });

/** What is to be exported of a checked record; undefined where its entries cannot be read. */
export function inspect(verdict: Verdict, clock: Instant): Inspected | undefined {
  const { replayed } = verdict;
  if (!replayed) return undefined;
  const { world, events } = replayed;
  // A machine whose clock is behind that of the service: nothing is judged before its last entry.
  const now = events.reduce((latest, { at }) => (at > latest ? at : latest), clock);
  return { verdict, events, view: { world, case: replayed.case, now } };
}
