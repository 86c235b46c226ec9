import type { Actor, Case, Party } from './case.ts';
import type { Duty, Stage, Who } from './definition.ts';
import type { DutyRun } from './duty-runs.ts';

/** The people of a case whom the file means by "who". */
export function peopleMeant(kase: Case, who: Who): Party[] {
  return kase.parties.filter((party) => {
    if (party.role !== who.role) return false;
    return who.side === 'each' || who.side === 'joint' ? party.side !== 'neutral' : party.side === who.side;
  });
}

/** Those who hold a stage: the ones whose word counts there. */
export function stageHolders(kase: Case, stage: Stage): Party[] {
  const sides = ['raising', 'receiving', 'neutral'] as const;
  return sides.flatMap((side) =>
    kase.parties.filter((party) => party.side === side && party.role === stage.holders[side]),
  );
}

/** Those of one side who hold a stage. */
export const holdersOfSide = (kase: Case, stage: Stage, side: Party['side']): Party[] =>
  stageHolders(kase, stage).filter((party) => party.side === side);

export const dutyOwners = (kase: Case, duty: Duty): Party[] => peopleMeant(kase, duty.by);

/** Who owes a duty as it runs: of one that both sides owe, those of its side. */
export const runOwners = (kase: Case, { duty, side }: Pick<DutyRun, 'duty' | 'side'>): Party[] =>
  dutyOwners(kase, duty).filter((party) => side === undefined || party.side === side);

/** The part in which somebody acts, or undefined where none of the allowed parts is theirs. */
export const partOf = (allowed: readonly Party[], actor: Actor): Party | undefined =>
  allowed.find((party) => party.person === actor.person);

/** Those who act in a case and read its words; whoever is only written to does neither. */
export const actorsOf = (kase: Case): Party[] => kase.parties.filter((party) => party.receivesOnly !== true);

/** True for anybody who has a part in the case: they may see its words, raise a danger, set an earlier date. */
export const isParty = (kase: Case, person: string): boolean =>
  actorsOf(kase).some((party) => party.person === person);
