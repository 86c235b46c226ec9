import { randomUUID } from 'node:crypto';
import type { Commit, CommitResult } from '../ports/case-store.ts';
import { callTable } from '../tables/call-table.ts';
import type { CaseTables } from './case-tables.ts';
import { NO_VERSION, readVersion } from './case-version.ts';
import { undeliveredKey } from './index-rows.ts';
import { planCommit, type CommitPlan } from './plan-commit.ts';
import { rejectCommit, submitCommit } from './submit-commit.ts';

/**
 * Writes one command's changes: first the rows of the index that will be needed, then the case in one transaction,
 * then away with the rows of the index that are no longer needed. A crash in between leaves hints too many, never too few.
 */
export async function commitCase(tables: CaseTables, commit: Commit): Promise<CommitResult> {
  const before = commit.expected === undefined ? NO_VERSION : readVersion(commit.expected);
  const plan = planCommit(commit, before ?? NO_VERSION, randomUUID());
  if (!before) return await rejectCommit(tables, plan);
  await writeHints(tables, plan);
  const result = await submitCommit(tables, plan);
  await Promise.all(needlessAfter(plan, result.done === 'committed').map(tables.tidy));
  return result;
}

const writeHints = ({ index, announce }: CaseTables, { work, hints }: CommitPlan): Promise<unknown> =>
  Promise.all([
    ...(work.length > 0 ? [announce(work)] : []),
    ...hints.map((row) => callTable('writing the index', () => index.upsertEntity(row, 'Replace'))),
  ]);

/** Row keys: of what the commit has replaced, or where it was not stored, of its own. */
function needlessAfter({ ref, before, after, work }: CommitPlan, isStored: boolean): string[] {
  if (!isStored) return work.map(({ rowKey }) => rowKey);
  return [
    ...(before.due === after.due || before.due === '' ? [] : [before.due]),
    ...(before.asked === after.asked || before.asked === '' ? [] : [undeliveredKey(ref, before.asked)]),
  ];
}
