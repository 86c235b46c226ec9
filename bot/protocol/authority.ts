import type { Actor, Case, Party } from './case.ts';
import type { Duty, Protocol, Stage, Who } from './definition.ts';
import type { DutyRun } from './duty-runs.ts';

type Files = { readonly protocol: Protocol };

const SIDES: Readonly<Record<Who['side'], readonly Party['side'][]>> = {
  raising: ['raising'],
  receiving: ['receiving'],
  neutral: ['neutral'],
  each: ['raising', 'receiving'],
  joint: ['raising', 'receiving'],
};

/** The role that holds the present stage on a side; of a stage that the side does not hold, the last one that it held. */
function holdingRole({ protocol }: Files, kase: Case, side: Party['side']): string | undefined {
  const roles = kase.stages.map((run) => protocol.stages.find(({ id }) => id === run.stage)?.holders[side]);
  return roles.filter((role) => role !== undefined).at(-1);
}

/** The people of a case whom the file means by "who". */
export function peopleMeant(files: Files, kase: Case, who: Who): Party[] {
  const meant = (party: Party): boolean => {
    if (who.role === 'everyone') return party.receivesOnly !== true;
    return party.role === (who.role === 'holder' ? holdingRole(files, kase, party.side) : who.role);
  };
  return kase.parties.filter((party) => SIDES[who.side].includes(party.side) && meant(party));
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

export const dutyOwners = (files: Files, kase: Case, duty: Duty): Party[] =>
  peopleMeant(files, kase, duty.by);

/** Who owes a duty as it runs: of one that both sides owe, those of its side. */
export const runOwners = (
  files: Files,
  kase: Case,
  { duty, side }: Pick<DutyRun, 'duty' | 'side'>,
): Party[] => dutyOwners(files, kase, duty).filter((party) => side === undefined || party.side === side);

/** The part in which somebody acts, or undefined where none of the allowed parts is theirs. */
export const partOf = (allowed: readonly Party[], actor: Actor): Party | undefined =>
  allowed.find((party) => party.person === actor.person);

/** Those who act in a case and read its words; whoever is only written to does neither. */
export const actorsOf = (kase: Case): Party[] => kase.parties.filter((party) => party.receivesOnly !== true);

/** True for anybody who has a part in the case: they may see its words, raise a danger, set an earlier date. */
export const isParty = (kase: Case, person: string): boolean =>
  actorsOf(kase).some((party) => party.person === person);
