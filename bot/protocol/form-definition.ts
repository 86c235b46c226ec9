import * as z from 'zod';
import { WRITTEN_AS } from './written-as.ts';

/** The schema of a form that a protocol prints: what it asks, who fills which part, and from which stage on. */

const text = z.string().min(1);
const id = z.string().regex(...WRITTEN_AS.field);

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
    /** What one row is called: "Further action" gives "Further action 1: by whom". Absent: the table's label. */
    row: text.optional(),
  }),
]);
export type FormField = z.infer<typeof formField>;

/** A cell of a table is called `TABLE_ROW_COLUMN`: no other field may be. */
const isCellOf = (id: string, other: FormField): boolean =>
  other.type === 'table' &&
  other.columns.some((column) => id.startsWith(`${other.id}_`) && id.endsWith(`_${column.id}`));

/** What is wrong with the names and the conditions of a field, among the others of its form. */
function mistakeIn(field: FormField, fields: readonly FormField[]): string | undefined {
  const others = fields.filter((other) => other !== field);
  if (others.some((other) => other.id === field.id || isCellOf(field.id, other)))
    return `two fields of the form are called "${field.id}"`;
  if (!field.requiredWhen) return undefined;
  const asked = others.find(({ id }) => id === field.requiredWhen?.field);
  if (!asked) return `requiredWhen: the form has no other field "${field.requiredWhen.field}"`;
  if (asked.type !== 'choice')
    return `requiredWhen: "${asked.id}" is no choice, so it never has these values`;
  const never = field.requiredWhen.in.filter((value) => !asked.allowed.includes(value));
  return never.length === 0 ? undefined : `requiredWhen: "${asked.id}" never is "${never.join('" or "')}"`;
}

export const formSchema = z
  .strictObject({
    id,
    /** As it is called in a sentence, but for its first letter: "Resolution form". */
    title: text,
    intro: text.optional(),
    fields: z.array(formField).min(1).max(40),
    src: z.string().min(1),
  })
  .superRefine(({ fields }, context) => {
    fields.forEach((field, at) => {
      const message = mistakeIn(field, fields);
      if (message !== undefined) context.addIssue({ code: 'custom', path: ['fields', at], message });
    });
  });
export type Form = z.infer<typeof formSchema>;
