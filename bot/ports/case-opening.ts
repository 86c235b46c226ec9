import type { Case } from '../protocol/case.ts';
import type { Eligibility } from '../protocol/eligibility.ts';
import type { Protocol } from '../protocol/definition.ts';
import type { Instant } from '../protocol/instant.ts';
import type { RaisedMatter } from '../protocol/raised-matter.ts';
import type { Refusal } from '../protocol/refusal.ts';
import type { CommandTarget } from './case-service.ts';
import type { Draft } from './draft-store.ts';
import type { Person } from './people.ts';

/** Everything that sending a draft will do, worked out beforehand: shown first, done when the person says so. */
export interface Opening {
  /** Sent one after the other. */
  readonly targets: readonly CommandTarget[];
  /** The case as it will be, as far as can be known. */
  readonly preview: Case;
}

export interface OpeningRequest {
  readonly draft: Draft;
  readonly matter: RaisedMatter;
  readonly protocol: Protocol;
  readonly person: Person;
  readonly now: Instant;
}

export type PrepareOpening = (
  request: OpeningRequest,
) => Promise<Opening | { readonly refused: Refusal } | { readonly ineligible: Eligibility }>;
