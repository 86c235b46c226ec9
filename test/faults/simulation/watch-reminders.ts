import type { Case } from '../../../bot/protocol/case.ts';
import type { World } from '../../../bot/protocol/world.ts';
import { officeTimeFrom, shown } from '../clock/london.ts';
import { type Owed, owedIn } from '../clock/owed.ts';
import { type Slot, mayGoOut, slotsOf } from '../clock/slots.ts';

/** A reminder that should come. */
export interface DueReminder {
  readonly owed: Owed;
  readonly slot: Slot;
}

/** Keeps a second account of the reminders of one case, from what has happened in it and when the timer came by. */
export interface Watch {
  /** What should come when the timer looks at this moment (milliseconds UTC). */
  expects(kase: Case, at: number): DueReminder[];
  /** Notes that these have come. */
  came(reminders: readonly DueReminder[]): void;
  /** The next moment after `at` for which a reminder is meant, or at which one that waits may go out. */
  nextAfter(kase: Case, at: number): number | undefined;
}

export function watchReminders(world: World): Watch {
  const last = new Map<string, Slot>();
  const newest = (owed: Owed, at: number): Slot | undefined => {
    const slot = slotsOf(world.protocol, owed, at)
      .filter((it) => it.at <= at)
      .at(-1);
    const told = last.get(owed.key);
    // A time may turn out to have passed before the last reminder: nobody has been told so yet.
    const isNews = !told || (slot && (told.at < slot.at || (slot.late && !told.late)));
    return isNews ? slot : undefined;
  };
  return {
    expects: (kase, at) =>
      owedIn(world, kase).flatMap((owed) => {
        const slot = mayGoOut(owed, at) ? newest(owed, at) : undefined;
        return slot ? [{ owed, slot }] : [];
      }),
    came: (reminders) => {
      for (const { owed, slot } of reminders) last.set(owed.key, slot);
    },
    nextAfter: (kase, at) => {
      const moments = owedIn(world, kase).flatMap((owed) => {
        if (newest(owed, at) && !mayGoOut(owed, at)) return [officeTimeFrom(at)];
        return slotsOf(world.protocol, owed, at)
          .map((slot) => slot.at)
          .filter((it) => it > at)
          .slice(0, 1);
      });
      return moments.length > 0 ? Math.min(...moments) : undefined;
    },
  };
}

const named = (id: string, side: string | undefined): string => `${id} ${side ?? ''}`;
const sideOf = ({ duty: { by }, key }: Owed): string | undefined =>
  by.side === 'each'
    ? key.split(':').at(-1)
    : by.side === 'raising' || by.side === 'receiving'
      ? by.side
      : '';

/** What is wrong with what the timer has brought: what is missing, what is too much, what was not put on record. */
export function compareReminders(
  want: readonly DueReminder[],
  got: readonly { readonly id: string; readonly side?: string | undefined }[],
  after: Case,
): { missed: string[]; doubled: string[]; wrong: string[] } {
  const left = got.map(({ id, side }) => named(id, side));
  const missed: string[] = [];
  for (const { owed, slot } of want) {
    const side = owed.duty.perAction ? undefined : sideOf(owed);
    const found = left.findIndex((it) => it === named(owed.duty.id, side));
    if (found < 0) missed.push(`no reminder of ${owed.key} came, meant for ${shown(slot.at)}`);
    else left.splice(found, 1);
  }
  const wrong = want.flatMap(({ owed, slot }) => {
    const kept = after.reminded[owed.key];
    return kept === shown(slot.at) || missed.length > 0
      ? []
      : [`${owed.key}: on record is ${kept}, meant was ${shown(slot.at)}`];
  });
  return { missed, doubled: left.map((it) => `a reminder of ${it} came that was not due`), wrong };
}
