import { isParty } from '../authority.ts';
import type { EventKey } from '../event-key.ts';
import { enterStage } from './enter-stage.ts';
import { agreeAction, checkAction } from './actions.ts';
import { answerLate } from './answer-late.ts';
import {
  askForTime,
  changeFacts,
  passOnDanger,
  putInWriting,
  receiveResponse,
  recordAnytime,
  requestStage,
  setEarlierDate,
} from './anytime.ts';
import { begin } from './begin.ts';
import { type Judgement, type Matter, notYours, refuse } from './judgement.ts';
import { recordDuty, receiveAttention } from './record-duty.ts';
import { recordFinding } from './record-finding.ts';
import { stateTime } from './state-time.ts';
import {
  askLate,
  beNotSatisfied,
  beSatisfied,
  declareUnresolved,
  recordDecision,
  resolve,
} from './settle.ts';

/** What is not simply the fulfilment of a duty. */
const SPECIAL: Partial<Record<EventKey, (matter: Matter) => Judgement>> = {
  'disagreement-arose': begin,
  'decision-received': begin,
  'manager-aware': begin,
  'concern-remains': begin,
  'time-stated': stateTime,
  'attention-received': receiveAttention,
  'scrutineer-finding': recordFinding,
  unresolved: declareUnresolved,
  resolved: resolve,
  satisfied: beSatisfied,
  'not-satisfied': beNotSatisfied,
  'late-escalation': askLate,
  'late-accepted': answerLate,
  'late-refused': answerLate,
  'decision-made': recordDecision,
  'response-received': receiveResponse,
  'put-in-writing': putInWriting,
  'earlier-date-set': setEarlierDate,
  'later-date-requested': askForTime,
  'risk-flagged': recordAnytime,
  'risk-referred': passOnDanger,
  'facts-changed': changeFacts,
  'action-agreed': agreeAction,
  'action-checked': checkAction,
  debriefed: recordAnytime,
  'stage-requested': requestStage,
};

/** A referral leads to a stage whether or not that one opens by it: whoever is refused hears why. */
const opensAStage = ({ world, report }: Matter): boolean =>
  report.key === 'referred' || world.protocol.stages.some((stage) => stage.opensOn.includes(report.key));

/** False where the report names a stage or a duty that the protocol does not have. */
const namesWhatIs = ({ world: { protocol }, report: { stage, duty } }: Matter): boolean =>
  (stage === undefined || protocol.stages.some(({ id }) => id === stage)) &&
  (duty === undefined || protocol.duties.some(({ id }) => id === duty));

/** Beyond this the calendar is guesswork, and every reckoning day by day takes its time. */
const FURTHEST_YEARS = 10;

/** False where a moment that is given is none, or lies further ahead than anybody plans. */
const isWithinReason = ({ report: { until }, now }: Matter): boolean =>
  until === undefined ||
  (/^\d{4}-/.test(until) && Number(until.slice(0, 4)) - Number(now.slice(0, 4)) <= FURTHEST_YEARS);

/** Judges one report: what it changes, or why it changes nothing. */
export function record(matter: Matter): Judgement {
  if (!namesWhatIs(matter) || !isWithinReason(matter)) return refuse('unknown');
  if (matter.occurredAt > matter.now) return refuse('future');
  if (!isParty(matter.case, matter.actor.person)) return notYours(matter.case.parties);
  const special = SPECIAL[matter.report.key];
  if (special) return special(matter);
  return opensAStage(matter) ? enterStage(matter) : recordDuty(matter);
}
