import type { TableClient } from '@azure/data-tables';
import { callTable } from '../tables/call-table.ts';
import type { Row } from '../tables/row-limits.ts';

/** The service takes so many rows in one transaction. */
const MOST_ROWS = 100;

/** Rejects with a `StoreError` where the rows may not have been written. */
export type WriteTogether = (rows: readonly Row[]) => Promise<void>;

interface Waiting {
  readonly rows: readonly Row[];
  readonly done: () => void;
  readonly failed: (fault: unknown) => void;
}

/**
 * Writes rows of one partition. What several turns want written while a request is under way goes out with the next
 * one, together: each waits for its own rows only. No two rows are the same.
 */
export function writeTogether(table: TableClient): WriteTogether {
  let waiting: Waiting[] = [];
  let isUnderWay = false;

  async function sendAll(): Promise<void> {
    isUnderWay = true;
    while (waiting.length > 0) {
      const now = firstOf(waiting);
      waiting = waiting.slice(now.length);
      await send(now);
    }
    isUnderWay = false;
  }

  async function send(now: readonly Waiting[]): Promise<void> {
    try {
      await upsert(now.flatMap(({ rows }) => rows));
      for (const { done } of now) done();
    } catch (fault) {
      for (const { failed } of now) failed(fault);
    }
  }

  const upsert = (rows: readonly Row[]): Promise<unknown> =>
    callTable<unknown>('writing the index', () => {
      const [first] = rows;
      return rows.length === 1 && first
        ? table.upsertEntity(first, 'Replace')
        : table.submitTransaction(rows.map((row) => ['upsert', row, 'Replace']));
    });

  return (rows) =>
    new Promise((done, failed) => {
      waiting.push({ rows, done, failed });
      if (!isUnderWay) void sendAll();
    });
}

/** As many as go into one transaction, and at least one. */
function firstOf(waiting: readonly Waiting[]): readonly Waiting[] {
  let rows = 0;
  const tooMany = waiting.findIndex((it, index) => {
    rows += it.rows.length;
    return index > 0 && rows > MOST_ROWS;
  });
  return tooMany === -1 ? waiting : waiting.slice(0, tooMany);
}
