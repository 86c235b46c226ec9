import type { TransactionAction } from '@azure/data-tables';
import type { Commit } from '../ports/case-store.ts';
import { keyOf } from '../tables/encode-key.ts';
import { checkTransaction, type Row } from '../tables/row-limits.ts';
import { StoreError } from '../tables/store-error.ts';
import {
  type Asked,
  type ChainedRow,
  askedAs,
  type NextVersion,
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
import { chainStart } from './event-chain.ts';
import { DUE, dueKey, kindRow, personRow, undeliveredKey, workRow } from './index-rows.ts';

/** A commit as rows: nothing has been sent yet. */
export interface CommitPlan {
  readonly ref: string;
  readonly partition: string;
  /** Tells this commit from every other one: whose row it is that we find when an answer was lost. */
  readonly token: string;
  readonly before: CaseVersion;
  readonly after: NextVersion;
  readonly snapshot: Row;
  /** The rows that a second delivery of the command runs into. At least one. */
  readonly markers: readonly Row[];
  readonly events: readonly Row[];
  readonly effects: readonly Row[];
  /** What the rows of effects hold, in their order. */
  readonly asked: readonly Asked[];
  /** Row keys of effects to take away. */
  readonly settled: readonly string[];
  /** Rows of the index that must be there before the commit is: where work waits, and the rest. */
  readonly work: readonly Row[];
  readonly hints: readonly Row[];
}

/**
 * Turns a commit into rows and checks them against the service's limits.
 * Throws `StoreError` with `unwritable`, `key-too-long`, `too-many-changes`, `too-large` or `row-too-large`.
 */
export function planCommit(commit: Commit, before: CaseVersion, token: string): CommitPlan {
  const partition = partitionOf(commit.next.ref);
  checkTime(commit, partition);
  const events = chained(commit, before, partition);
  const after = versionAfter(commit, before, token, events.at(-1)?.hash ?? before.head);
  const asked = askedBy(commit, after.commits);
  const effects = asked.map((it) => effectRow(partition, it));
  const written = new Set(effects.map((row) => row.rowKey));
  const plan: CommitPlan = {
    ref: commit.next.ref,
    partition,
    token,
    before,
    after,
    snapshot: snapshotRow(commit.next, token, after),
    markers: markerKeys(commit, token).map((rowKey) => commandRow(partition, rowKey, token)),
    events,
    effects,
    asked,
    settled: [...new Set(commit.settled.map(effectKey))].filter((rowKey) => !written.has(rowKey)),
    work: workOf(commit, before, after),
    hints: hintsOf(commit, before, after),
  };
  checkTransaction(rowsOf(plan));
  return plan;
}

/** The effects as they will be pending. */
const askedBy = ({ effects, begins }: Commit, commits: number): Asked[] =>
  lastOfEach(effects).map((effect, index) => ({
    effect,
    asked: askedAs(commits, index),
    ...(begins?.key === effect.key ? { attempts: 1, attemptedAt: begins.at } : { attempts: 0 }),
  }));

/** Each event's row carries the hash of the one before. */
function chained({ next, events }: Commit, before: CaseVersion, partition: string): ChainedRow[] {
  const rows: ChainedRow[] = [];
  for (const event of events) {
    const previous = rows.at(-1)?.hash ?? (before.events === 0 ? chainStart(next.ref) : before.head);
    rows.push(eventRow(partition, before.events + rows.length + 1, event, previous));
  }
  return rows;
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

function versionAfter(commit: Commit, before: CaseVersion, token: string, head: string): NextVersion {
  const { next, wakeAt } = commit;
  const left = before.pending.filter((key) => !commit.settled.includes(key));
  const sameTime = wakeAt !== undefined && before.due.startsWith(`${keyOf(DUE, wakeAt)}|`);
  return {
    events: before.events + commit.events.length,
    commits: before.commits + 1,
    due: sameTime ? before.due : wakeAt === undefined ? '' : dueKey(wakeAt, next.ref, token),
    asked: commit.effects.length > 0 ? token : left.length > 0 ? before.asked : '',
    people: [...new Set(next.parties.map(({ person }) => person))],
    pending: [...new Set([...left, ...commit.effects.map(({ key }) => key)])],
    head,
  };
}

function workOf({ next: { ref }, effects }: Commit, before: CaseVersion, after: NextVersion): Row[] {
  return [
    ...(after.due === '' || after.due === before.due ? [] : [workRow(after.due, ref)]),
    ...(effects.length > 0 ? [workRow(undeliveredKey(ref, after.asked), ref)] : []),
  ];
}

function hintsOf({ next }: Commit, before: CaseVersion, after: NextVersion): Row[] {
  const known = new Set(before.people);
  return [
    ...(before.events === 0 ? [kindRow(next)] : []),
    ...after.people.filter((person) => !known.has(person)).map((person) => personRow(person, next)),
  ];
}
