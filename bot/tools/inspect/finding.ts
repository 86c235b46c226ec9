/**
 * What is wrong with a record. It names entries, rows and places, never what people wrote.
 * - `changed`, `removed`, `inserted`, `moved`: what was done to the entry, the first one that it was done to.
 * - `head`, `snapshot`: the case's own row does not fit its entries. - `limit`: an entry tells another date than the
 *   protocol gives. - `mark`: the record does not have the mark that was written down outside.
 */
export interface Finding {
  readonly kind: 'changed' | 'removed' | 'inserted' | 'moved' | 'head' | 'snapshot' | 'limit' | 'mark';
  /** Counts from 1. */
  readonly entry?: number;
  readonly text: string;
}
