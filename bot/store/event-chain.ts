import { createHash } from 'node:crypto';

/**
 * The hash of an event's row, over the hash of the row before it and its own content: whoever changes, removes or
 * inserts a row breaks every hash from there on. SHA-256 in hex. `previous` is `chainStart` for the first row.
 */
export const chainHash = (previous: string, sequence: number, schema: number, json: string): string =>
  // The JSON comes last, and neither a hash nor a reference nor a number holds a line end: no two rows give one text.
  createHash('sha256').update(`${previous}\n${sequence}\n${schema}\n${json}`).digest('hex');

/** What stands before the first row: the case's own reference, so that no chain can pass for that of another case. */
export const chainStart = (ref: string): string => ref;
