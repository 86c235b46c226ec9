import * as z from 'zod';
import { limitSchema } from './limit.ts';
import { predicateSchema } from './predicate.ts';

/** The schema of what a protocol asks at the start: danger first, who may raise a matter, and facts. */

const text = z.string().min(1);
const src = z.string().min(1);

export const gate = z.strictObject({
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

export const eligibilityRule = z.strictObject({
  when: predicateSchema,
  result: z.enum(['accept', 'redirected', 'not-eligible', 'ask-owner']),
  steps: z.array(z.strictObject({ id: z.string(), text })).default([]),
  flags: z.array(z.string()).default([]),
  src,
});

/** A fact that is asked before the form. */
export const question = z.strictObject({
  fact: z.string(),
  ask: text,
  at: z.enum(['danger', 'eligibility', 'form']),
  answers: z.array(z.strictObject({ value: z.union([z.string(), z.boolean()]), label: text })).min(2),
  required: z.boolean().default(false),
  src,
});
export type Question = z.infer<typeof question>;
