import { holdersOfSide, peopleMeant, runOwners, stageHolders } from './authority.ts';
import type { Case, Party } from './case.ts';
import type { Duty } from './definition.ts';
import type { DutyRun } from './duty-runs.ts';
import { toldOfGap } from './gaps.ts';
import { nextStage } from './ladder.ts';
import { type World, levelOf, stageOf } from './world.ts';

/** The manager one level above somebody, on their own side. */
function managersOf(world: World, kase: Case, party: Party): Party[] {
  const above = levelOf(world.protocol, party.role) + 1;
  return kase.parties.filter((it) => it.side === party.side && levelOf(world.protocol, it.role) === above);
}

/** True for the time in which somebody may go up a stage, and need not. */
export const isWindow = ({ protocol }: World, duty: Duty): boolean =>
  protocol.stages.some((stage) => stage.window === duty.id);

/** The sides that owe a duty as it runs. */
function sidesOf({ duty: { by }, side }: DutyRun): readonly Party['side'][] {
  if (side !== undefined) return [side];
  return by.side === 'each' || by.side === 'joint' ? ['raising', 'receiving'] : [by.side];
}

/**
 * Whoever owes a duty. Where nobody of a side is there, because nobody is listed or all are away, also those who can
 * say who it is: no reminder goes out to nobody.
 */
export function ownersOrWhoCanName(world: World, kase: Case, run: DutyRun): Party[] {
  const owners = runOwners(world, kase, run);
  const isManned = (side: Party['side']): boolean =>
    owners.some((party) => party.side === side && party.why?.kind !== 'away');
  const unmanned = sidesOf(run).filter((side) => !isManned(side));
  return [...owners, ...unmanned.flatMap((side) => toldOfGap(world, kase, side))];
}

/**
 * Who is told that a duty is late: whoever owes it, their counterpart, and the manager one level up on their own
 * side. On a ladder that manager holds the next stage (DO.9, reading 7).
 */
export function peopleToTell(world: World, kase: Case, run: DutyRun): Party[] {
  const owners = runOwners(world, kase, run);
  if (isWindow(world, run.duty)) return owners;
  const stage = stageOf(world.protocol, run.duty.stage);
  const counterparts =
    run.duty.to.length > 0
      ? run.duty.to.flatMap((who) => peopleMeant(world, kase, who))
      : stageHolders(kase, stage);
  const next = nextStage(world, kase, stage.id);
  const above =
    stage.decidedBy === 'raising' && next && run.duty.by.side === 'receiving'
      ? holdersOfSide(kase, next, 'receiving')
      : owners.flatMap((owner) => managersOf(world, kase, owner));
  return [...owners, ...counterparts, ...above];
}
