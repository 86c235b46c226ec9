import type { Kind } from '../ports/case-store.ts';
import type { Case } from '../protocol/case.ts';
import type { Instant } from '../protocol/instant.ts';
import { keyOf } from '../tables/encode-key.ts';
import type { Row } from '../tables/row-limits.ts';

/** The partitions of the index. Its rows are hints: each is checked against the case before it counts. */
export const WORK = 'work';
export const personPartition = (person: string): string => keyOf('person', person);

/** What waits, by the first part of its row key. */
export const DUE = 'due';
export const UNDELIVERED = 'undelivered';

/**
 * The commit is part of both keys: whoever takes a row away takes away their own, never one that another commit, which
 * is still under way, has just written.
 */
export const dueKey = (at: Instant, ref: string, commit: string): string => keyOf(DUE, at, ref, commit);
export const undeliveredKey = (ref: string, commit: string): string => keyOf(UNDELIVERED, ref, commit);

export const workRow = (rowKey: string, ref: string): Row => ({ partitionKey: WORK, rowKey, ref });

export const kindPartition = ({ protocol, category }: Kind): string =>
  keyOf('kind', protocol, String(category));

export const kindRow = ({ ref, openedAt, protocol, intake }: Case): Row => ({
  partitionKey: kindPartition({ protocol: protocol.id, category: intake.category }),
  rowKey: keyOf(openedAt, ref),
  ref,
  openedAt,
});

/** Newest first: keys can only be read upwards. */
export const personRow = (person: string, { ref, openedAt }: Case): Row => ({
  partitionKey: personPartition(person),
  rowKey: keyOf(String(9_999_999_999_999 - Date.parse(openedAt)).padStart(13, '0'), ref),
  ref,
});
