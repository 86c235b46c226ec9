import type { EffectMark, PendingEffect } from '../ports/case-store.ts';
import type { Delivery } from '../ports/delivery.ts';
import type { Case } from '../protocol/case.ts';
import { isRepeatable } from '../protocol/effect.ts';
import type { Instant } from '../protocol/instant.ts';
import { hasThread, KEPT_AT_ONCE, waitsForThread } from './first-to-send.ts';
import { type Held, type Opened, openHeld } from './held-case.ts';
import { type End, reportEnds } from './report-ends.ts';
import { type Allowance, type DeliveryDeps, sendEffect } from './send-effect.ts';

/** After this, a try that left no result is taken to have been cut off. In milliseconds; a turn lasts seconds. */
const LEASE_MS = 120_000;
/** So often is something tried that has certainly not arrived, before it is called failed: for about four hours. */
const MOST_TRIES = 30;
/** The first tries follow each other with the sweep; then it is left alone longer and longer, up to so many milliseconds. */
const QUICK_TRIES = 5;
const LONGEST_REST_MS = 600_000;

const CUT_OFF: Delivery = {
  outcome: 'unknown',
  why: 'the service was cut off while sending this: it may or may not have arrived',
};

/** Reminders that waited, for a thread or for Teams: only the newest is still true. One that was begun is another's. */
const outdated = (all: readonly PendingEffect[]): PendingEffect[] =>
  all
    .filter(({ effect }) => effect.kind === 'remind')
    .slice(0, -1)
    .filter(({ attemptedAt }) => attemptedAt === undefined);

/** One going over what a case has pending. */
interface Round {
  readonly deps: DeliveryDeps;
  readonly allowance: Allowance;
  readonly held: Opened;
  readonly ready: readonly PendingEffect[];
  /** By the asking: each is tried once. */
  readonly tried: Set<string>;
  /** What has come to its end in this round: kept here, so that it is put on record whatever goes wrong after it. */
  readonly ends: End[];
}

/** Notes of something that has certainly not arrived when it may be tried again. */
const putOff = ({ of, attempts }: EffectMark, { deps }: Round, afterMs = 0): EffectMark => {
  const rest =
    attempts <= QUICK_TRIES ? 0 : Math.min(60_000 * 2 ** (attempts - QUICK_TRIES), LONGEST_REST_MS);
  const wait = Math.max(rest, afterMs);
  const notBefore = new Date(Date.parse(deps.clock.now()) + wait).toISOString();
  return { of, attempts, ...(wait > 0 && { notBefore }) };
};

const failsForNow = (delivery: Delivery): delivery is Extract<Delivery, { outcome: 'failed' }> =>
  delivery.outcome === 'failed' && delivery.retry;

const isOver = ({ allowance }: Round): boolean => performance.now() > allowance.end;

/** Cards are redrawn without a mark: doing it again does no harm. */
async function deliverEdits(round: Round): Promise<void> {
  const { deps, held, allowance, ends } = round;
  for (const of of round.ready.filter(({ effect }) => isRepeatable(effect))) {
    if (isOver(round)) break;
    round.tried.add(of.asked);
    const delivery = await sendEffect(deps, held.case, of.effect, allowance);
    const attempts = of.attempts + 1;
    if (failsForNow(delivery) && attempts < MOST_TRIES)
      await deps.store.mark(held.case.ref, [putOff({ of, attempts }, round, delivery.afterMs)]);
    else ends.push({ of, delivery });
  }
}

/** What was tried before: its end, as far as it can be known; none where somebody may still be at it. */
function endsOf({ deps }: Round, of: PendingEffect, begunAt: Instant): End[] {
  if (of.ended) return [{ of, delivery: of.ended }];
  const isCutOff = Date.parse(deps.clock.now()) - Date.parse(begunAt) >= LEASE_MS;
  return isCutOff ? [{ of, delivery: CUT_OFF }] : [];
}

/**
 * There is no thread, and trying again will not make one by itself: whoever was to be called in it is told by e-mail
 * now. The thread is still tried, as somebody may put it right.
 */
function callElsewhere({ held: { pending } }: Round, delivery: Delivery): End[] {
  const old = outdated(pending);
  const calls = pending.filter(
    (it) => !old.includes(it) && (it.effect.kind === 'mention-holders' || it.effect.kind === 'remind'),
  );
  return [...old.map((of) => ({ of })), ...calls.map((of) => ({ of, delivery }))];
}

