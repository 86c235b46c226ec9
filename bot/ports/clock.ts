import type { Instant } from '../protocol/instant.ts';

export interface Clock {
  /** The present moment, in UTC. */
  now(): Instant;
}
