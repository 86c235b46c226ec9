import * as z from 'zod';
import type { Draft } from '../ports/draft-store.ts';
import { factsSchema, instantSchema } from './case-schema.ts';
import type { Assert, SameShape } from './same-shape.ts';
import { firstShape } from './stored-json.ts';

const draftSchema = z.strictObject({
  id: z.string(),
  person: z.string(),
  ref: z.string(),
  protocol: z.string().exactOptional(),
  facts: factsSchema,
  danger: z.strictObject({ at: instantSchema, level: z.string() }).exactOptional(),
  typed: z.record(z.string(), z.string()),
  startedAt: instantSchema,
  sentAs: z.string().exactOptional(),
}) satisfies z.ZodType<Draft>;

export type DraftSchemaFits = Assert<SameShape<z.output<typeof draftSchema>, Draft>>;

export const storedDraft = firstShape<Draft>(draftSchema);
