import { randomUUID } from 'node:crypto';
import type { Commit, CommitResult } from '../ports/case-store.ts';
import { callTable } from '../tables/call-table.ts';
import type { Row } from '../tables/row-limits.ts';
import type { CaseTables } from './case-tables.ts';
import { NO_VERSION, readVersion } from './case-version.ts';
import { DUE, UNDELIVERED } from './index-rows.ts';
import { planCommit, type CommitPlan } from './plan-commit.ts';
import { rejectCommit, submitCommit } from './submit-commit.ts';
import { tidyUndelivered } from './tidy-undelivered.ts';

/** Does what nobody has to wait for: an answer does not get better by it. */
export type Aside = (work: Promise<unknown>) => Promise<unknown>;

/**
 * Writes one command's changes: first the rows of the index that will be needed, then the case in one transaction,
 * then away with the rows of the index that are no longer needed. A crash in between leaves hints too many, never too few.
 */
export async function commitCase(tables: CaseTables, commit: Commit, aside: Aside): Promise<CommitResult> {
  const before = commit.expected === undefined ? NO_VERSION : readVersion(commit.expected);
  const plan = planCommit(commit, before ?? NO_VERSION, randomUUID());
  if (!before) return await rejectCommit(tables, plan);
  const hint = await writeHints(tables, plan.hints);
  const result = await submitCommit(tables, plan, hint ?? before.hint);
  await aside(tidy(tables, plan, result.done === 'committed', hint ?? before.hint));
  return result;
}

/** Gives the ETag of the row by which the case is now listed as undelivered, where there is one among them. */
async function writeHints(tables: CaseTables, rows: readonly Row[]): Promise<string | undefined> {
  const written = await callTable('writing the index', () =>
    Promise.all(rows.map((row) => tables.index.upsertEntity(row, 'Replace'))),
  );
  return written.find((_, index) => rows[index]?.partitionKey === UNDELIVERED)?.etag;
}

/** Best effort: what stays behind is found out, and taken away, when it is next read. */
async function tidy(tables: CaseTables, plan: CommitPlan, stored: boolean, hint: string): Promise<void> {
  const { before, after } = plan;
  const needless = before.due === after.due ? '' : stored ? before.due : after.due;
  const delivered = stored && before.pending.length > 0 && after.pending.length === 0;
  await Promise.allSettled([
    ...(needless === '' ? [] : [tables.index.deleteEntity(DUE, needless)]),
    ...(delivered ? [tidyUndelivered(tables, plan.ref, hint)] : []),
  ]);
}
