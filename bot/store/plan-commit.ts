import type { TransactionAction } from '@azure/data-tables';
import type { Commit } from '../ports/case-store.ts';
import { keyOf } from '../tables/encode-key.ts';
import { checkTransaction, type Row } from '../tables/row-limits.ts';
import { StoreError } from '../tables/store-error.ts';
import {
  commandKey,
  commandRow,
  effectKey,
  effectRow,
  eventRow,
  partitionOf,
  snapshotRow,
} from './case-rows.ts';
import { instantSchema } from './case-schema.ts';
import type { CaseVersion } from './case-version.ts';
import { dueKey, dueRow, kindRow, personRow, undeliveredRow } from './index-rows.ts';

/** A commit as rows: nothing has been sent yet. */
export interface CommitPlan {
  readonly partition: string;
  /** Tells this commit from every other one: whose row it is that we find when an answer was lost. */
  readonly token: string;
  readonly before: CaseVersion;
  readonly after: Omit<CaseVersion, 'etag'>;
  readonly snapshot: Row;
  /** The rows that a second delivery of the command runs into. At least one. */
  readonly markers: readonly Row[];
  readonly events: readonly Row[];
  readonly effects: readonly Row[];
  /** Row keys of effects to take away. */
  readonly settled: readonly string[];
  /** Rows of the index that must be there before the commit is. */
  readonly hints: readonly Row[];
}

/**
 * Turns a commit into rows and checks them against the service's limits.
 * Throws `StoreError` with `unwritable`, `key-too-long`, `too-many-changes`, `too-large` or `row-too-large`.
 */
export function planCommit(commit: Commit, before: CaseVersion, token: string): CommitPlan {
  const partition = partitionOf(commit.next.ref);
  checkTime(commit, partition);
  const after = versionAfter(commit, before, token);
  const effects = lastOfEach(commit.effects).map((effect, index) =>
    effectRow(partition, effect, after.commits, index),
  );
  const written = new Set(effects.map((row) => row.rowKey));
  const plan: CommitPlan = {
    partition,
    token,
    before,
    after,
    snapshot: snapshotRow(commit.next, token, after),
    markers: markerKeys(commit, token).map((rowKey) => commandRow(partition, rowKey, token)),
    events: commit.events.map((event, index) => eventRow(partition, before.events + index + 1, event)),
    effects,
    settled: [...new Set(commit.settled.map(effectKey))].filter((rowKey) => !written.has(rowKey)),
    hints: hintsOf(commit, before, after, token),
  };
  checkTransaction(rowsOf(plan));
  return plan;
}

/** Due times are found by the order of their texts: another way of writing one would never come due. */
function checkTime({ wakeAt }: Commit, partition: string): void {
  if (wakeAt === undefined || instantSchema.safeParse(wakeAt).success) return;
  throw new StoreError('unwritable', `case ${partition} shall wake at what is no UTC instant`);
}

/** The plan as the transaction that the service takes. */
export const actionsOf = (plan: CommitPlan): TransactionAction[] => [
  plan.before.etag === ''
    ? ['create', plan.snapshot]
    : ['update', plan.snapshot, 'Replace', { etag: plan.before.etag }],
  ...[...plan.markers, ...plan.events].map((row): TransactionAction => ['create', row]),
  ...plan.effects.map((row): TransactionAction => ['upsert', row, 'Replace']),
  ...plan.settled.map((rowKey): TransactionAction => ['delete', { partitionKey: plan.partition, rowKey }]),
];

const rowsOf = (plan: CommitPlan): Row[] => [
  plan.snapshot,
  ...plan.markers,
  ...plan.events,
  ...plan.effects,
  ...plan.settled.map((rowKey) => ({ partitionKey: plan.partition, rowKey })),
];

/** A commit without a command still leaves a row by which a lost answer can be found out. */
const markerKeys = ({ commandIds }: Commit, token: string): string[] =>
  commandIds.length === 0 ? [keyOf('commit', token)] : [...new Set(commandIds.map(commandKey))];

/** A transaction may hold a row once: of effects with the same key, the last one counts. */
const lastOfEach = (effects: Commit['effects']): Commit['effects'] =>
  effects.filter((effect, index) => effects.findLastIndex(({ key }) => key === effect.key) === index);

function versionAfter(commit: Commit, before: CaseVersion, token: string): Omit<CaseVersion, 'etag'> {
  const { next, wakeAt } = commit;
  const sameTime = wakeAt !== undefined && before.due.startsWith(`${keyOf(wakeAt)}|`);
  return {
    events: before.events + commit.events.length,
    commits: before.commits + 1,
    due: sameTime ? before.due : wakeAt === undefined ? '' : dueKey(wakeAt, next.ref, token),
    asked: commit.effects.length > 0 ? token : before.asked,
    people: [...new Set(next.parties.map(({ person }) => person))],
  };
}

function hintsOf(
  { next, effects }: Commit,
  before: CaseVersion,
  after: Omit<CaseVersion, 'etag'>,
  token: string,
): Row[] {
  const known = new Set(before.people);
  return [
    ...(after.due === '' || after.due === before.due ? [] : [dueRow(after.due, next.ref)]),
    ...(effects.length > 0 ? [undeliveredRow(next.ref, token)] : []),
    ...(before.events === 0 ? [kindRow(next)] : []),
    ...after.people.filter((person) => !known.has(person)).map((person) => personRow(person, next)),
  ];
}
