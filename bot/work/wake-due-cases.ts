import { SERVICE } from '../protocol/case.ts';
import { type DeliveryDeps, deliverEffects } from './deliver-effects.ts';
import { handleCommand } from './handle-command.ts';

/** So many cases are woken in one run of the timer; the rest in the next. */
const MOST = 200;
const BUDGET_MS = 20_000;

/** Wakes the cases whose time has come: reminders go out, nothing else happens by itself. Returns their number. */
export async function wakeDueCases(deps: DeliveryDeps): Promise<number> {
  const now = deps.clock.now();
  const refs = await deps.store.due(now, MOST);
  for (const ref of refs) {
    await handleCommand(deps, { ref, command: { id: `wake:${now}`, now, actor: SERVICE, type: 'wake' } });
    await deliverEffects(deps, ref, BUDGET_MS);
  }
  return refs.length;
}

/** Delivers what turns have left behind. Returns the number of cases that it looked at. */
export async function deliverLeftovers(deps: DeliveryDeps): Promise<number> {
  const refs = await deps.store.undelivered(MOST);
  for (const ref of refs) await deliverEffects(deps, ref, BUDGET_MS);
  return refs.length;
}
