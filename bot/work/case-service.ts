import type { CaseService, CommandTarget } from '../ports/case-service.ts';
import { nameFault } from '../ports/name-fault.ts';
import { isParty } from '../protocol/authority.ts';
import type { Protocol } from '../protocol/definition.ts';
import { deliverEffects } from './deliver-effects.ts';
import { firstToSend } from './first-to-send.ts';
import { handleCommand, wasHandled } from './handle-command.ts';
import type { Held } from './held-case.ts';
import type { DeliveryDeps } from './send-effect.ts';

/** Teams sends a turn again after 15 s; an answer is to come well before 5 s. In milliseconds. */
const TURN_BUDGET_MS = 3_000;
/** A delivery that has begun by then may take so long before the person is answered without it. */
const LONGEST_WAIT_MS = 4_000;
/** So often is a far side that is busy asked again within a turn. */
const REPEATS = 2;
/** Managers have a part in every case of their agency: the oldest, which is the latest, must not drop out. */
const MOST_CASES = 100;

/**
 * Waits for a delivery as long as a turn allows; it goes on by itself after that, and what is cut off the sweep finds.
 * Its fault is not the command's: what was accepted is stored.
 */
async function withinTurn(deps: DeliveryDeps, accepted: Held): Promise<Held> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<Held>((resolve) => {
    timer = setTimeout(() => resolve(accepted), LONGEST_WAIT_MS);
  });
  const allowance = { end: performance.now() + TURN_BUDGET_MS, repeats: REPEATS };
  const delivered = deliverEffects(deps, accepted, allowance).catch((fault: unknown) => {
    deps.log({ what: 'delivery-left', ref: accepted.case.ref, fault: nameFault(fault) });
    return accepted;
  });
  const held = await Promise.race([delivered, enough]);
  clearTimeout(timer);
  return held;
}

/** Cases as the conversation sees them. */
export function createCaseService(deps: DeliveryDeps, protocols: readonly Protocol[]): CaseService {
  const { store, worldOf } = deps;
  return {
    protocols,
    worldOf,
    load: (ref) => store.load(ref),
    wasHandled: (ref, commandIds) => wasHandled(store, ref, commandIds),
    events: (ref) => store.events(ref),
    mine: async (person) => {
      const refs = await store.ofPerson(person, MOST_CASES);
      const loaded = await Promise.all(refs.map((ref) => store.load(ref)));
      return loaded.flatMap((it) => (it && isParty(it.case, person) ? [it.case] : []));
    },
    submit: async (target: CommandTarget) => {
      const outcome = await handleCommand(deps, target, firstToSend);
      if (outcome.done !== 'accepted') return outcome;
      return { done: 'accepted', case: (await withinTurn(deps, outcome.held)).case };
    },
  };
}
