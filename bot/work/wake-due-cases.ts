import { SERVICE } from '../protocol/case.ts';
import type { Command } from '../protocol/command.ts';
import type { Instant } from '../protocol/instant.ts';
import type { FoundCase, LoadedCase } from '../ports/case-store.ts';
import { deliverEffects } from './deliver-effects.ts';
import { firstToSend } from './first-to-send.ts';
import { handleCommand } from './handle-command.ts';
import { hold } from './held-case.ts';
import type { Allowance, DeliveryDeps } from './send-effect.ts';

/** So many cases are woken in one run of the timer; the rest in the next. */
const MOST = 200;
/** So many cases with something left are looked through; of those, each run takes its share. */
const MOST_LEFT = 1_000;
/** So long is one case gone on with. In milliseconds. */
const BUDGET_MS = 20_000;
const MINUTE_MS = 60_000;
/** So long are cases begun in one run, so that a far side that is silent does not hold the timer for an hour. */
const RUN_MS = 200_000;
/** So many cases at once: each mostly waits for somebody else. */
const AT_ONCE = 4;

/** The sweep itself comes again: nothing is repeated in it. */
const allowance = (): Allowance => ({ end: performance.now() + BUDGET_MS, repeats: 0 });

/**
 * One case that cannot be handled must not keep the others waiting: its fault is thrown when all have had their turn.
 * Returns how many were reached in the time of a run; the others come with the next.
 */
async function forEachCase(
  found: readonly FoundCase[],
  work: (loaded: LoadedCase) => Promise<unknown>,
): Promise<number> {
  const end = performance.now() + RUN_MS;
  const faults: unknown[] = [];
  let reached = 0;
  const waiting = found.values();
  const goOn = async (): Promise<void> => {
    for (const it of waiting) {
      if (performance.now() > end) return;
      reached += 1;
      if ('fault' in it) faults.push(it.fault);
      else await work(it.loaded).catch((fault: unknown) => faults.push(fault));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, goOn));
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${reached} cases failed`);
  return reached;
}

/**
 * Wakes the cases whose time has come: reminders go out, nothing else happens by itself. Returns their number.
 * @throws AggregateError with the faults of single cases, after the others have been woken
 */
export async function wakeDueCases(deps: DeliveryDeps): Promise<number> {
  return forEachCase(await deps.store.due(deps.clock.now(), MOST), async (loaded) => {
    // A run lasts for minutes: what it begins is not to look as if it had been begun, and cut off, when the run began.
    const now = deps.clock.now();
    const { ref, revision } = loaded.case;
    // With the revision: what has become due since, in the same moment, is another waking.
    const command: Command = { id: `wake:${now}:${revision}`, now, actor: SERVICE, type: 'wake' };
    const outcome = await handleCommand(deps, { ref, command, loaded }, firstToSend);
    if (outcome.done === 'accepted') await deliverEffects(deps, outcome.held, allowance());
  });
}

/**
 * The share of one run: each minute those after the share of the minute before, and from the first again after the last.
 * Some wait for what does not come by itself, as for a channel, and would stand before the others for ever.
 */
function shareAt(now: Instant, found: readonly FoundCase[]): readonly FoundCase[] {
  if (found.length <= MOST) return found;
  const from = (Math.floor(Date.parse(now) / MINUTE_MS) * MOST) % found.length;
  return [...found.slice(from), ...found.slice(0, from)].slice(0, MOST);
}

/**
 * Delivers what turns have left behind. Returns the number of cases that it looked at.
 * @throws AggregateError with the faults of single cases, after the others have been looked at
 */
export async function deliverLeftovers(deps: DeliveryDeps): Promise<number> {
  const found = shareAt(deps.clock.now(), await deps.store.undelivered(MOST_LEFT));
  return forEachCase(found, (loaded) => deliverEffects(deps, hold(loaded), allowance()));
}
