import type { CaseStore } from '../ports/case-store.ts';
import type { Clock } from '../ports/clock.ts';
import { nameFault } from '../ports/name-fault.ts';
import type { Backlog, ServiceState, ServiceStore, SignIn } from '../ports/service-state.ts';
import type { Swept, Telemetry } from '../ports/telemetry.ts';
import type { Instant } from '../protocol/instant.ts';
import { backlogAfter, countByAge, pendingOf } from './reckon-backlog.ts';

/** While the sign-in works, it is tried so often, in milliseconds. */
const SIGN_IN_EVERY_MS = 10 * 60_000;

export interface HeartbeatDeps {
  readonly cases: Pick<CaseStore, 'undelivered'>;
  readonly service: ServiceStore;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** Since when the case that is due first has been due. */
  readonly earliestDue: (until: Instant) => Promise<Instant | undefined>;
  /** Tries to sign in to Microsoft Graph; undefined where no mails are sent. */
  readonly signIn: () => Promise<SignIn['outcome'] | undefined>;
  /** Is told what other processes know of the far sides. */
  readonly learn: (troubles: ServiceState['troubles']) => void;
}

/** How a run went: the number of cases, and what failed. */
interface Ran {
  readonly cases: number;
  readonly faults: readonly unknown[];
}

async function run(sweep: () => Promise<number>): Promise<Ran> {
  try {
    return { cases: await sweep(), faults: [] };
  } catch (fault) {
    const faults: readonly unknown[] = fault instanceof AggregateError ? fault.errors : [fault];
    return { cases: faults.length, faults };
  }
}

/** What is known of the service must not stand in the way of what it does: where it cannot be kept, the log tells. */
async function besides<T>({ telemetry }: HeartbeatDeps, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (fault) {
    telemetry.log({ what: 'heartbeat-not-kept', fault: nameFault(fault) });
    return undefined;
  }
}

async function keepBacklog(deps: HeartbeatDeps, before: ServiceState): Promise<Backlog> {
  const pending = await pendingOf(deps.cases);
  const backlog = backlogAfter(before.backlog, pending, deps.clock.now());
  const isEmpty = backlog.waiting.length === 0 && (before.backlog?.waiting.length ?? 0) === 0;
  if (!isEmpty) await deps.service.keepBacklog(backlog);
  return backlog;
}

async function keepSignIn({ service, clock, signIn }: HeartbeatDeps, before: ServiceState): Promise<void> {
  const { at, outcome } = before.signIn ?? {};
  const age = at === undefined ? Infinity : Date.parse(clock.now()) - Date.parse(at);
  if (outcome === 'ok' && Math.abs(age) < SIGN_IN_EVERY_MS) return;
  const found = await signIn();
  if (found !== undefined) await service.keepSignIn({ at: clock.now(), outcome: found });
}

/** What `deliver` adds to its heartbeat: what waits still, and whether mails could go. */
async function lookAround(deps: HeartbeatDeps): Promise<Pick<Swept, 'waiting' | 'oldest'>> {
  const before = await deps.service.read();
  deps.learn(before.troubles);
  const backlog = await keepBacklog(deps, before);
  await keepSignIn(deps, before);
  return { waiting: countByAge(backlog), oldest: backlog.waiting[0]?.since };
}

async function lagOf(deps: HeartbeatDeps): Promise<Pick<Swept, 'lagMs'>> {
  const now = deps.clock.now();
  const due = await deps.earliestDue(now);
  return { lagMs: due === undefined ? 0 : Math.max(0, Date.parse(now) - Date.parse(due)) };
}

/** Runs a timer's work, tells how it went, and leaves a heartbeat. Throws what the work threw, after that. */
async function beat(
  deps: HeartbeatDeps,
  timer: Swept['timer'],
  sweep: () => Promise<number>,
): Promise<number> {
  let ran: Ran = { cases: 0, faults: [] };
  await deps.telemetry.sweep(timer, async () => {
    const before = timer === 'wake' ? await besides(deps, () => lagOf(deps)) : undefined;
    ran = await run(sweep);
    const after = timer === 'deliver' ? await besides(deps, () => lookAround(deps)) : undefined;
    const faults = [...new Set(ran.faults.map(nameFault))];
    const heartbeat = { timer, cases: ran.cases, faults, failed: ran.faults.length, ...before };
    await besides(deps, () => deps.service.beat({ ...heartbeat, at: deps.clock.now() }));
    return { timer, cases: ran.cases, faults: ran.faults.map(nameFault), ...before, ...after };
  });
  if (ran.faults.length > 0) throw new AggregateError(ran.faults, `${ran.faults.length} cases failed`);
  return ran.cases;
}

export const keepHeartbeat =
  (deps: HeartbeatDeps) =>
  (timer: Swept['timer'], sweep: () => Promise<number>): Promise<number> =>
    beat(deps, timer, sweep);
