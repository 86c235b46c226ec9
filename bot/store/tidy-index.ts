import type { TableClient, TransactionAction } from '@azure/data-tables';

/** Rows are taken away so long after they have become needless, together. In milliseconds. */
const AFTERWARDS_MS = 1_000;
/** The service takes so many in one transaction. */
const MOST_ROWS = 100;

/** Takes a row of the index away that is not needed any more. Best effort: what stays behind is found out when it is next read. */
export type Tidy = (rowKey: string) => Promise<unknown>;

/** At once; whoever calls it may wait for it. */
export const tidyAtOnce =
  (index: TableClient, partitionKey: string): Tidy =>
  (rowKey) =>
    index.deleteEntity(partitionKey, rowKey).catch(() => undefined);

/** A little later, with what other turns have left, so that no answer waits for it. */
export function tidyLater(index: TableClient, partitionKey: string): Tidy {
  let needless: string[] = [];
  const atOnce = tidyAtOnce(index, partitionKey);

  async function takeAway(rowKeys: readonly string[]): Promise<void> {
    const gone = rowKeys.map((rowKey): TransactionAction => ['delete', { partitionKey, rowKey }]);
    // One row that is gone already fails them all.
    await index.submitTransaction(gone).catch(() => Promise.all(rowKeys.map(atOnce)));
  }

  function flush(): void {
    const all = needless;
    needless = [];
    for (let from = 0; from < all.length; from += MOST_ROWS) void takeAway(all.slice(from, from + MOST_ROWS));
  }

  return (rowKey) => {
    if (needless.length === 0) setTimeout(flush, AFTERWARDS_MS).unref();
    needless.push(rowKey);
    return Promise.resolve();
  };
}
