import type { Day, Instant } from './instant.ts';

/** A person as a case needs to know them when they are given a part in it. */
export interface PersonCard {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  /** The id of their agency. */
  readonly agency: string;
  readonly agencyName: string;
  /** Not in the partnership's Teams: reached by e-mail. */
  readonly outside?: true;
  /** Named by somebody of a case; the business manager has not confirmed the entry. */
  readonly unconfirmed?: true;
}

/** From the first of these days to the last, both included. */
export interface Absence {
  readonly from: Day;
  readonly until: Day;
}

/** A listed person. Days are London days, `2026-11-22`. */
export interface RosterPerson extends PersonCard {
  /** The team or area of the agency, where it has several. */
  readonly team?: string;
  readonly away?: Absence;
}

/** An entry of the directory, as far as a case needs to know it. */
interface Entry {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly agency: string;
  readonly outside?: boolean | undefined;
  readonly unconfirmed?: object | undefined;
}

export const cardOf = ({ id, name, email, agency, ...marks }: Entry, agencyName: string): PersonCard => ({
  person: id,
  name,
  email,
  agency,
  agencyName,
  ...(marks.outside === true && { outside: true as const }),
  ...(marks.unconfirmed && { unconfirmed: true as const }),
});

/** True where somebody is away on that day. */
export const isAway = ({ away }: { readonly away?: Absence | undefined }, day: Day): boolean =>
  away !== undefined && away.from <= day && day <= away.until;

/** That somebody holds a role of a protocol for an agency. */
export interface Holding {
  readonly protocol: string;
  readonly role: string;
  readonly agency: string;
  readonly person: string;
  /** Holds it for this team or area only; absent: for the whole agency. */
  readonly team?: string;
  /** Who stands in while the holder is away. */
  readonly deputy?: string;
  /** The first day on which they hold it; absent: since ever. */
  readonly from?: string;
  /** The first day on which they no longer hold it. */
  readonly endsOn?: string;
  /** Somebody of a case has said so, and the business manager has not confirmed it yet. */
  readonly unconfirmed?: { readonly by: string; readonly at: Instant; readonly ref?: string };
}

export interface RosterAgency {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** True where it is held no longer on that day. */
export const isOver = ({ endsOn }: Holding, day: Day): boolean => endsOn !== undefined && endsOn <= day;

/** True where it is held on that day. */
export const isHeldOn = (held: Holding, day: Day): boolean =>
  (held.from === undefined || held.from <= day) && !isOver(held, day);

/** The directory as it stands, at hand without waiting: data only, made anew when it changes. */
export interface Roster {
  readonly agencies: ReadonlyMap<string, RosterAgency>;
  readonly people: ReadonlyMap<string, RosterPerson>;
  /** By `holdingKey`: what is held of one role of one protocol, by whichever agency. */
  readonly holdings: ReadonlyMap<string, readonly Holding[]>;
  /** When it was read. */
  readonly at: Instant;
}

export const holdingKey = (protocol: string, role: string): string => `${protocol} ${role}`;
