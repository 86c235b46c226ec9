import type { StatedDays } from './case.ts';
import type { EventKey } from './event-key.ts';
import type { Instant } from './instant.ts';

/** By when somebody needs it settled: a moment, or so many days from when it is put to the other side. */
export type StatedTime = { readonly until: Instant } | { readonly days: StatedDays };

/** What a person says when they raise a matter, complete and sound. Times UTC. */
export interface RaisedMatter {
  /** Directory id of the person disagreed with. */
  readonly counterpart: string;
  readonly category: number;
  /** With what it began, where the protocol counts from there or opens its first stage by it: see `beginningsOf`. */
  readonly dayZero?: { readonly key: EventKey; readonly at: Instant };
  /** When it was already put to them by word of mouth; absent: sending does it. */
  readonly spokenAt?: Instant;
  /** Where the first stage is an informal talk: begin with it, it has been tried without success, or it is too serious. */
  readonly informal?: 'talk' | 'tried' | 'too-serious';
  /** Where the document prints no time for the first stage. */
  readonly stated?: StatedTime;
  readonly whatHappened: string;
  readonly evidence: string;
  readonly wouldSettle: string;
  readonly childReference: string;
  readonly earlier?: { readonly until: Instant; readonly reason: string };
}
