import type { TransactionAction } from '@azure/data-tables';
import type { CommitResult } from '../ports/case-store.ts';
import { statusOf, toStoreError } from '../tables/call-table.ts';
import { allRows, findRow, startingWith } from '../tables/read-rows.ts';
import { StoreError } from '../tables/store-error.ts';
import { EFFECT, SNAPSHOT } from './case-rows.ts';
import type { CaseTables } from './case-tables.ts';
import { OVERTAKEN, writeVersion } from './case-version.ts';
import { readPending } from './deliver-rows.ts';
import { actionsOf, type CommitPlan } from './plan-commit.ts';

const MOST_TRIES = 3;

/**
 * Writes a plan in one transaction. An answer that says no, or that never comes, does not say that nothing was
 * written: the client repeats a request that it heard nothing of, and the first may have gone through. So before
 * anything is concluded the plan's own rows are looked for. Trying again is safe: the snapshot's ETag lets one through.
 * Throws `StoreError('unavailable')` where nothing was stored, `StoreError('unclear')` where that could not be found out:
 * the same command tried later finds its row.
 */
export async function submitCommit(tables: CaseTables, planned: CommitPlan): Promise<CommitResult> {
  let plan = planned;
  let failure: unknown;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const sent = await send(tables, plan);
    if ('etags' in sent) return committed(plan, sent.etags);
    failure = sent.failure;
    const found = await findOwnRows(tables, plan).catch((fault: unknown) => {
      throw isCertain(failure) ? fault : unclear(plan, fault);
    });
    if (found) return found;
    const status = statusOf(failure);
    if (status === 409 || status === 412) return { done: 'conflict' };
    if (status === 404) {
      if (!(await isUnchanged(tables, plan))) return { done: 'conflict' };
      plan = await withoutMissing(tables, plan);
    } else if (isCertain(failure)) break;
  }
  throw toStoreError(`writing case ${plan.partition}`, failure);
}

/** A commit on a version that cannot be the present one: what is left to know is whether it is a second delivery. */
export const rejectCommit = async (tables: CaseTables, plan: CommitPlan): Promise<CommitResult> =>
  (await findOwnRows(tables, plan)) ?? { done: 'conflict' };

/** The ETags of the rows, in the order of the plan's actions; those that are taken away have none. */
type Sent = { readonly etags: readonly (string | undefined)[] } | { readonly failure: unknown };

async function send(tables: CaseTables, plan: CommitPlan): Promise<Sent> {
  const actions: TransactionAction[] = actionsOf(plan);
  try {
    const { subResponses } = await tables.cases.submitTransaction(actions);
    const etags = subResponses.map(({ etag }) => etag);
    const written = etags.slice(0, actions.length - plan.settled.length);
    const isWhole = etags.length === actions.length && !written.includes(undefined);
    return isWhole ? { etags } : { failure: cutShort(plan) };
  } catch (failure) {
    return { failure };
  }
}

const cutShort = (plan: CommitPlan): StoreError =>
  new StoreError('unavailable', `writing case ${plan.partition}: the answer was cut short`);

const unclear = (plan: CommitPlan, cause: unknown): StoreError =>
  new StoreError('unclear', `writing case ${plan.partition}: it may be stored`, { cause });

function committed(plan: CommitPlan, [etag = '', ...etags]: readonly (string | undefined)[]): CommitResult {
  const first = plan.markers.length + plan.events.length;
  const asked = plan.asked.map((it, index) => ({ ...it, mark: etags[first + index] ?? '' }));
  return { done: 'committed', version: writeVersion({ ...plan.after, etag }), asked };
}

/** Whose commands are recorded: this plan's (it went through after all), another one's, or nobody's. */
async function findOwnRows(tables: CaseTables, plan: CommitPlan): Promise<CommitResult | undefined> {
  const rows = await Promise.all(
    plan.markers.map(({ partitionKey, rowKey }) => findRow(tables.cases, partitionKey, rowKey, ['commit'])),
  );
  if (rows.every((row) => row?.commit === plan.token)) return await recovered(tables, plan);
  return rows.some((row) => row) ? { done: 'duplicate' } : undefined;
}

/** Ours, but perhaps no longer the last: then its version must not pass for the present one. */
async function recovered(tables: CaseTables, plan: CommitPlan): Promise<CommitResult> {
  const row = await findRow(tables.cases, plan.partition, SNAPSHOT, ['commit']);
  const own = new Set(plan.asked.map(({ asked }) => asked));
  const pending = own.size === 0 ? [] : await readPending(tables, plan.ref);
  const version = row?.commit === plan.token ? writeVersion({ ...plan.after, etag: row.etag }) : OVERTAKEN;
  return { done: 'committed', version, asked: pending.filter(({ asked }) => own.has(asked)) };
}

async function isUnchanged(tables: CaseTables, plan: CommitPlan): Promise<boolean> {
  const row = await findRow(tables.cases, plan.partition, SNAPSHOT, ['commit']);
  return (row?.etag ?? '') === plan.before.etag;
}

/** Something to take away was not there. What is gone is settled already, and no reason to fail. */
async function withoutMissing(tables: CaseTables, plan: CommitPlan): Promise<CommitPlan> {
  const range = { partitionKey: plan.partition, ...startingWith(EFFECT), select: [] };
  const present = new Set((await allRows(tables.cases, range)).map((row) => row.rowKey));
  return { ...plan, settled: plan.settled.filter((rowKey) => present.has(rowKey)) };
}

/** The service has read the request and will never take it. */
function isCertain(failure: unknown): boolean {
  const known = toStoreError('', failure);
  return known instanceof StoreError && known.code !== 'unavailable';
}
