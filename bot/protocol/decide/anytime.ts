import { actorsOf, holdersOfSide, isParty, partOf } from '../authority.ts';
import { currentStage } from '../case.ts';
import { openDanger } from '../gate.ts';
import { isAnswered } from '../ladder.ts';
import { headlineOf } from '../standing.ts';
import { isOpenedByFinding, stageOf } from '../world.ts';
import { type Judgement, type Matter, accept, happened, notYours, refuse } from './judgement.ts';
import { outOfOrder, shutAgainst } from './shut-against.ts';

/** A case must stay small enough to take a report of danger: nobody fills it up with wishes. */
const MOST_REQUESTS = 50;

const here = (matter: Matter): string => currentStage(matter.case)?.stage ?? '';
const mySide = (matter: Matter) => partOf(actorsOf(matter.case), matter.actor)?.side;

/** Danger, facts, actions: every party may tell of them at any time, and they hold nothing up. */
export function recordAnytime(matter: Matter): Judgement {
  if (!isParty(matter.case, matter.actor.person)) return notYours(matter.case.parties);
  return accept(happened(matter, here(matter), mySide(matter)));
}

/** What is known of the child and the matter may change; who the two sides are was settled when the case was opened. */
export function changeFacts(matter: Matter): Judgement {
  const told = Object.keys(matter.report.facts ?? {});
  if (matter.case.outcome === 'closed') return refuse('not-now');
  if (told.length === 0 || told.includes('raising') || told.includes('receiving')) return refuse('unknown');
  return recordAnytime(matter);
}

/** An earlier date always binds; one that would be later than the next date is refused (K12). */
export function setEarlierDate(matter: Matter): Judgement {
  const { report, now, occurredAt } = matter;
  if (!isParty(matter.case, matter.actor.person)) return notYours(matter.case.parties);
  const set = matter.case.happenings.filter(({ key }) => key === 'earlier-date-set').length;
  if (matter.case.outcome !== undefined || report.until === undefined || set >= MOST_REQUESTS) {
    return refuse('not-now');
  }
  if (!report.reason?.trim()) return refuse('needs-reason');
  if (report.until < occurredAt) return refuse('not-now');
  const next = headlineOf(matter.world, matter.case, now);
  return next && report.until > next.at ? refuse('later') : recordAnytime(matter);
}

/** More time is asked for while something is still to be done; the request moves nothing (K12). */
export function askForTime(matter: Matter): Judgement {
  const party = isParty(matter.case, matter.actor.person);
  const before = matter.case.happenings.filter(({ key }) => key === 'later-date-requested').length;
  const over = matter.case.outcome !== undefined || before >= MOST_REQUESTS;
  return party && over ? refuse('not-now') : recordAnytime(matter);
}

/** The safety steps have been taken: an answer to a danger that somebody has told of. */
export function passOnDanger(matter: Matter): Judgement {
  if (!isParty(matter.case, matter.actor.person)) return notYours(matter.case.parties);
  return openDanger(matter.case) ? recordAnytime(matter) : refuse('not-now');
}

/** Somebody asks to go to a stage: told whether it is open to them; asking moves nothing. */
export function requestStage(matter: Matter): Judgement {
  const { world, report } = matter;
  if (report.stage === undefined) return refuse('unknown');
  const target = stageOf(world.protocol, report.stage);
  const current = currentStage(matter.case);
  if (!isParty(matter.case, matter.actor.person)) return notYours(matter.case.parties);
  if (matter.case.outcome !== undefined || current?.stage === target.id) return refuse('not-now');
  if (isOpenedByFinding(target)) return refuse('needs-finding');
  if (!current) return refuse('not-now');
  const shut =
    outOfOrder(matter, stageOf(world.protocol, current.stage), target) ?? shutAgainst(matter, target);
  if (shut) return shut;
  return accept(
    happened({ ...matter, report: { ...report, stage: current.stage } }, current.stage, mySide(matter)),
  );
}

/** A ladder's written answer has reached the practitioner: their window begins. */
export function receiveResponse(matter: Matter): Judgement {
  const stage = matter.report.stage ?? here(matter);
  const sent = matter.case.happenings.some((it) => it.key === 'response-sent' && it.stage === stage);
  if (!sent || isAnswered(matter.case, stage)) return refuse('not-now');
  if (!isParty(matter.case, matter.actor.person)) return notYours(matter.case.parties);
  return accept(happened(matter, stage, 'raising'));
}

/** The writing that a manager asked for; it restarts nothing (DO.9, reading 2). */
export function putInWriting(matter: Matter): Judgement {
  const current = currentStage(matter.case);
  if (!current || matter.case.outcome) return refuse('not-now');
  const raising = holdersOfSide(matter.case, stageOf(matter.world.protocol, current.stage), 'raising');
  return partOf(raising, matter.actor)
    ? accept(happened(matter, current.stage, 'raising'))
    : notYours(raising);
}
