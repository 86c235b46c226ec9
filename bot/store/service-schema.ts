import * as z from 'zod';
import type { Backlog, Heartbeat, SignIn, Trouble } from '../ports/service-state.ts';
import { instantSchema } from './case-schema.ts';
import { type StoredKind, firstShape } from './stored-json.ts';

const count = z.int().nonnegative();

export const storedHeartbeat: StoredKind<Heartbeat> = firstShape(
  z.strictObject({
    timer: z.enum(['wake', 'deliver']),
    at: instantSchema,
    cases: count,
    faults: z.array(z.string()),
    failed: count,
    lagMs: count.optional(),
  }),
);

export const storedBacklog: StoredKind<Backlog> = firstShape(
  z.strictObject({
    at: instantSchema,
    waiting: z.array(z.strictObject({ ref: z.string(), key: z.string(), since: instantSchema })),
    more: count,
  }),
);

export const storedSignIn: StoredKind<SignIn> = firstShape(
  z.strictObject({ at: instantSchema, outcome: z.enum(['ok', 'refused', 'not-reached']) }),
);

export const storedTrouble: StoredKind<Trouble> = firstShape(
  z.strictObject({
    to: z.enum(['teams', 'mail']),
    since: instantSchema,
    last: instantSchema,
    count,
    why: z.string(),
    ref: z.string(),
  }),
);
