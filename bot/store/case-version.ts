import * as z from 'zod';

const versionSchema = z.strictObject({
  /** Of the snapshot's row. */
  etag: z.string(),
  /** How many events, and how many commits, are stored. */
  events: z.number(),
  commits: z.number(),
  /** The row key of the case's present due time; empty: it has none. */
  due: z.string(),
  /** The commit that last asked for deliveries, which lists the case as undelivered; empty: nothing is pending. */
  asked: z.string(),
  /** Those for whom the case is indexed. */
  people: z.array(z.string()),
  /** Keys of pending effects. */
  pending: z.array(z.string()),
  /** The hash of the last event's row; what stands before the first: see `event-chain.ts`. */
  head: z.string(),
});

/**
 * What a commit must know of the stored state that it follows. It travels with the loaded case as its opaque
 * version, so that a commit reads nothing before it writes.
 */
export type CaseVersion = z.output<typeof versionSchema>;

/** A case that is not stored yet. */
export const NO_VERSION: CaseVersion = {
  etag: '',
  events: 0,
  commits: 0,
  due: '',
  asked: '',
  people: [],
  pending: [],
  head: '',
};

/** The version of a commit that is known to be stored, and known to be overtaken: the next write on it must lose. */
export const OVERTAKEN = 'overtaken';

export const writeVersion = (version: CaseVersion): string => JSON.stringify(version);

/** Undefined for a text that cannot be the version of a stored case, so that whoever names it is in conflict. */
export function readVersion(text: string): CaseVersion | undefined {
  try {
    return versionSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
