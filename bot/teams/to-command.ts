import type { CaseButtonData } from '../../cards/form-id.ts';
import type { Submission } from '../../cards/submission.ts';
import type { Actor } from '../protocol/case.ts';
import type { Command, Report } from '../protocol/command.ts';
import { type Duty, type Stage } from '../protocol/definition.ts';
import type { Instant } from '../protocol/instant.ts';
import { type World, dutyOf, stageOf } from '../protocol/world.ts';

/** Who acts, when, and under which id a repetition is known again. */
export interface Turn {
  readonly id: string;
  readonly now: Instant;
  readonly actor: Actor;
}

/** How doing a duty is reported: by the event that fulfils it in its stage, else by naming it. */
function reportOfDuty(duty: Duty): Report {
  const fulfilment = duty.doneBy.find((ref) => ref.duty === undefined && !OUTCOMES.includes(ref.key));
  if (!fulfilment || fulfilment.key === 'entered') return { key: 'done', duty: duty.id };
  const stage = fulfilment.stage === undefined ? duty.stage : fulfilment.stage;
  return stage === '*' ? { key: fulfilment.key } : { key: fulfilment.key, stage };
}
/** Events with forms of their own; recording a duty never stands for them. */
const OUTCOMES: readonly string[] = ['resolved', 'unresolved', 'satisfied'];

/** How going up to a stage is reported: by the event that opens it. */
const reportOfEscalation = (stage: Stage, reason?: string): Report => ({
  key: stage.opensOn.find((key) => key === 'referred') ?? stage.opensOn[0] ?? 'referred',
  stage: stage.id,
  ...(reason === undefined ? {} : { reason }),
});

function reportOf(world: World, submission: Submission): Report | undefined {
  switch (submission.form) {
    case 'record':
      return { ...reportOfDuty(dutyOf(world.protocol, submission.duty)), occurredAt: submission.occurredAt };
    case 'not-settled':
      return { key: 'unresolved', occurredAt: submission.occurredAt, reason: submission.reason };
    case 'settle':
      return { key: 'resolved', wording: submission.wording };
    case 'escalate':
      return reportOfEscalation(stageOf(world.protocol, submission.to), submission.reason);
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
    case 'answer-late':
      return { key: submission.accept ? 'late-accepted' : 'late-refused', reason: submission.reason };
    case 'facts':
      return { key: 'facts-changed', facts: submission.facts };
    default:
      return undefined;
  }
}

/** What a filled-in form asks of the case. */
export function toCommand(world: World, turn: Turn, submission: Submission): Command {
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
  const report = reportOf(world, submission);
  if (!report) throw new RangeError(`the form "${submission.form}" leads to no command`);
  return { ...turn, type: 'record', report };
}

/** A command like the one that a form will lead to: shows before it is filled in whether it is this person's to send. */
export function probe(
  world: World,
  turn: Turn,
  button: CaseButtonData,
  next: Stage | undefined,
): Command | undefined {
  const { form, duty } = button;
  const reason = 'probe';
  switch (form) {
    case 'write':
      return { ...turn, type: 'write', duty: duty ?? '', fields: {}, attested: [], reason };
    case 'record':
      return toCommand(world, turn, { form, duty: duty ?? '', occurredAt: turn.now });
    case 'not-settled':
    case 'danger-done':
      return toCommand(world, turn, { form, occurredAt: turn.now, reason });
    case 'settle':
      return toCommand(world, turn, { form, wording: reason });
    case 'answer-settlement':
      return toCommand(world, turn, { form, answer: 'object', proposedAt: turn.now, reason });
    case 'escalate':
      return next && toCommand(world, turn, { form, to: next.id, reason });
    case 'answer-late':
      return toCommand(world, turn, { form, accept: true, reason });
    case 'ask-late':
      return toCommand(world, turn, { form, reason });
    case 'facts':
      return toCommand(world, turn, { form, facts: { probe: true } });
    case 'satisfied':
    case 'not-satisfied':
    case 'decision':
    case 'close':
    case 'reopen-thread':
      return toCommand(world, turn, { form });
    default:
      // Open to every party: details, danger, and the dates that a person asks for.
      return undefined;
  }
}
