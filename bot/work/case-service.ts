import type { CaseService, CommandTarget } from '../ports/case-service.ts';
import { isParty } from '../protocol/authority.ts';
import type { Protocol } from '../protocol/definition.ts';
import { type DeliveryDeps, deliverEffects } from './deliver-effects.ts';
import { handleCommand } from './handle-command.ts';

/** Teams sends a turn again after 15 s; an answer is to come well before 5 s. In milliseconds. */
const TURN_BUDGET_MS = 3_000;
const MOST_CASES = 20;

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
      await deliverEffects(deps, target.ref, TURN_BUDGET_MS);
      return { done: 'accepted', case: (await load(target.ref)) ?? outcome.case };
    },
  };
}
