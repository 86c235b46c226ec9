import type { EffectMark, PendingEffect } from '../ports/case-store.ts';
import type { CaseEvent } from '../protocol/event.ts';
import type { Case } from '../protocol/case.ts';
import { keyOf } from '../tables/encode-key.ts';
import { joinText } from '../tables/long-text.ts';
import type { Row } from '../tables/row-limits.ts';
import { storedCase } from './case-schema.ts';
import type { CaseVersion } from './case-version.ts';
import { storedEffect } from './effect-schema.ts';
import { chainHash } from './event-chain.ts';
import { storedEvent } from './event-schema.ts';
import { toStored } from './stored-json.ts';

/** The rows of one case's partition, by their kind. The kinds are in the order of their keys. */
export const COMMAND = 'command';
export const EFFECT = 'effect';
export const EVENT = 'event';
export const SNAPSHOT = 'snapshot';

export const partitionOf = (ref: string): string => keyOf(ref);
export const commandKey = (commandId: string): string => keyOf(COMMAND, commandId);
export const effectKey = (key: string): string => keyOf(EFFECT, key);

/** A row that carries the hash of the rows up to itself. */
export type ChainedRow = Row & { readonly hash: string };
/** What a commit leaves for the next one to know. */
export type NextVersion = Omit<CaseVersion, 'etag'>;

/** Text order is the order of the numbers. */
const ordinal = (count: number): string => String(count).padStart(10, '0');

/** `commit` tells whose write this was, when an answer was lost; the rest is what the next commit must know. */
export const snapshotRow = (next: Case, commit: string, version: NextVersion): Row => ({
  partitionKey: partitionOf(next.ref),
  rowKey: SNAPSHOT,
  commit,
  revision: next.revision,
  events: version.events,
  commits: version.commits,
  due: version.due,
  asked: version.asked,
  people: JSON.stringify(version.people),
  pending: JSON.stringify(version.pending),
  head: version.head,
  ...toStored(storedCase, next, `${next.ref} ${SNAPSHOT}`),
});

/** `sequence` counts from 1 in each case; `previous` is the hash of the row before. */
export function eventRow(
  partitionKey: string,
  sequence: number,
  event: CaseEvent,
  previous: string,
): ChainedRow {
  const rowKey = keyOf(EVENT, ordinal(sequence));
  const stored = toStored(storedEvent, event, `${partitionKey} ${rowKey}`);
  const hash = chainHash(previous, sequence, stored.schema, joinText({ ...stored }));
  return { partitionKey, rowKey, ...stored, hash };
}

export const commandRow = (partitionKey: string, rowKey: string, commit: string): Row => ({
  partitionKey,
  rowKey,
  commit,
});

/** An effect as it becomes pending. */
export type Asked = Omit<PendingEffect, 'mark'>;

/** Text order is the order of asking. */
export const askedAs = (commits: number, index: number): string => `${ordinal(commits)}|${ordinal(index)}`;

/** Keyed by the effect, so that one asked for again replaces itself; `asked` keeps the order of asking. */
export function effectRow(partitionKey: string, { effect, asked, attempts, attemptedAt = '' }: Asked): Row {
  const rowKey = effectKey(effect.key);
  const stored = toStored(storedEffect, effect, `${partitionKey} ${rowKey}`);
  return { partitionKey, rowKey, asked, attempts, attemptedAt, ...stored };
}

/** What is known of a pending effect. `by` tells whose write it was, when an answer was lost. */
export const markRow = (
  partitionKey: string,
  { of: { effect }, attempts, attemptedAt = '', notBefore = '', ended }: EffectMark,
  by: string,
): Row => ({
  partitionKey,
  rowKey: effectKey(effect.key),
  attempts,
  attemptedAt,
  notBefore,
  ended: ended === undefined ? '' : JSON.stringify(ended),
  by,
});
