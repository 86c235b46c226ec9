/** How a proof is to be run. */
export interface ProofOptions {
  /** The long run of `npm run faults`; otherwise the quick one that is part of `npm test`. */
  readonly full: boolean;
  /** Everything that is drawn at random comes from this: the same seed gives the same run. */
  readonly seed: number;
  /** Says how far it is. */
  readonly tell: (line: string) => void;
}

/** What a proof has found. It holds when the three lists are empty. */
export interface Findings {
  /** What was done how often, by a name that can be printed: `injection points`, `runs`, `protocols`… */
  readonly figures: Readonly<Record<string, number>>;
  /** What should have been stored, sent or shown and was not. Each names the run and the seed that show it again. */
  readonly losses: readonly string[];
  /** What was stored, sent or shown more than once. */
  readonly duplicates: readonly string[];
  /** Anything else that must not be: a wrong state, an *unknown* where the far side cannot have acted, a crash. */
  readonly wrong: readonly string[];
  /** Messages marked *unknown*, all of them where the far side may have acted. */
  readonly unknowns: number;
}

/** One class of faults, and what must survive it. */
export interface Proof {
  readonly name: string;
  run(options: ProofOptions): Promise<Findings>;
}