/** What a try that has certainly not arrived leaves behind: it is tried again later, a thread for as long as there is none. */
async function takeBack(
  round: Round,
  { of, attempts }: EffectMark,
  delivery: Extract<Delivery, { outcome: 'failed' }>,
): Promise<End[] | undefined> {
  const isThread = of.effect.kind === 'open-thread';
  if (!isThread && (!delivery.retry || attempts >= MOST_TRIES)) return undefined;
  const mark =
    isThread && !delivery.retry ? { of, attempts } : putOff({ of, attempts }, round, delivery.afterMs);
  await round.deps.store.mark(round.held.case.ref, [mark]);
  return isThread && !delivery.retry ? callElsewhere(round, delivery) : [];
}

/** Marks an effect as begun, and with it how the one before has ended. Undefined where somebody else was first. */
async function begin(
  { deps, held }: Round,
  of: PendingEffect,
  before: readonly EffectMark[],
): Promise<PendingEffect | undefined> {
  const begun: EffectMark = { of, attempts: of.attempts + 1, attemptedAt: deps.clock.now() };
  const [mine] = (await deps.store.mark(held.case.ref, [begun, ...before])) ?? [];
  return mine;
}

/** What must not be sent twice, in order; what is begun already comes first, and counts on being sent in this round. */
const postsOf = ({ ready, held }: Round): PendingEffect[] => {
  const posts = ready.filter(({ effect }) => !isRepeatable(effect));
  const isBegun = ({ asked }: PendingEffect): boolean => asked === held.begun;
  return [...posts.filter(isBegun), ...posts.filter((it) => !isBegun(it))];
};

/**
 * Sends what must not be sent twice: each is marked as begun just before it is, in one write with how the one before
 * has ended. It stops where everything else hangs on what has just been sent.
 */
async function deliverPosts(round: Round): Promise<void> {
  const { deps, held, allowance, ends } = round;
  let before: EffectMark[] = [];
  for (const of of postsOf(round)) {
    const isBegun = of.asked === held.begun;
    if (isOver(round) && !isBegun) break;
    round.tried.add(of.asked);
    if (of.attemptedAt !== undefined && !isBegun) {
      ends.push(...endsOf(round, of, of.attemptedAt));
      continue;
    }
    const mine = isBegun ? of : await begin(round, of, before);
    before = [];
    if (!mine) continue;
    const delivery = await sendEffect(deps, held.case, of.effect, allowance);
    const left =
      delivery.outcome === 'failed' &&
      (await takeBack(round, { of: mine, attempts: mine.attempts }, delivery));
    if (left) ends.push(...left);
    else {
      ends.push({ of: mine, delivery });
      before = [{ ...mine, of: mine, ended: delivery }];
    }
    if (KEPT_AT_ONCE.includes(of.effect.kind)) break;
  }
}

const isReady = (round: Pick<Round, 'deps' | 'tried'>, kase: Case, it: PendingEffect): boolean =>
  !round.tried.has(it.asked) &&
  !waitsForThread(kase, it.effect) &&
  (it.notBefore === undefined || it.notBefore <= round.deps.clock.now());

/**
 * Delivers what a case has pending, in order, until nothing is left, nothing more can be done now, or the time is
 * over: the rest is for the sweep. Cards are redrawn beside that. What arrived may ask for more; that is delivered too.
 * @returns the case as it is stored then
 */
export async function deliverEffects(deps: DeliveryDeps, given: Held, allowance: Allowance): Promise<Held> {
  const tried = new Set<string>();
  for (let held = given; ;) {
    const opened = await openHeld(deps.store, held);
    const old = outdated(opened.pending);
    const ready = opened.pending.filter((it) => !old.includes(it) && isReady({ deps, tried }, held.case, it));
    const isBegun = ready.some(({ asked }) => asked === opened.begun);
    if (ready.length === 0 || (performance.now() > allowance.end && !isBegun)) return opened;
    const dropped = hasThread(held.case) ? old.map((of) => ({ of })) : [];
    const round: Round = { deps, allowance, held: opened, ready, tried, ends: dropped };
    const sides = await Promise.allSettled([deliverPosts(round), deliverEdits(round)]);
    held = await reportEnds(deps, opened, round.ends);
    for (const side of sides) if (side.status === 'rejected') throw side.reason;
  }
}
