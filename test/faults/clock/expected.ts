import type { Protocol } from '../../../bot/protocol/definition.ts';
import { isOfficeTime, officeTimeFrom, shown } from './london.ts';
import type { Owed } from './owed.ts';
import { mayGoOut, slotsOf } from './slots.ts';

export const MINUTE = 60_000;

/** A time in which the service is not there: from a moment on, up to another (milliseconds UTC). */
export interface Outage {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** One reminder: what of, the moment that it is meant for, and the one at which it goes out. Milliseconds UTC. */
export interface Reminder {
  readonly key: string;
  readonly slot: number;
  readonly sentAt: number;
}

export const asText = ({ key, slot, sentAt }: Reminder): string =>
  `${key} meant for ${shown(slot)}, sent ${shown(sentAt)}`;

/** The first whole minute from `at` on at which the service is there. */
export function tickFrom(at: number, outage: Outage | undefined): number {
  const tick = Math.ceil(at / MINUTE) * MINUTE;
  return outage && tick >= outage.from && tick < outage.to ? Math.ceil(outage.to / MINUTE) * MINUTE : tick;
}

/** When a reminder that is meant for `at` can go out first. */
function sentFirst(owed: Owed, at: number, outage: Outage | undefined): number {
  let tick = tickFrom(at, outage);
  while (!mayGoOut(owed, tick)) tick = tickFrom(isOfficeTime(tick) ? tick : officeTimeFrom(tick), outage);
  return tick;
}

/** What should come in a time in which nobody does anything, and how many reminders newer ones have replaced. */
export function expectedReminders(
  protocol: Protocol,
  owed: readonly Owed[],
  { from, until, outage }: { readonly from: number; readonly until: number; readonly outage?: Outage },
): { readonly reminders: Reminder[]; readonly replaced: number } {
  const reminders: Reminder[] = [];
  let replaced = 0;
  for (const one of owed) {
    const slots = slotsOf(protocol, one, until);
    slots.forEach(({ at }, n) => {
      const sentAt = sentFirst(one, Math.max(at, from), outage);
      if (sentAt > until) return;
      const next = slots[n + 1];
      // A newer reminder has come by then: it says all that the older one would have said.
      if (next && next.at <= sentAt) replaced += 1;
      else reminders.push({ key: one.key, slot: at, sentAt });
    });
  }
  return { reminders, replaced };
}
