import type { Instant } from '../../bot/protocol/instant.ts';
import type { HeldKey } from './directory-wish.ts';

/** Somebody in a list. Names are as they stand in the directory: pass them through `plainName`. */
export interface PersonEntry {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly agencyName: string;
  readonly jobTitle?: string | undefined;
  readonly outside: boolean;
  readonly unconfirmed: boolean;
  /** The last day of an absence that has begun. */
  readonly awayUntil?: string | undefined;
}

/** A role that somebody holds. */
export interface HeldRole {
  readonly held: HeldKey;
  /** The short title of its procedure. */
  readonly procedure: string;
  readonly title: string;
  readonly agencyName: string;
  readonly deputy?: string | undefined;
  readonly from?: string | undefined;
  readonly endsOn?: string | undefined;
  readonly unconfirmed: boolean;
  /** Whether whoever looks keeps this procedure. */
  readonly mayChange: boolean;
}

/** One entry of the directory with all that belongs to it. */
export interface PersonDetails {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly agencyName: string;
  readonly team?: string | undefined;
  readonly jobTitle?: string | undefined;
  readonly outside: boolean;
  readonly away?: { readonly from: string; readonly until: string } | undefined;
  readonly unconfirmed?:
    { readonly by: string; readonly at: Instant; readonly ref?: string | undefined } | undefined;
  readonly roles: readonly HeldRole[];
}

/** Something that can be chosen from a list, or named where the list is too long for a card. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** What it may be named by as well: an e-mail address. */
  readonly also?: string | undefined;
}
