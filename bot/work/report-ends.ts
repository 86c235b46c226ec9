import type { Commit, PendingEffect } from '../ports/case-store.ts';
import type { Delivery } from '../ports/delivery.ts';
import { joinPeople } from '../protocol/call-people.ts';
import { type Case, type Receipt, SERVICE } from '../protocol/case.ts';
import { decide } from '../protocol/decide/decide.ts';
import { type Effect, isRepeatable } from '../protocol/effect.ts';
import type { CaseEvent } from '../protocol/event.ts';
import type { Instant } from '../protocol/instant.ts';
import { nextWake } from '../protocol/remind.ts';
import type { World } from '../protocol/world.ts';
import { firstToSend } from './first-to-send.ts';
import { BusyError } from './handle-command.ts';
import { type Held, heldAfter, hold, openHeld } from './held-case.ts';
import { pauseAfterConflict } from './pause.ts';
import type { DeliveryDeps } from './send-effect.ts';

const MOST_TRIES = 12;

/** An effect that nothing more is to be done about. */
export interface End {
  readonly of: PendingEffect;
  /** How it ended. Absent: it was never tried, and is of no use any more. */
  readonly delivery?: Delivery;
}

/** Of a mention the receipt tells whom it was for: what did not reach them goes by e-mail. */
function receiptOf(effect: Effect, delivery: Delivery, at: Instant): Receipt {
  const people = 'people' in effect ? { people: joinPeople(effect.people) } : {};
  return delivery.outcome === 'delivered'
    ? { at, outcome: 'delivered', ids: { ...delivery.ids, ...people } }
    : { at, outcome: delivery.outcome, ids: people, why: delivery.why };
}

interface Told {
  readonly next: Case;
  readonly events: readonly CaseEvent[];
  readonly effects: readonly Effect[];
}

/** What the ends mean for the case, one after the other. An edit leaves no receipt: there is nothing to know of it. */
function tellEnds(world: World, kase: Case, ends: readonly End[], now: Instant): Told {
  return ends.reduce<Told>(
    (told, { of: { effect, asked }, delivery }) => {
      if (delivery === undefined || isRepeatable(effect)) return told;
      const decision = decide(world, told.next, {
        id: `delivery:${asked}`,
        now,
        actor: SERVICE,
        type: 'report-delivery',
        effect: effect.key,
        receipt: receiptOf(effect, delivery, now),
      });
      if ('refused' in decision) return told;
      const { next, events, effects } = decision;
      return { next, events: [...told.events, ...events], effects: [...told.effects, ...effects] };
    },
    { next: kase, events: [], effects: [] },
  );
}

/** What follows from the ends is begun with their receipt, where nothing else waits before it. */
function beginsNext(
  { pending }: Held,
  ends: readonly End[],
  { next, effects }: Told,
  at: Instant,
): Commit['begins'] {
  const [wait] = (pending ?? []).filter((it) => !ends.some(({ of }) => of.asked === it.asked));
  const first = pending && !wait ? firstToSend(next, effects) : undefined;
  return first && { key: first.key, at };
}

/** Those that nobody else has put on record by now: an effect may also have been asked for anew, which is another one. */
const stillOpen = (ends: readonly End[], pending: readonly PendingEffect[]): End[] =>
  ends.filter(({ of }) => pending.some(({ asked }) => asked === of.asked));

/**
 * Cards that somebody else has drawn meanwhile, perhaps from a newer case: of the two drawings nobody knows which has
 * arrived last, and so they are drawn once more.
 */
const drawnTwice = (ends: readonly End[], pending: readonly PendingEffect[]): Effect[] =>
  ends
    .map(({ of: { effect } }) => effect)
    .filter((effect) => isRepeatable(effect) && !pending.some((it) => it.effect.key === effect.key));

async function reportTogether(deps: DeliveryDeps, held: Held, ends: readonly End[]): Promise<Held> {
  const { ref, protocol } = held.case;
  let [before, open] = [held, ends];
  let again: readonly Effect[] = [];
  for (let tries = 0; tries < MOST_TRIES && open.length + again.length > 0; tries += 1) {
    const world = deps.worldOf(protocol);
    const now = deps.clock.now();
    const settled = open.map(({ of }) => of.effect.key);
    const told = tellEnds(world, before.case, open, now);
    const begins = beginsNext(before, open, told, now);
    const commit: Commit = {
      ...told,
      effects: [...told.effects, ...again],
      expected: before.version,
      commandIds: [],
      settled,
      ...(begins && { begins }),
      wakeAt: nextWake(world, told.next, now),
    };
    const result = await deps.store.commit(commit).catch((fault: unknown) => {
      if (tries > 0 || !mayPass(fault)) throw fault;
      return { done: 'conflict' } as const;
    });
    if (result.done === 'committed') return heldAfter(before, commit, result);
    await pauseAfterConflict(tries);
    const loaded = await deps.store.load(ref);
    if (!loaded) return before;
    const anew = await openHeld(deps.store, hold(loaded));
    [before, open, again] = [anew, stillOpen(ends, anew.pending), drawnTwice(ends, anew.pending)];
  }
  if (open.length > 0) throw new BusyError(`case ${ref} is being changed by too many people at once`);
  return before;
}

/** Storage was away for a moment: what is read anew tells what was written. */
const mayPass = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && (fault.code === 'unavailable' || fault.code === 'unclear');

const isTooMuch = (fault: unknown): boolean =>
  fault instanceof Error &&
  'code' in fault &&
  (fault.code === 'too-many-changes' || fault.code === 'too-large');

/**
 * Puts on record how deliveries ended, in one transaction with what follows from it; they are pending no longer. What is
 * more than a transaction takes is put on record in parts: else it would be refused whole, each time anew.
 * @throws BusyError after twelve conflicts in a row
 */
export async function reportEnds(deps: DeliveryDeps, held: Held, ends: readonly End[]): Promise<Held> {
  try {
    return await reportTogether(deps, held, ends);
  } catch (fault) {
    if (!isTooMuch(fault) || ends.length < 2) throw fault;
    const half = Math.ceil(ends.length / 2);
    const first = await reportEnds(deps, held, ends.slice(0, half));
    return reportEnds(deps, first, ends.slice(half));
  }
}
