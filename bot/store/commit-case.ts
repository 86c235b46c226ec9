import { randomUUID } from 'node:crypto';
import type { Commit, CommitResult } from '../ports/case-store.ts';
import { callTable } from '../tables/call-table.ts';
import type { Row } from '../tables/row-limits.ts';
import type { CaseTables } from './case-tables.ts';
import { NO_VERSION, readVersion } from './case-version.ts';
import { DUE } from './index-rows.ts';
import { planCommit, type CommitPlan } from './plan-commit.ts';
import { rejectCommit, submitCommit } from './submit-commit.ts';
import { tidyUndelivered } from './tidy-undelivered.ts';

/**
 * Writes one command's changes: first the rows of the index that will be needed, then the case in one transaction,
 * then away with the rows of the index that are no longer needed. A crash in between leaves hints too many, never too few.
 */
export async function commitCase(tables: CaseTables, commit: Commit): Promise<CommitResult> {
  const before = commit.expected === undefined ? NO_VERSION : readVersion(commit.expected);
  const plan = planCommit(commit, before ?? NO_VERSION, randomUUID());
  if (!before) return await rejectCommit(tables, plan);
  await writeHints(tables, plan.hints);
  const result = await submitCommit(tables, plan);
  await tidy(tables, plan, result.done === 'committed', commit);
  return result;
}

const writeHints = (tables: CaseTables, rows: readonly Row[]): Promise<unknown> =>
  callTable('writing the index', () =>
    Promise.all(rows.map((row) => tables.index.upsertEntity(row, 'Replace'))),
  );

/** Best effort: what stays behind is found out, and taken away, when it is next read. */
async function tidy(tables: CaseTables, plan: CommitPlan, stored: boolean, commit: Commit): Promise<void> {
  const { before, after } = plan;
  const needless = before.due === after.due ? '' : stored ? before.due : after.due;
  await Promise.allSettled([
    ...(needless === '' ? [] : [tables.index.deleteEntity(DUE, needless)]),
    ...(stored && plan.settled.length > 0 && plan.effects.length === 0
      ? [tidyUndelivered(tables, commit.next.ref)]
      : []),
  ]);
}
