import { type Case, type Party, type Writing, isSamePart } from './case.ts';
import { dutyOwners } from './authority.ts';
import type { Stage } from './definition.ts';
import { dutyRuns } from './duty-runs.ts';
import type { Instant } from './instant.ts';
import { firstStage, nextStage, pendingLateEscalation } from './ladder.ts';
import { type World, isManager, stageOf } from './world.ts';

/** What somebody may read of the words of a case. */
export type Reading =
  | { readonly may: 'all' }
  /** The letters that were sent or copied to them, by their duties. */
  | { readonly may: 'letters'; readonly duties: readonly string[] }
  | { readonly may: 'nothing' };

/** The stage whose manager is asked to take the matter on although it is late: they read what they decide about. */
function askedLate(world: World, kase: Case): Stage[] {
  const asked = pendingLateEscalation(kase);
  const next = asked && nextStage(world, kase, asked.stage);
  return next ? [next] : [];
}

/** True where the matter has come to this part: its stage has opened, or one of its duties has begun. */
function isReached(world: World, kase: Case, part: Party, now: Instant): boolean {
  const stages = [
    firstStage(world),
    ...kase.stages.map((run) => stageOf(world.protocol, run.stage)),
    ...askedLate(world, kase),
  ];
  if (stages.some(({ holders }) => holders[part.side] === part.role)) return true;
  return dutyRuns(world, kase, now).some(
    (run) =>
      run.startedAt !== undefined &&
      dutyOwners(world, kase, run.duty).some((owner) => isSamePart(owner, part)),
  );
}

/** The parts through which somebody has a share in the matter as far as it has come; whoever comes later has none yet. */
export const partsReached = (world: World, kase: Case, person: string, now: Instant): Party[] =>
  kase.parties.filter(
    (part) => part.person === person && part.receivesOnly !== true && isReached(world, kase, part, now),
  );

/** True where a letter went to somebody, or a copy of it. */
export const isFor = ({ to, copies, status }: Writing, person: string): boolean =>
  status !== 'failed' && [...to, ...copies].some((party) => party.person === person);

/**
 * What somebody may read: everything, for the parties as far as the matter has come to them and for the partnership's
 * business manager; the letters that went to them, for whoever is copied; nothing, for everybody else. It goes by the
 * case as it now stands: whoever was moved off it reads nothing.
 */
export function readingOf(world: World, kase: Case, person: string, now: Instant): Reading {
  if (isManager(world, person)) return { may: 'all' };
  if (partsReached(world, kase, person, now).length > 0) return { may: 'all' };
  const listed = kase.parties.some((party) => party.person === person);
  const letters = Object.values(kase.writings).filter((writing) => listed && isFor(writing, person));
  return letters.length === 0
    ? { may: 'nothing' }
    : { may: 'letters', duties: letters.map(({ duty }) => duty) };
}
