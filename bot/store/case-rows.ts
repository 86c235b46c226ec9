import type { Effect } from '../protocol/effect.ts';
import type { CaseEvent } from '../protocol/event.ts';
import type { Instant } from '../protocol/instant.ts';
import type { Case } from '../protocol/case.ts';
import { keyOf } from '../tables/encode-key.ts';
import type { Row } from '../tables/row-limits.ts';
import { storedCase } from './case-schema.ts';
import type { CaseVersion } from './case-version.ts';
import { storedEffect } from './effect-schema.ts';
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

/** Text order is the order of the numbers. */
const ordinal = (count: number): string => String(count).padStart(10, '0');

/** `commit` tells whose write this was, when an answer was lost; the rest is what the next commit must know. */
export const snapshotRow = (next: Case, commit: string, version: Omit<CaseVersion, 'etag'>): Row => ({
  partitionKey: partitionOf(next.ref),
  rowKey: SNAPSHOT,
  commit,
  revision: next.revision,
  events: version.events,
  commits: version.commits,
  due: version.due,
  asked: version.asked,
  people: JSON.stringify(version.people),
  ...toStored(storedCase, next, `${next.ref} ${SNAPSHOT}`),
});

/** `sequence` counts from 1 in each case. */
export function eventRow(partitionKey: string, sequence: number, event: CaseEvent): Row {
  const rowKey = keyOf(EVENT, ordinal(sequence));
  return { partitionKey, rowKey, ...toStored(storedEvent, event, `${partitionKey} ${rowKey}`) };
}

export const commandRow = (partitionKey: string, rowKey: string, commit: string): Row => ({
  partitionKey,
  rowKey,
  commit,
});

/** Keyed by the effect, so that one asked for again replaces itself; `asked` keeps the order of asking. */
export function effectRow(partitionKey: string, effect: Effect, commits: number, index: number): Row {
  const rowKey = effectKey(effect.key);
  const asked = `${ordinal(commits)}|${ordinal(index)}`;
  return {
    partitionKey,
    rowKey,
    asked,
    attempts: 0,
    ...toStored(storedEffect, effect, `${partitionKey} ${rowKey}`),
  };
}

/** What a delivery changes in an effect's row. No time: the try is taken back, and counts all the same. */
export const attemptRow = (partitionKey: string, rowKey: string, attempts: number, at?: Instant): Row => ({
  partitionKey,
  rowKey,
  attempts,
  attemptedAt: at ?? '',
});
