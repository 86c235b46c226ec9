import type { CaseService, CommandTarget } from '../ports/case-service.ts';
import { isParty } from '../protocol/authority.ts';
import type { Protocol } from '../protocol/definition.ts';
import { type DeliveryDeps, deliverEffects } from './deliver-effects.ts';
import { handleCommand } from './handle-command.ts';

/** Teams sends a turn again after 15 s; an answer is to come well before 5 s. In milliseconds. */
const TURN_BUDGET_MS = 3_000;
/** A delivery that has begun by then may take so long before the person is answered without it. */
const LONGEST_WAIT_MS = 4_000;
/** Managers have a part in every case of their agency: the oldest, which is the latest, must not drop out. */
const MOST_CASES = 100;

/**
 * Waits for a delivery as long as a turn allows; it goes on by itself after that, and what is cut off the sweep finds.
 * Its fault is not the command's: what was accepted is stored.
 */
async function withinTurn(delivery: Promise<void>, log: (line: string) => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_WAIT_MS);
  });
  const told = delivery.catch((fault: unknown) => {
    log(`delivery left to the sweep: ${fault instanceof Error ? fault.name : 'fault'}`);
  });
  await Promise.race([told, enough]);
  clearTimeout(timer);
}

/** Cases as the conversation sees them. */
export function createCaseService(deps: DeliveryDeps, protocols: readonly Protocol[]): CaseService {
  const { store, worldOf } = deps;
  const load = async (ref: string) => (await store.load(ref))?.case;
  return {
    protocols,
    worldOf,
    load,
    events: (ref) => store.events(ref),
    mine: async (person) => {
      const refs = await store.ofPerson(person, MOST_CASES);
      const cases = await Promise.all(refs.map(load));
      return cases.filter((it) => it !== undefined).filter((it) => isParty(it, person));
    },
    submit: async (target: CommandTarget) => {
      const outcome = await handleCommand(deps, target);
      if (outcome.done !== 'accepted') return outcome;
      await withinTurn(deliverEffects(deps, target.ref, TURN_BUDGET_MS), deps.log);
      return { done: 'accepted', case: (await load(target.ref)) ?? outcome.case };
    },
  };
}
