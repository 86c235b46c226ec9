import { isShared } from '../bot/protocol/world.ts';
import type { EventKey } from '../bot/protocol/event-key.ts';
import { isAnswered, pendingLateEscalation } from '../bot/protocol/ladder.ts';
import { entryOf } from '../bot/protocol/entry-of.ts';
import { blocking, stateOf } from '../bot/protocol/standing.ts';
import { sayDay, sayPassed } from './say-date.ts';
import { sayList, upperFirst, withoutStop } from './say-list.ts';
import { agenciesAsked, agencyOf, objectorsAgency, personName, stagePeople } from './say-people.ts';
import {
  contestedOffer,
  holdersOfSide,
  isGivenUp,
  lastOf,
  openOffer,
  stageAfter,
  stageNow,
  waitedFor,
  windowOf,
} from './stage-now.ts';
import type { View } from './view.ts';

const raiserName = (view: View): string => {
  const raiser = holdersOfSide(view, stageNow(view), 'raising')[0];
  return raiser ? personName(raiser) : 'The practitioner who raised it';
};

/** Where a stage stands whose end both sides decide. */
function standingOfTwo(view: View): string {
  const stage = stageNow(view);
  const offer = openOffer(view);
  const next = stageAfter(view);
  if (offer) {
    const by = agencyOf(view.case, offer.side);
    const asked = agenciesAsked(view.case, stage);
    const waiting =
      stage.decidedBy === 'all' ? `Still to answer: ${asked}.` : `${asked} has not answered yet.`;
    return `${by} has proposed how to settle it. ${waiting}`;
  }
  if (isGivenUp(view)) {
    const up = next ? ` It can now go to ${stagePeople(view.world, next)}.` : '';
    return `It could not be settled between ${stagePeople(view.world, stage)}.${up}`;
  }
  const contested = contestedOffer(view);
  if (contested) {
    return `${objectorsAgency(view.case)} does not agree with the proposed wording yet and has said what is wrong with it.`;
  }
  return `${stage.title}.`;
}

/** Where a ladder's stage stands: only the practitioner who raised it is satisfied or not. */
function standingOfLadder(view: View): string {
  const stage = stageNow(view);
  const next = stageAfter(view);
  const up = next ? stagePeople(view.world, next) : '';
  if (stage.kind === 'informal') {
    return isGivenUp(view) ? `The talk did not settle it. It can now go to ${up}.` : `${stage.title}.`;
  }
  if (!isAnswered(view.case, stage.id)) return `${stage.title}.`;
  const people = upperFirst(stagePeople(view.world, stage));
  const name = raiserName(view);
  if (!lastOf(view, stage.id, 'not-satisfied')) {
    return `${people} has answered. ${name} now says whether that settles it.`;
  }
  return next
    ? `${people} has answered. ${name} is not satisfied and can take it to ${up}.`
    : `${people} has answered. ${name} is not satisfied.`;
}

function standingOfLapsed(view: View): string {
  const next = stageAfter(view);
  const up = next ? stagePeople(view.world, next) : 'the next stage';
  const asked = pendingLateEscalation(view.case);
  if (asked) {
    return `${raiserName(view)} has asked to go to ${up} although the time for that has passed. ${upperFirst(up)} now accepts or refuses.`;
  }
  const passed = windowOf(view)?.limitAt;
  const when = passed === undefined ? 'passed' : `passed ${sayPassed(view.world.calendar, passed, view.now)}`;
  return `The time for going to ${up} ${when}. The case is not closed: ${raiserName(view)} can still ask to go there and say why.`;
}

/** After an end: is the outcome written, and what keeps the case from being closed? */
function afterwards(view: View): string {
  const letter = waitedFor(view).find((run) => run.duty.kind === 'write' && run.duty.writing);
  if (letter) {
    return entryOf(view.case.writings, letter.duty.id)?.status === 'sending'
      ? 'The written outcome is on its way.'
      : 'The outcome has still to be written and sent.';
  }
  const blocks = blocking(view.world, view.case, 'close', view.now).map(({ duty }) => duty);
  const needs = blocks.some(({ doneBy }) => doneBy.some(({ key }) => key === 'needs-met'));
  if (needs) return "It stays open until the child's needs are met in full.";
  const left = [...new Set(blocks.map((duty) => withoutStop(duty.text)))].map((it) => `“${it}”`);
  return left.length > 0 ? `Before it can be closed: ${sayList(left)}.` : 'It can be closed now.';
}

const ENDINGS: readonly EventKey[] = [
  'satisfied',
  'resolved',
  'decision-made',
  'late-refused',
  'not-satisfied',
];

/** Whether the officer of the last stage decides, or considers it: what the document gives them. */
function sayDecided(view: View): string {
  const stage = stageNow(view);
  const decides = stage.final === 'decision' || stage.final === 'binding';
  return `${upperFirst(stagePeople(view.world, stage))} ${decides ? 'decided' : 'considered'} it`;
}

function standingOfClosed(view: View): string {
  const { happenings, endedAt } = view.case;
  const ended = happenings.findLast((it) => ENDINGS.includes(it.key));
  if (!ended) return 'Closed.';
  const satisfied = ended.key === 'satisfied' || (ended.key === 'resolved' && ended.side === 'raising');
  if (satisfied) return `Closed. ${raiserName(view)} was satisfied on ${sayDay(ended.occurredAt, view.now)}.`;
  const when = ` on ${sayDay(endedAt ?? ended.occurredAt, view.now)}`;
  if (ended.key === 'resolved') return `Closed. It was settled${when}.`;
  if (ended.key === 'decision-made') {
    return `Closed. ${sayDecided(view)}${when}.`;
  }
  return ended.key === 'late-refused'
    ? `Closed. The request to go up after the time had passed was refused${when}.`
    : `Closed. The last stage ended without agreement${when}.`;
}

/** Where a case stands, in one or two sentences that anybody in the thread may read. */
export function sayStanding(view: View): string {
  const stage = stageNow(view);
  const ended = view.case.endedAt === undefined ? '' : ` on ${sayDay(view.case.endedAt, view.now)}`;
  switch (stateOf(view.world, view.case, view.now)) {
    case 'open':
      return isShared(stage) ? standingOfTwo(view) : standingOfLadder(view);
    case 'lapsed':
      return standingOfLapsed(view);
    case 'awaiting-outcome':
      return `Both agencies agreed on a settlement${ended}. ${afterwards(view)}`;
    case 'decided':
      return `${sayDecided(view)}${ended}. ${afterwards(view)}`;
    case 'final-not-agreed':
      return `This was the last stage. It ended without agreement${ended}. ${afterwards(view)}`;
    case 'closed':
      return standingOfClosed(view);
  }
}
