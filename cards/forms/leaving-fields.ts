import { runOwners } from '../../bot/protocol/authority.ts';
import type { Stage } from '../../bot/protocol/definition.ts';
import type { DutyRun } from '../../bot/protocol/duty-runs.ts';
import type { StatedTime } from '../../bot/protocol/raised-matter.ts';
import { guarding } from '../../bot/protocol/standing.ts';
import { text } from '../card-parts.ts';
import { type Field, type Note, note } from '../fields/field.ts';
import { readStated, statedFields } from '../fields/stated-fields.ts';
import { sayList, withoutStop } from '../say-list.ts';
import { sayPeople } from '../say-people.ts';
import type { Problems, Typed } from '../submission.ts';
import type { FormContext } from './form-plan.ts';
import { type ReasonNeeded, reasonNeeded } from './leaving-reason.ts';
import { reasonField, reasonIn } from './reason-field.ts';
import { sayLeaving } from './say-leaving.ts';

/** How a reason is asked for, by why it is needed. */
export const LABELS: Readonly<Record<ReasonNeeded, string>> = {
  early: 'Why do you take it further now?',
  exceptional: 'What makes it exceptional?',
  urgent: 'The child cannot wait because…',
};

/** What should be done before a stage opens, and is not. */
const guards = ({ world, case: kase, now }: FormContext, to: Stage): DutyRun[] =>
  guarding(world, kase, to.id, now);

/** The open guards of a stage, a line each: what, and whose it is; empty where none is open. */
export function guardNotes(context: FormContext, to: Stage): Note[] {
  const runs = guards(context, to);
  if (runs.length === 0) return [];
  const lines = runs.map((run) => {
    const owners = sayPeople(runOwners(context.world, context.case, run), 'or') || 'nobody is listed';
    return `- ${run.duty.text} Whose move: ${owners}.`;
  });
  return [
    note(
      text('⚠ This should be done before that step, and is still open:', {
        weight: 'Bolder',
        spacing: 'Medium',
      }),
      text(lines.join('\n'), { spacing: 'Small' }),
      text('A child who cannot wait comes first: with your reason you can go on, and these stay open.', {
        spacing: 'Small',
      }),
    ),
  ];
}

function reasonFields(context: FormContext, from: Stage, to: Stage, always: boolean): (Field | Note)[] {
  const { world, case: kase, now } = context;
  const needed = reasonNeeded(world, kase, from, to, now);
  if (needed === undefined && !always) return [];
  const field = reasonField(LABELS[needed ?? 'early'], needed !== undefined);
  return [
    ...guardNotes(context, to),
    note(text(sayLeaving(world, kase, needed, now), { spacing: 'Medium' })),
    // What is missing is said by name when it comes back, and not by the client.
    needed === 'urgent' ? { ...field, required: false } : field,
  ];
}

/**
 * What going up from one stage to the next asks for: what is still open, why it does not wait, and by when it is to
 * be settled where no time is printed. `always`: a reason may be given although none is needed.
 */
export const leavingFields = (
  context: FormContext,
  from: Stage,
  to: Stage,
  always = false,
): (Field | Note)[] => [
  ...reasonFields(context, from, to, always),
  ...(to.stated === undefined ? [] : statedFields(to.stated)),
];

export type Leaving = { readonly reason?: string; readonly stated?: StatedTime };

/** What `leavingFields` brought back. */
export function readLeaving(
  context: FormContext,
  from: Stage,
  to: Stage,
  values: Typed,
): { value: Leaving } | { problems: Problems } {
  const { world, case: kase, now } = context;
  const reason = reasonIn(values['reason'] ?? '');
  const stated = to.stated === undefined ? { value: {} } : readStated(values, now, to.stated);
  const open = guards(context, to).map((run) => `“${withoutStop(run.duty.text)}”`);
  const urgent = reasonNeeded(world, kase, from, to, now) === 'urgent' && reason.reason === undefined;
  const why: Problems = urgent
    ? { reason: `Please say why the child cannot wait, or do this first: ${sayList([...new Set(open)])}.` }
    : {};
  if ('problems' in stated) return { problems: { ...stated.problems, ...why } };
  return urgent ? { problems: why } : { value: { ...reason, ...stated.value } };
}
