import * as z from 'zod';
import type { CaseEvent } from '../protocol/event.ts';
import {
  actorSchema,
  factsSchema,
  happeningSchema,
  instantSchema,
  intakeSchema,
  outcomeSchema,
  partySchema,
  partSchema,
  pinnedSchema,
  receiptSchema,
  settlementSchema,
  writingSchema,
  writingStatusSchema,
} from './case-schema.ts';
import type { Assert, SameShape } from './same-shape.ts';
import { firstShape } from './stored-json.ts';

const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ at: instantSchema, by: actorSchema, type: z.literal(type), ...shape });

const eventSchema = z.discriminatedUnion('type', [
  event('opened', {
    ref: z.string(),
    protocol: pinnedSchema,
    facts: factsSchema,
    parties: z.array(partySchema),
    intake: intakeSchema,
    similar: z.array(instantSchema).exactOptional(),
  }),
  event('happened', { happening: happeningSchema }),
  event('stage-entered', {
    stage: z.string(),
    enteredAt: instantSchema,
    early: z.boolean(),
    because: z.string().exactOptional(),
  }),
  event('settlement-proposed', { settlement: settlementSchema }),
  event('settlement-objected', { reason: z.string() }),
  event('settlement-agreed', { side: partSchema }),
  event('settlement-confirmed', {}),
  event('ended', { outcome: outcomeSchema, endedAt: instantSchema }),
  event('written', { writing: writingSchema }),
  event('writing-settled', {
    duty: z.string(),
    status: writingStatusSchema,
    sentAt: instantSchema.exactOptional(),
  }),
  event('reminded', {
    slots: z.record(z.string(), instantSchema),
    late: z.array(z.string()).exactOptional(),
  }),
  event('flagged', { flag: z.string() }),
  event('thread-reopened', {}),
  event('limit-recomputed', { duty: z.string(), from: instantSchema, to: instantSchema }),
  event('delivered', { effect: z.string(), receipt: receiptSchema }),
  event('cast', {
    added: z.array(partySchema),
    removed: z.array(z.strictObject({ person: z.string(), side: partSchema, role: z.string() })),
    reason: z.string().exactOptional(),
  }),
  event('seen', { what: z.enum(['case', 'details']) }),
  event('refused', { what: z.string(), because: z.string() }),
]) satisfies z.ZodType<CaseEvent>;

export type EventSchemaFits = Assert<SameShape<z.output<typeof eventSchema>, CaseEvent>>;

export const storedEvent = firstShape<CaseEvent>(eventSchema);
