import { type Case, type Party, currentStage } from './case.ts';
import { type World, stageOf } from './world.ts';

/** A role of the present stage that nobody can fill now: nobody is listed, or all who are listed are away. */
export interface Gap {
  readonly side: Party['side'];
  readonly role: string;
  /** Those who hold it and are away; empty where nobody is listed. */
  readonly away: readonly Party[];
}

/** The roles of the present stage that wait for somebody to be named; none once the matter has ended. */
export function gapsOf({ protocol }: Pick<World, 'protocol'>, kase: Case): Gap[] {
  const current = currentStage(kase);
  if (!current || kase.outcome !== undefined) return [];
  const { holders } = stageOf(protocol, current.stage);
  return (['raising', 'receiving', 'neutral'] as const).flatMap((side) => {
    const role = holders[side];
    if (role === undefined) return [];
    const present = kase.parties.filter((party) => party.side === side && party.role === role);
    return present.every(({ why }) => why?.kind === 'away') ? [{ side, role, away: present }] : [];
  });
}
