import * as z from 'zod';
import { EVENT_KEYS, type EventKey } from './event-key.ts';
import { formSchema } from './form-definition.ts';
import { eligibilityRule, gate, question } from './intake-definition.ts';
import { MOST_DAYS, limitSchema } from './limit.ts';
import { predicateSchema } from './predicate.ts';
import { WRITTEN_AS } from './written-as.ts';

/** The schema of a protocol file; the types of the whole core follow from it. */

export type Side = 'raising' | 'receiving';

/** Where a fact of the protocol stands in its printed document. */
const src = z.string().min(1);
const text = z.string().min(1);
const eventKey = z.enum(EVENT_KEYS);

/** `spoke`, `raised(verbal)`, `resolved@2`, `resolved@*` or `letter-sent#1e`: an event, how, in which stage, for which duty. */
export interface EventRef {
  key: EventKey | 'entered';
  medium?: string | undefined;
  stage?: string | undefined;
  duty?: string | undefined;
}
const eventRef = z.string().transform((written, context): EventRef => {
  const [, key, medium, stage, duty] =
    /^([a-z-]+)(?:\((\w+)\))?(?:@([\w*]+))?(?:#(\S+))?$/.exec(written) ?? [];
  const known = key === 'entered' ? key : eventKey.safeParse(key).data;
  if (known) return { key: known, medium, stage, duty };
  context.addIssue({
    code: 'custom',
    message: `"${written}" names no event; known are: ${EVENT_KEYS.join(', ')}`,
  });
  return z.NEVER;
});

/**
 * Somebody of the case: both sides' (`each`, `joint`), one side's, or a neutral officer. Beside the file's roles: `holder`,
 * whoever holds the present stage on that side, or the last one that it held; `everyone`, all who act there.
 */
const who = z.strictObject({
  side: z.enum(['raising', 'receiving', 'each', 'joint', 'neutral']),
  role: z.string(),
});
export type Who = z.infer<typeof who>;
/** One, or several: always a list once it is read. */
const whom = z
  .union([who, z.array(who)])
  .default([])
  .transform((it): Who[] => (Array.isArray(it) ? it : [it]));

const field = z.strictObject({
  id: z.string().regex(...WRITTEN_AS.field),
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
  fields: z.array(field).max(6).default([]),
  /** A form of the protocol, in place of fields of its own: its next version is sent. */
  form: z.string().optional(),
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
  to: whom,
  copies: whom,
  text,
  button: text.max(40).optional(),
  when: predicateSchema.optional(),
  starts: z.array(eventRef).min(1),
  /** With `last` it is asked for anew each time that one of its starts happens again. */
  startPick: z.enum(['first', 'last']).default('first'),
  limit: limitSchema.optional(),
  /** From when the limit counts, where that is not the start: a day of the whole case, or an earlier step's days. */
  countsFrom: z.array(eventRef).default([]),
  cumulative: z.number().int().positive().max(MOST_DAYS).optional(),
  strength: z.enum(['must', 'will', 'should', 'may', 'consider']),
  force: z.enum(['hard', 'indicative', 'none']),
  medium: z.enum(['any', 'verbal', 'written', 'verbal-then-written', 'meeting', 'form']).default('any'),
  /** Beside `done`, which fulfils any duty. */
  doneBy: z.array(eventRef).default([]),
  /** Exits that stay shut while this is open: `close`, or `to:STAGE`; a stage may be entered all the same, with a reason. */
  blocks: z.array(z.string().regex(...WRITTEN_AS.exit)).default([]),
  /** Over when its stage is left: talk, not paper. */
  endsWithStage: z.boolean(),
  /** Reminded of although it has no limit. */
  nudge: z.boolean().default(false),
  /** Once for each agreed action, due on the action's own date, done when that one is checked. */
  perAction: z.boolean().default(false),
  /** Statements to tick when it is recorded. */
  confirm: z.array(text).default([]),
  /** A line to write when it is recorded; only the parties read it. */
  note: z
    .strictObject({
      label: text,
      hint: text.optional(),
      max: z.number().int().positive().max(1000).default(300),
    })
    .optional(),
  writing: writing.optional(),
  certainty: z.enum(['printed', 'inferred']).default('printed'),
  src,
});
export type Duty = z.infer<typeof duty>;

export const stage = z.strictObject({
  id: z.string().regex(...WRITTEN_AS.stage),
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
  /** Whose word ends the stage: both sides', theirs and a neutral officer's, the raising practitioner's alone, or the officer's. */
  decidedBy: z.enum(['both', 'all', 'raising', 'neutral']),
  next: z.string().optional(),
  /** The duty whose limit is the stage's: leaving before it needs a reason. */
  limitDuty: z.string().optional(),
  /** The duty whose limit is the window for entering; once passed, entering needs an acceptance. */
  window: z.string().optional(),
  needsReason: z.boolean().default(false),
  /** The escalating person states the time for it: nothing is sent before, or it may be left open. */
  stated: z.enum(['must', 'may']).optional(),
  /** May be entered from any stage below it, for one of these reasons. */
  outOfTurn: z
    .strictObject({ reasons: z.array(z.strictObject({ id: text, label: text })).min(1), src })
    .optional(),
  /** Of each group one must take part: who is to be invited. */
  members: z.array(z.strictObject({ anyOf: z.array(z.string()).min(1), text, src })).default([]),
  skippable: z.strictObject({ when: predicateSchema }).optional(),
  final: z.enum(['none', 'last', 'decision', 'binding']).default('none'),
  src,
});
export type Stage = z.infer<typeof stage>;

const role = z.strictObject({
  id: z.string(),
  side: z.enum(['each', 'raising', 'receiving', 'neutral']),
  level: z.number().int().positive().max(99),
  title: text,
  /** What agencies of a type call whoever holds this level. */
  equivalents: z.array(z.strictObject({ agencyType: text, title: text, src })).default([]),
  /** An address that the document prints; nothing is sent to it until its owner has confirmed it. */
  address: z.strictObject({ email: z.email(), why: text, src }).optional(),
  src,
});
export type Role = z.infer<typeof role>;

const reading = z.strictObject({
  issue: text,
  options: z.array(text).default([]),
  chosen: text,
  reason: text.optional(),
  src,
  owner_signed: z.strictObject({ name: text, date: z.string() }).optional(),
});

/** Somebody else who holds a stage for agencies of a type: a role of the file, found in the directory. */
const substitute = z.strictObject({
  agencyType: text,
  stages: z.array(z.string()).min(1),
  role: z.string(),
  src,
});

export const protocolSchema = z.strictObject({
  id: z.string().regex(...WRITTEN_AS.id),
  version: z.string().regex(...WRITTEN_AS.version),
  code: z.string().regex(...WRITTEN_AS.code),
  title: text,
  shortTitle: text.max(40),
  owner: text,
  source: z.strictObject({ document: text, sha256: z.string().regex(...WRITTEN_AS.sha256) }),
  shape: z.enum(['mirrored', 'ladder']),
  about: text,
  dayZero: z.array(eventKey).default([]),
  /** Days of the whole case; `must`: the document says "must", though its times may be indicative. */
  overall: z
    .array(
      z.strictObject({
        days: z.number().int().positive().max(MOST_DAYS),
        meaning: text,
        must: z.boolean().default(false),
        src,
      }),
    )
    .default([]),
  questions: z.array(question).default([]),
  eligibility: z.array(eligibilityRule).default([]),
  otherwise: z.enum(['accept', 'ask-owner']).default('accept'),
  /** The fact that names the answering person's own role, where the ladder starts above them. */
  startAbove: z.string().optional(),
  categories: z.array(z.strictObject({ id: z.number().int().positive().max(999), label: text, src })).min(1),
  gate,
  roles: z.array(role).min(1),
  substitutes: z.array(substitute).default([]),
  stages: z.array(stage).min(1),
  duties: z.array(duty).min(1),
  forms: z.array(formSchema).default([]),
  /** Several recorded cases that are alike in this fact suggest a stage; how many, its owner says. */
  pattern: z.strictObject({ sameFact: z.literal('category'), suggests: z.string(), text, src }).optional(),
  /** Documents that the protocol refers to; a link that its owner has not given has no address. */
  links: z.array(z.strictObject({ label: text, url: z.url().optional(), src })).default([]),
  guidance: z.array(z.strictObject({ text, src })).default([]),
  /** What a person is asked or shown while the facts are so. */
  flags: z
    .array(z.strictObject({ id: z.string(), when: predicateSchema, text: text.optional() }))
    .default([]),
  readings: z.array(reading).default([]),
});
export type Protocol = z.infer<typeof protocolSchema>;
