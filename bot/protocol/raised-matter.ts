import type { Instant } from './instant.ts';

/** What a person says when they raise a matter, complete and sound. Times UTC. */
export interface RaisedMatter {
  /** Directory id of the person disagreed with. */
  readonly counterpart: string;
  readonly category: number;
  /** Day zero, where the protocol has one. */
  readonly dayZero?: { readonly key: 'disagreement-arose' | 'decision-received'; readonly at: Instant };
  /** When it was already put to them by word of mouth; absent: sending does it. */
  readonly spokenAt?: Instant;
  /** Where the first stage is informal: begin with a talk, it has been tried without success, or it is too serious. */
  readonly informal?: 'talk' | 'tried' | 'too-serious';
  readonly whatHappened: string;
  readonly evidence: string;
  readonly wouldSettle: string;
  readonly childReference: string;
  readonly earlier?: { readonly until: Instant; readonly reason: string };
}
