import { actorsOf, dutyOwners, partOf, stageHolders } from '../authority.ts';
import { type Party, currentStage } from '../case.ts';
import type { Duty } from '../definition.ts';
import { type DutyRun, dutyRuns } from '../duty-runs.ts';
import { dutyOf, stageOf } from '../world.ts';
import { type Judgement, type Matter, accept, happened, notYours, refuse } from './judgement.ts';

/** What the parties may record in any stage, whether or not a duty asks for it there. */
const ALWAYS_OF_USE: readonly string[] = ['spoke', 'meeting-held', 'file-reviewed', 'confirmed-in-writing'];
/** What names its duty. */
const NAMED: readonly string[] = ['letter-sent', 'notice-sent', 'done'];

const fulfils = (duty: Duty, key: string, stage: string): boolean =>
  duty.doneBy.some((ref) => ref.key === key && (ref.stage === '*' || (ref.stage ?? duty.stage) === stage));

/** True where the word could do what the duty asks for; an agreed action is checked by its own name. */
const couldFulfil = (duty: Duty, key: string): boolean =>
  key === 'done' ? !duty.perAction : fulfils(duty, key, duty.stage);

function recordNamed(matter: Matter): Judgement {
  const duty = dutyOf(matter.world.protocol, matter.report.duty ?? '');
  const runs = dutyRuns(matter.world, matter.case, matter.now).filter((run) => run.duty.id === duty.id);
  const owners = dutyOwners(matter.world, matter.case, duty);
  const part = partOf(owners, matter.actor);
  if (!part) return notYours(owners);
  const mine = runs.find((run) => duty.by.side !== 'each' || run.side === part.side);
  const isAsked = mine?.status === 'open' && couldFulfil(duty, matter.report.key);
  return isAsked ? accept(happened(matter, duty.stage, part.side)) : refuse('not-now');
}

/** Something that was sent through an office has reached it: what counts from there begins, with the first of them. */
export function receiveAttention(matter: Matter): Judgement {
  const current = currentStage(matter.case);
  const begins = matter.world.protocol.duties.some(
    (duty) => duty.stage === current?.stage && duty.starts.some(({ key }) => key === matter.report.key),
  );
  const officers = actorsOf(matter.case).filter(({ side }) => side === 'neutral');
  if (!partOf(officers, matter.actor)) return notYours(officers);
  if (!current || !begins || matter.case.outcome !== undefined) return refuse('not-now');
  return accept(happened(matter, current.stage, 'neutral'));
}

/** Whoever owes one of the duties; for what both do together, and what nobody owes, the holders of the stage. */
function recorders(matter: Matter, stage: string, duties: readonly Duty[]): Party[] {
  const holders = stageHolders(matter.case, stageOf(matter.world.protocol, stage));
  const mutual = matter.report.key === 'spoke' || matter.report.key === 'meeting-held';
  const owners = duties.flatMap((duty) => dutyOwners(matter.world, matter.case, duty));
  return mutual ? [...owners, ...holders] : duties.length > 0 ? owners : holders;
}

/** Records what fulfils a duty, or what is of use to the record; refused where it is not this person's to say. */
export function recordDuty(matter: Matter): Judgement {
  const { key } = matter.report;
  if (NAMED.includes(key)) return matter.report.duty === undefined ? refuse('unknown') : recordNamed(matter);
  const stage = matter.report.stage ?? currentStage(matter.case)?.stage;
  if (stage === undefined || !matter.case.stages.some((run) => run.stage === stage)) return refuse('not-now');
  const asked = matter.world.protocol.duties.filter((duty) => fulfils(duty, key, stage));
  const runs = dutyRuns(matter.world, matter.case, matter.now);
  const isOpen = (run: DutyRun): boolean => run.status === 'open' && asked.includes(run.duty);
  const allowed = recorders(matter, stage, asked);
  const part = partOf(allowed, matter.actor);
  if (!part) return notYours(allowed);
  if (!runs.some(isOpen) && !ALWAYS_OF_USE.includes(key)) return refuse('not-now');
  if (matter.case.outcome !== undefined && !runs.some(isOpen)) return refuse('not-now');
  return accept(happened(matter, stage, part.side));
}
