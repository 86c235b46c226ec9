/** One change inside a transaction, as it went over the line. */
export interface BatchAction {
  readonly method: string;
  readonly table: string;
  /** `*`, an ETag, or undefined where none was asked for. */
  readonly ifMatch: string | undefined;
  /** The row as JSON; only its keys where it is taken away. */
  readonly row: Readonly<Record<string, unknown>>;
}

/** The changes in the body of a table transaction. Throws where it has none. */
export function readBatch(body: string): BatchAction[] {
  const parts = body.split(/\r?\n--changeset_\S+/).filter((part) => /\bHTTP\/1\.1\r?\n/.test(part));
  if (parts.length === 0) throw new Error('the body holds no changes');
  return parts.map(readPart);
}

function readPart(part: string): BatchAction {
  const line = /^(POST|PUT|PATCH|MERGE|DELETE) (\S+|.*?) HTTP\/1\.1\r?$/m.exec(part);
  if (!line) throw new Error(`this is no change: ${part.slice(0, 200)}`);
  const [, method = '', address = ''] = line;
  const path = decodeURIComponent(new URL(address).pathname);
  const table = /\/([A-Za-z][A-Za-z0-9]*)(\(|$)/.exec(path)?.[1] ?? '';
  const [, partition = '', rowKey = ''] = /PartitionKey='(.*)',RowKey='(.*)'\)/.exec(path) ?? [];
  const json = /^\{.*\}\r?$/m.exec(part)?.[0];
  const row = json === undefined ? {} : (JSON.parse(json) as Record<string, unknown>);
  return {
    method,
    table,
    ifMatch: /^If-Match: (.*?)\r?$/im.exec(part)?.[1],
    row: { PartitionKey: partition, RowKey: rowKey, ...row },
  };
}
