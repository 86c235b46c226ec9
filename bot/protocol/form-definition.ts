import { z } from 'zod';

/** The schema of a form that a protocol prints: what it asks, who fills which part, and from which stage on. */

const text = z.string().min(1);
const id = z.string().regex(/^[a-zA-Z]\w*$/, 'begins with a letter; letters, digits and _ follow');

/** What the case knows already, put into a field when the form is opened for the first time. */
export const PREFILLS = [
  'intake', // what happened, what shows it, what would settle it
  'settlement', // the wording that both sides confirmed
  'category',
  'writer-name',
  'writer-email',
  'writer-role', // role and agency
  'raiser-name',
  'raiser-email',
  'raiser-role',
  'others', // the other people of the case, with role and agency
  'last-talk', // the day of the last talk or meeting on record
  'stage', // the title of the stage
  'actions', // the agreed actions, a row each
  'today',
] as const;

const common = {
  id,
  label: text,
  hint: text.optional(),
  /** The part of the form: a heading stands above its first field. */
  part: text.optional(),
  required: z.boolean().default(false),
  /** Required only where another field of the form has one of these values; hidden nowhere. */
  requiredWhen: z.strictObject({ field: z.string(), in: z.array(text).min(1) }).optional(),
  /** Required from this stage on. */
  requiredFrom: z.string().optional(),
  /** Asked from this stage on. */
  fromStage: z.string().optional(),
  /** The role that alone fills it in; absent: whoever sends the form. */
  filledBy: z.string().optional(),
  prefill: z.enum(PREFILLS).optional(),
};

const formField = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('line'),
    max: z.number().int().positive().max(400).default(200),
  }),
  z.strictObject({
    ...common,
    type: z.literal('text'),
    max: z.number().int().positive().max(4000).default(1500),
  }),
  z.strictObject({ ...common, type: z.literal('date') }),
  z.strictObject({ ...common, type: z.literal('choice'), allowed: z.array(text).min(2) }),
  z.strictObject({
    ...common,
    type: z.literal('table'),
    columns: z
      .array(z.strictObject({ id, label: text, type: z.enum(['line', 'date']) }))
      .min(1)
      .max(4),
    rows: z.number().int().positive().max(6),
  }),
]);
export type FormField = z.infer<typeof formField>;

export const formSchema = z.strictObject({
  id,
  title: text,
  intro: text.optional(),
  fields: z.array(formField).min(1).max(40),
  src: z.string().min(1),
});
export type Form = z.infer<typeof formSchema>;
