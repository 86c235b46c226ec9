import { StoreError } from './store-error.ts';

/** A row as it is written: keys, texts, numbers. */
export interface Row {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly [name: string]: string | number | boolean;
}

const MIB = 1024 * 1024;
const MOST_CHANGES = 100;
const MOST_PROPERTIES = 255;
/** UTF-16 units of one text. */
const LONGEST_TEXT = 32_768;
/** Partition key, row key and timestamp count as properties. */
const KEPT_BY_THE_SERVICE = 3;
/** Around each change: boundary, method, address, headers. Generous on purpose. */
const ENVELOPE_BYTES = 1000;

/**
 * The service's limits, checked here because an emulator lets through what the service refuses, and because a refusal
 * of the service does not say which row it was. Throws `StoreError` with `too-many-changes`, `too-large`, `row-too-large`.
 */
export function checkTransaction(rows: readonly Row[]): void {
  if (rows.length > MOST_CHANGES) {
    throw new StoreError(
      'too-many-changes',
      `${rows.length} rows in one write; at most ${MOST_CHANGES} are allowed`,
    );
  }
  rows.forEach(checkRow);
  const bytes = rows.reduce((sum, row) => sum + bytesSent(row), 0);
  if (bytes >= 4 * MIB)
    throw new StoreError('too-large', `one write of ${bytes} bytes; it must stay below 4 MiB`);
}

/** The limits of a single row. */
export function checkRow(row: Row): void {
  const properties = Object.keys(row).length - 2 + KEPT_BY_THE_SERVICE;
  if (properties > MOST_PROPERTIES) {
    throw new StoreError(
      'row-too-large',
      `row ${row.rowKey} has ${properties} properties; at most ${MOST_PROPERTIES} are allowed`,
    );
  }
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'string' && value.length > LONGEST_TEXT) {
      throw new StoreError(
        'row-too-large',
        `${name} of row ${row.rowKey} is longer than ${LONGEST_TEXT} units`,
      );
    }
  }
  const bytes = bytesKept(row);
  if (bytes >= MIB)
    throw new StoreError('row-too-large', `row ${row.rowKey} has ${bytes} bytes; it must stay below 1 MiB`);
}

/** What the service counts: UTF-16 texts, 8 bytes at most for other values, 8 bytes and the name for each property. */
const bytesKept = (row: Row): number =>
  Object.entries(row).reduce(
    (sum, [name, value]) =>
      sum + 8 + 2 * name.length + (typeof value === 'string' ? 4 + 2 * value.length : 8),
    4,
  );

/** What goes over the line: JSON in UTF-8, and the keys once more in the address. */
const bytesSent = (row: Row): number =>
  Buffer.byteLength(JSON.stringify(row)) + ENVELOPE_BYTES + 3 * (row.partitionKey.length + row.rowKey.length);
