import type { PendingEffect } from '../ports/case-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Delivery, Mailer, Messenger, NamedKeeper } from '../ports/delivery.ts';
import { joinPeople } from '../protocol/call-people.ts';
import { type Case, type Receipt, SERVICE } from '../protocol/case.ts';
import { type Effect, isRepeatable } from '../protocol/effect.ts';
import type { Instant } from '../protocol/instant.ts';
import { type CommandDeps, handleCommand } from './handle-command.ts';

export interface DeliveryDeps extends CommandDeps {
  readonly clock: Clock;
  readonly messenger: Messenger;
  readonly mailer: Mailer;
  readonly named: NamedKeeper;
  /** References, keys and reasons only: never what a person wrote. */
  readonly log: (line: string) => void;
}

/** After this, a try that left no result is taken to have been cut off. In milliseconds; a turn lasts seconds. */
const LEASE_MS = 120_000;
/** So often is something tried that has certainly not arrived, before it is called failed. */
const MOST_TRIES = 20;

/** What does not go into the thread of the case. */
const ELSEWHERE: readonly Effect['kind'][] = ['send-writing', 'send-notice', 'keep-named'];

/** Everything in a thread waits for its thread. */
const waitsForThread = (kase: Case, effect: Effect): boolean =>
  !ELSEWHERE.includes(effect.kind) && effect.kind !== 'open-thread' && kase.receipts['thread'] === undefined;

/** Of a mention the receipt tells whom it was for: what did not reach them goes by e-mail. */
function receiptOf(effect: Effect, delivery: Delivery, at: Instant): Receipt {
  const people = 'people' in effect ? { people: joinPeople(effect.people) } : {};
  return delivery.outcome === 'delivered'
    ? { at, outcome: 'delivered', ids: { ...delivery.ids, ...people } }
    : { at, outcome: delivery.outcome, ids: people, why: delivery.why };
}

async function send(deps: DeliveryDeps, kase: Case, effect: Effect): Promise<Delivery> {
  const context = { world: deps.worldOf(kase.protocol), case: kase, now: deps.clock.now() };
  switch (effect.kind) {
    case 'send-writing':
      return deps.mailer.send(effect.duty, context);
    case 'send-notice':
      return deps.mailer.notify(effect, context);
    case 'keep-named':
      return deps.named.keepNamed(effect, context);
    default:
      return deps.messenger.deliver(effect, context);
  }
}

/** Puts on record how a delivery ended; what follows from it becomes pending in the same transaction. */
async function report(deps: DeliveryDeps, kase: Case, effect: Effect, receipt: Receipt): Promise<void> {
  await handleCommand(deps, {
    ref: kase.ref,
    command: {
      // An effect may be asked for anew under its key: the revision tells the askings apart.
      id: `delivery:${effect.key}:${kase.revision}`,
      now: receipt.at,
      actor: SERVICE,
      type: 'report-delivery',
      effect: effect.key,
      receipt,
    },
    settles: [effect.key],
  });
}

/** What was tried, and left no result: it may have arrived. Only an edit may be repeated. */
async function resume(deps: DeliveryDeps, kase: Case, pending: PendingEffect): Promise<boolean> {
  const { attemptedAt, effect } = pending;
  if (attemptedAt === undefined || isRepeatable(effect)) return true;
  const now = deps.clock.now();
  if (Date.parse(now) - Date.parse(attemptedAt) >= LEASE_MS) {
    const why = 'the service was cut off while sending this: it may or may not have arrived';
    await report(deps, kase, effect, receiptOf(effect, { outcome: 'unknown', why }, now));
  }
  return false;
}

/** Reminders that waited, for a thread or for Teams: only the newest is still true. */
const outdated = (all: readonly PendingEffect[]): PendingEffect[] =>
  all.filter(({ effect }) => effect.kind === 'remind').slice(0, -1);

async function drop(deps: DeliveryDeps, ref: string, { effect, attempts }: PendingEffect): Promise<void> {
  const mine = await deps.store.beginDelivery(ref, effect.key, deps.clock.now(), attempts);
  if (mine) await deps.store.settle(ref, [effect.key]);
}

const callsPeople = ({ effect }: PendingEffect): boolean =>
  effect.kind === 'mention-holders' || effect.kind === 'remind';

/**
 * There is no thread, and trying again will not make one by itself: whoever was to be called in it is told by e-mail
 * now. The thread is still tried, as somebody may put it right.
 */
async function callElsewhere(deps: DeliveryDeps, kase: Case, why: string): Promise<void> {
  const pending = await deps.store.pendingEffects(kase.ref);
  const old = outdated(pending);
  for (const it of old) await drop(deps, kase.ref, it);
  for (const { effect } of pending.filter((it) => callsPeople(it) && !old.includes(it))) {
    const now = deps.clock.now();
    await report(deps, kase, effect, receiptOf(effect, { outcome: 'failed', why, retry: false }, now));
  }
}

/**
 * Tries one effect. What has certainly not arrived is tried again later, a thread for as long as the case has none:
 * everything else waits for it.
 */
async function deliverOne(deps: DeliveryDeps, kase: Case, pending: PendingEffect): Promise<void> {
  const { effect, attempts } = pending;
  if (!(await resume(deps, kase, pending))) return;
  if (!(await deps.store.beginDelivery(kase.ref, effect.key, deps.clock.now(), attempts))) return;
  const delivery = await send(deps, kase, effect);
  if (delivery.outcome !== 'delivered')
    deps.log(`case ${kase.ref} ${effect.key} ${delivery.outcome}: ${delivery.why}`);
  if (
    delivery.outcome === 'failed' &&
    (effect.kind === 'open-thread' || (delivery.retry && attempts < MOST_TRIES))
  ) {
    await deps.store.release(kase.ref, effect.key);
    if (effect.kind === 'open-thread' && !delivery.retry) await callElsewhere(deps, kase, delivery.why);
    return;
  }
  if (isRepeatable(effect)) await deps.store.settle(kase.ref, [effect.key]);
  else await report(deps, kase, effect, receiptOf(effect, delivery, deps.clock.now()));
}

/**
 * Delivers what a case has pending, in order, until nothing is left, nothing more can be done now, or `budgetMs`
 * milliseconds are over: the rest is for the sweep. What arrived may ask for more; that is delivered too.
 */
export async function deliverEffects(deps: DeliveryDeps, ref: string, budgetMs: number): Promise<void> {
  const end = performance.now() + budgetMs;
  const tried = new Set<string>();
  for (;;) {
    const loaded = await deps.store.load(ref);
    if (!loaded) return;
    const pending = await deps.store.pendingEffects(ref);
    const next = pending.find(({ effect }) => !tried.has(effect.key) && !waitsForThread(loaded.case, effect));
    if (!next || performance.now() > end) return;
    tried.add(next.effect.key);
    if (outdated(pending).includes(next)) await drop(deps, ref, next);
    else await deliverOne(deps, loaded.case, next);
  }
}
