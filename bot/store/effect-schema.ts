import * as z from 'zod';
import type { Effect } from '../protocol/effect.ts';
import type { Assert, SameShape } from './same-shape.ts';
import { firstShape } from './stored-json.ts';

const effect = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ key: z.string(), kind: z.literal(kind), ...shape });

const stage = z.string();
const people = z.array(z.string());

const REASONS = [
  'stage-opened',
  'settlement-proposed',
  'settlement-objected',
  'not-settled',
  'outcome-to-write',
  'answer-arrived',
  'part-asked',
  'fact-asked',
  'not-satisfied',
  'late-escalation',
  'earlier-date',
  'danger',
  'asked-instead',
  'handed-over',
  'nobody-there',
] as const;
const mentionReasonSchema = z.enum(REASONS);
const noticeReasonSchema = z.enum([
  ...REASONS,
  'remind',
  'recorded-for-you',
  'entry-to-confirm',
  'not-delivered',
]);

const toldSchema = z.enum([
  'writing-sent',
  'writing-unknown',
  'writing-failed',
  'closed',
  'final',
  'lapsed',
  'later-date-requested',
  'danger-passed-on',
  'handed-over',
  'late-refused',
]);

const remindedDutySchema = z.strictObject({
  id: z.string(),
  side: z.string().exactOptional(),
  slot: z.enum(['day-before', 'two-hours', 'passed', 'still-open', 'nudge']),
});

const effectSchema = z.discriminatedUnion('kind', [
  effect('open-thread', {}),
  effect('ask-for-action', { stage }),
  effect('mention-holders', { stage, reason: mentionReasonSchema, people }),
  effect('refresh-thread', {}),
  effect('refresh-stage', { stage }),
  effect('remind', { stage, duties: z.array(remindedDutySchema), people }),
  effect('send-writing', { duty: z.string() }),
  effect('send-notice', {
    stage,
    reason: noticeReasonSchema,
    person: z.string(),
    about: z.string().exactOptional(),
  }),
  effect('keep-named', { side: z.string(), role: z.string(), person: z.string() }),
  effect('tell-thread', { what: toldSchema, stage, duty: z.string().exactOptional() }),
]) satisfies z.ZodType<Effect>;

export type EffectSchemaFits = Assert<SameShape<z.output<typeof effectSchema>, Effect>>;

export const storedEffect = firstShape<Effect>(effectSchema);
