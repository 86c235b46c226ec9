import type { IncomingMessage } from 'node:http';

/** What a request is for in a turn. Rows of the directory and of drafts are `other`. */
export type Purpose =
  | 'load the case'
  | 'announce in the index'
  | 'commit'
  | 'mark as begun'
  | 'commit receipts'
  | 'read what is pending'
  | 'look for own rows'
  | 'find work'
  | 'tidy the index'
  | 'other';

const UNDER_CASES = /\/Cases\(/;
const COMMAND = /RowKey='command(%7C|\|)/i;

/** What a transaction changes, by the requests in it. */
function ofTransaction(body: string): Purpose {
  if (/\/Index\(/.test(body) || /"PartitionKey":"work"/.test(body))
    return /^DELETE /m.test(body) ? 'tidy the index' : 'announce in the index';
  if (!/RowKey=('|%27)snapshot|"RowKey":"snapshot"/.test(body))
    return UNDER_CASES.test(body) ? 'mark as begun' : 'other';
  return body.includes('"RowKey":"command|') ? 'commit' : 'commit receipts';
}

/** Tells by the address and the body what the product is doing. */
export function purposeOf({ method = '', url = '' }: IncomingMessage, body: string): Purpose {
  const path = decodeURIComponent(url);
  if (path.includes('$batch')) return ofTransaction(body);
  if (path.includes('/Index')) {
    if (method === 'GET') return 'find work';
    return method === 'DELETE' ? 'tidy the index' : 'announce in the index';
  }
  if (!path.includes('/Cases') || method !== 'GET') return 'other';
  if (COMMAND.test(path) || path.includes("RowKey='commit|") || path.includes('$select=commit'))
    return 'look for own rows';
  return path.includes("RowKey='snapshot'") ? 'load the case' : 'read what is pending';
}
