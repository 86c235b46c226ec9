import * as z from 'zod';
import { storedCase } from '../../store/case-schema.ts';
import { storedEvent } from '../../store/event-schema.ts';

const instant = z.string().nullable();

/** A case as it is exported for a machine. All times are UTC; a null is a time that there is not. */
export const exportSchema = z.strictObject({
  format: z.literal('counterpart-case'),
  version: z.literal(1),
  /** It holds everything that was written about a child. */
  confidential: z.literal(true),
  ref: z.string(),
  asOf: z.string(),
  check: z.strictObject({
    holds: z.boolean(),
    entries: z.number(),
    mark: z.string(),
    head: z.string(),
    findings: z.array(
      z.strictObject({
        kind: z.enum(['changed', 'removed', 'inserted', 'moved', 'head', 'snapshot', 'limit', 'mark']),
        entry: z.number().nullable(),
        text: z.string(),
      }),
    ),
  }),
  protocol: z.strictObject({ id: z.string(), version: z.string(), title: z.string() }),
  state: z.string(),
  duties: z.array(
    z.strictObject({
      key: z.string(),
      stage: z.string(),
      text: z.string(),
      who: z.array(z.string()),
      status: z.enum(['not-started', 'open', 'done', 'waived']),
      startedAt: instant,
      limitAt: instant,
      cumulativeAt: instant,
      why: z.array(z.string()),
      doneAt: instant,
      late: z.boolean(),
    }),
  ),
  letters: z.array(
    z.strictObject({
      entry: z.number(),
      duty: z.string(),
      status: z.enum(['sending', 'sent', 'unknown', 'failed']),
      to: z.array(z.string()),
      copies: z.array(z.string()),
    }),
  ),
  case: storedCase.shape,
  entries: z.array(z.strictObject({ entry: z.number(), hash: z.string(), event: storedEvent.shape })),
});

export type ExportedCase = z.infer<typeof exportSchema>;
