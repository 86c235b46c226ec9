import { z } from 'zod';
import { EVENT_KEYS, type EventKey } from './event-key.ts';
import { limitSchema } from './limit.ts';
import { predicateSchema } from './predicate.ts';

/** The schema of a protocol file; the types of the whole core follow from it. */

export const sideSchema = z.enum(['raising', 'receiving']);
export type Side = z.infer<typeof sideSchema>;

/** Where a fact of the protocol stands in its printed document. */
const src = z.string().min(1);
const text = z.string().min(1);
const eventKey = z.enum(EVENT_KEYS);

/** `spoke`, `resolved@2`, `resolved@*` or `letter-sent#1e`: an event, in which stage, for which duty. */
export interface EventRef {
  key: EventKey | 'entered';
  stage?: string | undefined;
  duty?: string | undefined;
}
const eventRef = z.string().transform((written, context): EventRef => {
  const [, key, stage, duty] = /^([a-z-]+)(?:@([\w*]+))?(?:#(\S+))?$/.exec(written) ?? [];
  const known = key === 'entered' ? key : eventKey.safeParse(key).data;
  if (known) return { key: known, stage, duty };
  context.addIssue({
    code: 'custom',
    message: `"${written}" names no event; known are: ${EVENT_KEYS.join(', ')}`,
  });
  return z.NEVER;
});

/** Somebody of the case: both sides' holders (`each`, `joint`), one side's, or a neutral officer. */
const who = z.strictObject({
  side: z.enum(['raising', 'receiving', 'each', 'joint', 'neutral']),
  role: z.string(),
});
export type Who = z.infer<typeof who>;

const field = z.strictObject({
  id: z.string().regex(/^[a-zA-Z]\w*$/),
  label: text,
  hint: text.optional(),
  max: z.number().int().positive().max(4000).default(3000),
  required: z.boolean().default(true),
  lines: z.enum(['one', 'many']).default('many'),
  /** Where the first draft of the field comes from. */
  prefill: z.enum(['settlement', 'intake']).optional(),
});
export type WritingField = z.infer<typeof field>;

/** A text that somebody writes in a form, that the service e-mails, and whose receipt fulfils the duty. */
const writing = z.strictObject({
  title: text,
  intro: text.optional(),
  fields: z.array(field).min(1).max(6),
  /** Statements to tick before sending; a ticked one fulfils its duty. */
  attest: z.array(z.strictObject({ duty: z.string(), label: text })).default([]),
  /** What the receipt of the e-mail means. */
  fulfils: z.array(eventKey).min(1),
});

export const duty = z.strictObject({
  id: z.string().min(1),
  stage: z.string(),
  kind: z.enum([
    'raise',
    'reason',
    'review',
    'speak',
    'meet',
    'write',
    'refer',
    'notify',
    'form',
    'record',
    'decide',
    'check',
    'disseminate',
    'share',
    'consider',
    'advice',
  ]),
  by: who,
  to: who.optional(),
  copies: z.array(who).default([]),
  text,
  button: text.max(40).optional(),
  when: predicateSchema.optional(),
  starts: z.array(eventRef).min(1),
  startPick: z.enum(['first', 'last']).default('first'),
  limit: limitSchema.optional(),
  cumulative: z.number().int().positive().optional(),
  strength: z.enum(['must', 'will', 'should', 'may', 'consider']),
  force: z.enum(['hard', 'indicative', 'none']),
  medium: z.enum(['any', 'verbal', 'written', 'verbal-then-written', 'meeting', 'form']).default('any'),
  /** Beside `done`, which fulfils any duty. */
  doneBy: z.array(eventRef).default([]),
  /** Exits that stay shut while this is open: `close`, or `to:STAGE`. */
  blocks: z.array(z.string().regex(/^(close|to:\w+)$/)).default([]),
  /** Over when its stage is left: talk, not paper. */
  endsWithStage: z.boolean(),
  /** Reminded of although it has no limit. */
  nudge: z.boolean().default(false),
  writing: writing.optional(),
  certainty: z.enum(['printed', 'inferred']).default('printed'),
  src,
});
export type Duty = z.infer<typeof duty>;

export const stage = z.strictObject({
  id: z.string().regex(/^\w{1,4}$/),
  title: text,
  tracker: text.max(24),
  about: text,
  aliases: z.array(text).default([]),
  kind: z.enum(['informal', 'formal', 'exceptional', 'external']),
  opensOn: z.array(eventKey).min(1),
  holders: z.strictObject({
    raising: z.string().optional(),
    receiving: z.string().optional(),
    neutral: z.string().optional(),
  }),
  /** Whose word ends the stage: both sides', the raising practitioner's alone, or a neutral officer's. */
  decidedBy: z.enum(['both', 'raising', 'neutral']),
  next: z.string().optional(),
  /** The duty whose limit is the stage's: leaving before it needs a reason. */
  limitDuty: z.string().optional(),
  /** The duty whose limit is the window for entering; once passed, entering needs an acceptance. */
  window: z.string().optional(),
  needsReason: z.boolean().default(false),
  skippable: z.strictObject({ when: predicateSchema }).optional(),
  final: z.enum(['none', 'last', 'decision', 'binding']).default('none'),
  src,
});
export type Stage = z.infer<typeof stage>;

const role = z.strictObject({
  id: z.string(),
  side: z.enum(['each', 'raising', 'receiving', 'neutral']),
  level: z.number().int().positive(),
  title: text,
  src,
});
export type Role = z.infer<typeof role>;

const gate = z.strictObject({
  question: text,
  triggers: z.array(z.strictObject({ level: z.string(), label: text })),
  steps: z.array(
    z.strictObject({ id: z.string(), text, when: predicateSchema.optional(), limit: limitSchema.optional() }),
  ),
  contacts: z.array(
    z.strictObject({ label: text, phone: z.string().optional(), when: predicateSchema.optional() }),
  ),
  note: text.optional(),
  inSource: z.boolean(),
  src,
});

const eligibilityRule = z.strictObject({
  when: predicateSchema,
  result: z.enum(['accept', 'redirected', 'not-eligible', 'ask-owner']),
  steps: z.array(z.strictObject({ id: z.string(), text })).default([]),
  flags: z.array(z.string()).default([]),
  src,
});

/** A fact that is asked before the form. */
const question = z.strictObject({
  fact: z.string(),
  ask: text,
  at: z.enum(['danger', 'eligibility', 'form']),
  answers: z.array(z.strictObject({ value: z.union([z.string(), z.boolean()]), label: text })).min(2),
  required: z.boolean().default(false),
  src,
});
export type Question = z.infer<typeof question>;

const reading = z.strictObject({
  issue: text,
  options: z.array(text).default([]),
  chosen: text,
  reason: text.optional(),
  src,
  owner_signed: z.strictObject({ name: text, date: z.string() }).optional(),
});

export const protocolSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().regex(/^\d+$/),
  code: z.string().regex(/^[A-Z]{2}$/),
  title: text,
  shortTitle: text.max(40),
  owner: text,
  source: z.strictObject({ document: text, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  shape: z.enum(['mirrored', 'ladder']),
  about: text,
  dayZero: z.array(eventKey).default([]),
  overall: z.array(z.strictObject({ days: z.number().int().positive(), meaning: text, src })).default([]),
  questions: z.array(question).default([]),
  eligibility: z.array(eligibilityRule).default([]),
  otherwise: z.enum(['accept', 'ask-owner']).default('accept'),
  /** The fact that names the answering person's own role, where the ladder starts above them. */
  startAbove: z.string().optional(),
  categories: z.array(z.strictObject({ id: z.number().int().positive(), label: text, src })).min(1),
  gate,
  roles: z.array(role).min(1),
  stages: z.array(stage).min(1),
  duties: z.array(duty).min(1),
  guidance: z.array(z.strictObject({ text, src })).default([]),
  flags: z.array(z.strictObject({ id: z.string(), when: predicateSchema })).default([]),
  readings: z.array(reading).default([]),
});
export type Protocol = z.infer<typeof protocolSchema>;
