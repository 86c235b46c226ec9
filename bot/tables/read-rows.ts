import type { TableClient, TableEntityResult } from '@azure/data-tables';
import { callTable, statusOf } from './call-table.ts';
import { StoreError } from './store-error.ts';

/** A row as it comes back: not yet trusted. */
export type StoredRow = TableEntityResult<Record<string, unknown>> & {
  readonly partitionKey: string;
  readonly rowKey: string;
};

/** A page of a query holds 1,000 rows at most. */
const LARGEST_PAGE = 1_000;

/** The row with these keys, or undefined. `select` names the properties to bring; default: all. */
export async function findRow(
  table: TableClient,
  partitionKey: string,
  rowKey: string,
  select?: readonly string[],
): Promise<StoredRow | undefined> {
  const options = select ? { queryOptions: { select: keysAnd(select) } } : {};
  return await callTable(`reading ${table.tableName}`, async () => {
    try {
      return toStoredRow(await table.getEntity(partitionKey, rowKey, options));
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw error;
    }
  });
}

/** Which rows of one partition, by row key: `from` is the first that may come, `before` the first that may not. */
export interface RowRange {
  readonly partitionKey: string;
  readonly from?: string;
  readonly before?: string;
  readonly select?: readonly string[];
  /** How many the caller is likely to take; more still come if it goes on. */
  readonly expect?: number;
}

/** Rows in the order of their keys. An empty page is not the end: the service may stop anywhere and go on. */
export async function* rowsOf(table: TableClient, range: RowRange): AsyncGenerator<StoredRow> {
  const queryOptions = { filter: filterOf(range), ...(range.select && { select: keysAnd(range.select) }) };
  const pages = table
    .listEntities({ queryOptions })
    .byPage({ maxPageSize: Math.min(range.expect ?? LARGEST_PAGE, LARGEST_PAGE) });
  for (;;) {
    const page = await callTable(`listing ${table.tableName}`, () => pages.next());
    if (page.done === true) return;
    yield* page.value.map(toStoredRow);
  }
}

/** The range of all row keys that begin with `prefix|`. `}` is the character after `|`. */
export const startingWith = (prefix: string) => ({ from: `${prefix}|`, before: `${prefix}}` });

export async function allRows(table: TableClient, range: RowRange): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  for await (const row of rowsOf(table, range)) rows.push(row);
  return rows;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const filterOf = ({ partitionKey, from, before }: RowRange): string =>
  [
    `PartitionKey eq ${quoted(partitionKey)}`,
    ...(from === undefined ? [] : [`RowKey ge ${quoted(from)}`]),
    ...(before === undefined ? [] : [`RowKey lt ${quoted(before)}`]),
  ].join(' and ');

/** The service leaves out even the keys where they are not asked for. */
const keysAnd = (select: readonly string[]): string[] => ['partitionKey', 'rowKey', ...select];

function toStoredRow(row: TableEntityResult<Record<string, unknown>>): StoredRow {
  const { partitionKey, rowKey } = row;
  if (typeof partitionKey !== 'string' || typeof rowKey !== 'string') {
    throw new StoreError('unreadable', 'the service returned a row without keys');
  }
  return { ...row, partitionKey, rowKey };
}
