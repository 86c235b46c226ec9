import type { Row } from '../tables/row-limits.ts';
import { CHANNEL } from './directory-rows.ts';

/** Rows in one transaction: the service takes no more. */
const MOST_ROWS = 100;

export type Keys = Pick<Row, 'partitionKey' | 'rowKey'>;

/** Rows by the transactions in which they can be written: each stays in one partition. */
export function batchesOf<R extends Keys>(rows: readonly R[]): R[][] {
  const partitions = [...new Set(rows.map(({ partitionKey }) => partitionKey))].sort();
  return partitions.flatMap((partition) => {
    const own = rows.filter(({ partitionKey }) => partitionKey === partition);
    return Array.from({ length: Math.ceil(own.length / MOST_ROWS) }, (_, batch) =>
      own.slice(batch * MOST_ROWS, (batch + 1) * MOST_ROWS),
    );
  });
}

/** What is said of somebody is all there is to say; of a channel, the bot may have learnt more than a file knows. */
export const modeOf = ({ partitionKey }: Keys) => (partitionKey === CHANNEL ? 'Merge' : 'Replace');
