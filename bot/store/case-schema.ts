import * as z from 'zod';
import type {
  Case,
  GivenWhy,
  Happening,
  Intake,
  Party,
  PartyWhy,
  Receipt,
  Seen,
  Settlement,
  Writing,
} from '../protocol/case.ts';
import type { Side } from '../protocol/definition.ts';
import { EVENT_KEYS } from '../protocol/event-key.ts';
import type { Facts } from '../protocol/predicate.ts';
import type { Assert, SameShape } from './same-shape.ts';
import type { StoredKind } from './stored-json.ts';

// Strict throughout: a property that nobody here knows is a row of another version, and is refused, never dropped.

export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'not a UTC instant');
const textsSchema = z.record(z.string(), z.string());
const SIDES = ['raising', 'receiving'] as const satisfies readonly Side[];
export const partSchema = z.enum([...SIDES, 'neutral']);

export const factsSchema: z.ZodType<Facts> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.lazy(() => factsSchema)]),
);

export const actorSchema = z.strictObject({
  person: z.string(),
  name: z.string(),
  via: z.strictObject({ person: z.string(), name: z.string() }).exactOptional(),
});

export const pinnedSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  holidays: z.array(z.strictObject({ day: z.iso.date(), name: z.string() })).exactOptional(),
});

const GIVEN = [
  z.strictObject({ kind: z.enum(['named', 'line-above']), by: z.string() }),
  z.strictObject({ kind: z.literal('handed-over'), of: z.string(), by: z.string() }),
] as const;
const givenSchema = z.discriminatedUnion('kind', GIVEN) satisfies z.ZodType<GivenWhy>;

const whySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('deputy'), of: z.string(), until: z.iso.date() }),
  z.strictObject({ kind: z.literal('away'), until: z.iso.date(), given: givenSchema.exactOptional() }),
  ...GIVEN,
]) satisfies z.ZodType<PartyWhy>;

export const partySchema = z.strictObject({
  person: z.string(),
  name: z.string(),
  email: z.string(),
  agency: z.string(),
  agencyName: z.string(),
  side: partSchema,
  role: z.string(),
  receivesOnly: z.literal(true).exactOptional(),
  title: z.string().exactOptional(),
  substitute: z.string().exactOptional(),
  outside: z.literal(true).exactOptional(),
  unconfirmed: z.literal(true).exactOptional(),
  why: whySchema.exactOptional(),
}) satisfies z.ZodType<Party>;

export const intakeSchema = z.strictObject({
  category: z.number(),
  whatHappened: z.string(),
  evidence: z.string(),
  wouldSettle: z.string(),
  childReference: z.string(),
}) satisfies z.ZodType<Intake>;

export const happeningSchema = z.strictObject({
  key: z.enum(EVENT_KEYS),
  stage: z.string(),
  side: partSchema.exactOptional(),
  by: actorSchema,
  occurredAt: instantSchema,
  recordedAt: instantSchema,
  duty: z.string().exactOptional(),
  medium: z.string().exactOptional(),
  reason: z.string().exactOptional(),
  level: z.string().exactOptional(),
  until: instantSchema.exactOptional(),
  days: z
    .strictObject({ n: z.number(), unit: z.enum(['working', 'calendar', 'unspecified']) })
    .exactOptional(),
  note: z.string().exactOptional(),
  receivedBy: z.string().exactOptional(),
  action: z.string().exactOptional(),
  owner: z.string().exactOptional(),
  facts: factsSchema.exactOptional(),
}) satisfies z.ZodType<Happening>;

const stageRunSchema = z.strictObject({
  stage: z.string(),
  enteredAt: instantSchema,
  leftAt: instantSchema.exactOptional(),
  early: z.boolean().exactOptional(),
  because: z.string().exactOptional(),
});

export const settlementSchema = z.strictObject({
  stage: z.string(),
  side: partSchema,
  by: actorSchema,
  wording: z.string(),
  at: instantSchema,
  objection: z.strictObject({ by: actorSchema, reason: z.string(), at: instantSchema }).exactOptional(),
  agreed: z.array(partSchema).exactOptional(),
  confirmedBy: actorSchema.exactOptional(),
}) satisfies z.ZodType<Settlement>;

export const writingStatusSchema = z.enum(['sending', 'sent', 'unknown', 'failed']);

export const writingSchema = z.strictObject({
  duty: z.string(),
  stage: z.string(),
  by: actorSchema,
  side: partSchema,
  at: instantSchema,
  fields: textsSchema,
  attested: z.array(z.string()),
  form: z.string().exactOptional(),
  version: z.number().int().exactOptional(),
  reason: z.string().exactOptional(),
  to: z.array(partySchema),
  copies: z.array(partySchema),
  status: writingStatusSchema,
  sentAt: instantSchema.exactOptional(),
}) satisfies z.ZodType<Writing>;

export const receiptSchema = z.strictObject({
  at: instantSchema,
  outcome: z.enum(['delivered', 'unknown', 'failed']),
  ids: textsSchema,
  why: z.string().exactOptional(),
}) satisfies z.ZodType<Receipt>;

export const outcomeSchema = z.enum(['resolved', 'decided', 'final-not-agreed', 'closed']);

const seenSchema = z.strictObject({
  name: z.string(),
  first: instantSchema,
  last: instantSchema,
  details: instantSchema.exactOptional(),
}) satisfies z.ZodType<Seen>;

const caseSchema = z.strictObject({
  ref: z.string(),
  protocol: pinnedSchema,
  revision: z.number().int(),
  openedAt: instantSchema,
  facts: factsSchema,
  parties: z.array(partySchema),
  intake: intakeSchema,
  happenings: z.array(happeningSchema),
  stages: z.array(stageRunSchema),
  settlement: settlementSchema.exactOptional(),
  writings: z.record(z.string(), writingSchema),
  reminded: z.record(z.string(), instantSchema),
  toldLate: z.array(z.string()).exactOptional(),
  receipts: z.record(z.string(), receiptSchema),
  flags: z.array(z.string()),
  forms: z.record(z.string(), z.strictObject({ version: z.number().int(), values: textsSchema })),
  similar: z.array(instantSchema),
  seen: z.record(z.string(), seenSchema),
  refusals: z.number().int(),
  outcome: outcomeSchema.exactOptional(),
  endedAt: instantSchema.exactOptional(),
}) satisfies z.ZodType<Case>;

export type CaseSchemaFits = Assert<SameShape<z.output<typeof caseSchema>, Case>>;

/** Since schema 2 a case knows who has opened it, and how often somebody was refused. */
export const storedCase: StoredKind<Case> = {
  shape: caseSchema,
  schema: 2,
  upgrades: { 1: (older) => ({ ...(older as object), seen: {}, refusals: 0 }) },
};
