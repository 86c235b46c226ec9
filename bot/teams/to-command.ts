import type { CaseButtonData } from '../../cards/form-id.ts';
import type { Submission } from '../../cards/submission.ts';
import { isBeginning } from '../protocol/beginning.ts';
import type { Actor, Case } from '../protocol/case.ts';
import type { Command, Report } from '../protocol/command.ts';
import type { Duty, EventRef, Stage } from '../protocol/definition.ts';
import type { Instant } from '../protocol/instant.ts';
import { type World, dutyOf, stageOf } from '../protocol/world.ts';

/** Who acts, when, and under which id a repetition is known again. */
export interface Turn {
  readonly id: string;
  readonly now: Instant;
  readonly actor: Actor;
}

/** The case as it stands, and whoever acts. */
interface Scene {
  readonly world: World;
  readonly case: Case;
  readonly actor: Actor;
}

/** Events with forms of their own; recording a duty never stands for them. */
const OUTCOMES: readonly string[] = ['resolved', 'unresolved', 'satisfied'];

/** The event that fulfils a duty and is this person's to tell of: what a matter begins with, the raising side's alone. */
function fulfilmentOf({ case: kase, actor }: Scene, duty: Duty): EventRef | undefined {
  const raises = kase.parties.some(({ person, side }) => person === actor.person && side === 'raising');
  return duty.doneBy.find(
    ({ key, duty: named }) =>
      named === undefined && !OUTCOMES.includes(key) && (raises || key === 'entered' || !isBeginning(key)),
  );
}

/** How doing a duty is reported: by the event that fulfils it in its stage, else by naming it. */
function reportOfDuty(scene: Scene, duty: Duty): Report {
  const fulfilment = fulfilmentOf(scene, duty);
  if (!fulfilment || fulfilment.key === 'entered') return { key: 'done', duty: duty.id };
  const { key, medium } = fulfilment;
  const stage = fulfilment.stage ?? duty.stage;
  return { key, ...(stage === '*' ? {} : { stage }), ...(medium === undefined ? {} : { medium }) };
}

/** How going up to a stage is reported: by the event that opens it; where a time is stated, by the one that states it. */
function reportOfEntry(
  stage: Stage,
  { reason, stated }: Extract<Submission, { form: 'escalate' | 'jump' }>,
): Report {
  const key = stage.opensOn.find((it) => it === (stage.stated ? 'raised' : 'referred'));
  return {
    key: key ?? stage.opensOn[0] ?? 'referred',
    stage: stage.id,
    ...(reason === undefined ? {} : { reason }),
    ...stated,
  };
}

function reportOfRecord(scene: Scene, submission: Extract<Submission, { form: 'record' }>): Report {
  const { occurredAt, note, reason, stated } = submission;
  return {
    ...reportOfDuty(scene, dutyOf(scene.world.protocol, submission.duty)),
    occurredAt,
    ...(note === undefined ? {} : { note }),
    ...(reason === undefined ? {} : { reason }),
    ...stated,
  };
}

/** Of what a form of its own says: a finding, an action, that something has arrived. */
function reportOfRest(submission: Submission): Report | undefined {
  switch (submission.form) {
    case 'attention':
      return { key: 'attention-received', occurredAt: submission.occurredAt };
    case 'finding': {
      const { leadershipWeak, allAttemptsFailed } = submission;
      return { key: 'scrutineer-finding', facts: { leadershipWeak, allAttemptsFailed } };
    }
    case 'action': {
      const { action, owner, until } = submission;
      return { key: 'action-agreed', action, owner, until };
    }
    case 'action-check':
      return { key: 'action-checked', action: submission.action, occurredAt: submission.occurredAt };
    case 'facts':
      return { key: 'facts-changed', facts: submission.facts };
    case 'answer-late':
      return { key: submission.accept ? 'late-accepted' : 'late-refused', reason: submission.reason };
    default:
      return undefined;
  }
}

function reportOf(scene: Scene, submission: Submission): Report | undefined {
  switch (submission.form) {
    case 'record':
      return reportOfRecord(scene, submission);
    case 'not-settled':
      return { key: 'unresolved', occurredAt: submission.occurredAt, reason: submission.reason };
    case 'settle':
      return { key: 'resolved', wording: submission.wording };
    case 'escalate':
    case 'jump':
      return reportOfEntry(stageOf(scene.world.protocol, submission.to), submission);
    case 'earlier-date':
      return { key: 'earlier-date-set', until: submission.until, reason: submission.reason };
    case 'later-date':
      return { key: 'later-date-requested', until: submission.until, reason: submission.reason };
    case 'danger':
      return { key: 'risk-flagged', level: submission.level };
    case 'danger-done':
      return { key: 'risk-referred', occurredAt: submission.occurredAt };
    case 'satisfied':
    case 'not-satisfied':
      return { key: submission.form };
    case 'decision':
      return { key: 'decision-made' };
    case 'ask-late':
      return { key: 'late-escalation', reason: submission.reason };
    default:
      return reportOfRest(submission);
  }
}

/** What a filled-in form asks of the case. */
export function toCommand(world: World, kase: Case, turn: Turn, submission: Submission): Command {
  if (submission.form === 'close' || submission.form === 'reopen-thread')
    return { ...turn, type: submission.form };
  if (submission.form === 'write') {
    const { duty, fields, attested, reason } = submission;
    return { ...turn, type: 'write', duty, fields, attested, reason };
  }
  if (submission.form === 'answer-settlement') {
    return submission.answer === 'object'
      ? { ...turn, type: 'object', reason: submission.reason }
      : { ...turn, type: 'record', report: { key: 'resolved', proposedAt: submission.proposedAt } };
  }
  const report = reportOf({ world, case: kase, actor: turn.actor }, submission);
  if (!report) throw new RangeError(`the form "${submission.form}" leads to no command`);
  return { ...turn, type: 'record', report };
}

/** A form filled in with as little as its command needs to be judged; undefined for one that every party may send. */
function asProbe(button: CaseButtonData, now: Instant, next: Stage | undefined): Submission | undefined {
  const { form, duty = '', to } = button;
  const reason = 'probe';
  switch (form) {
    case 'record':
      return { form, duty, occurredAt: now, reason };
    case 'not-settled':
      return { form, occurredAt: now, reason };
    case 'danger-done':
    case 'attention':
      return { form, occurredAt: now };
    case 'settle':
      return { form, wording: reason };
    case 'answer-settlement':
      return { form, answer: 'object', proposedAt: now, reason };
    case 'escalate':
      return next && { form, to: next.id, reason };
    case 'jump':
      return to === undefined ? undefined : { form, to, reason };
    case 'answer-late':
      return { form, accept: true, reason };
    case 'ask-late':
      return { form, reason };
    case 'facts':
      return { form, facts: { probe: true } };
    case 'finding':
      return { form, leadershipWeak: false, allAttemptsFailed: false };
    case 'satisfied':
    case 'not-satisfied':
    case 'decision':
    case 'close':
    case 'reopen-thread':
      return { form };
    default:
      // Open to every party: details, danger, actions, and the dates that a person asks for.
      return undefined;
  }
}

/** A command like the one that a form will lead to: shows before it is filled in whether it is this person's to send. */
export function probe(
  world: World,
  kase: Case,
  turn: Turn,
  button: CaseButtonData,
  next: Stage | undefined,
): Command | undefined {
  if (button.form === 'write')
    return { ...turn, type: 'write', duty: button.duty ?? '', fields: {}, attested: [], reason: 'probe' };
  const submission = asProbe(button, turn.now, next);
  return submission && toCommand(world, kase, turn, submission);
}
