import type { OneOffHoliday } from './calendar.ts';
import type { EventKey } from './event-key.ts';
import type { Side } from './definition.ts';
import type { Facts } from './predicate.ts';
import type { Instant } from './instant.ts';

/** By whose word somebody has a part, where it is not the directory's: the directory does not take it back. */
export type GivenWhy =
  /** Nobody was listed, and somebody of the case has named them; `line-above` followed a suggestion of the tenant. */
  | { readonly kind: 'named' | 'line-above'; readonly by: string }
  /** Somebody who had the part has passed it on, or the business manager has. */
  | { readonly kind: 'handed-over'; readonly of: string; readonly by: string };

/** Why somebody has a part that the directory or the protocol would not have given them by itself. */
export type PartyWhy =
  /** They stand in for a holder who is away, up to and with that day. */
  | { readonly kind: 'deputy'; readonly of: string; readonly until: string }
  /** They are away themselves, up to and with that day. */
  | { readonly kind: 'away'; readonly until: string; readonly given?: GivenWhy }
  | GivenWhy;

/** A person who has a part in the case. Their authority is what stands here, never what a card says. */
export interface Party {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly agency: string;
  readonly agencyName: string;
  readonly side: Side | 'neutral';
  readonly role: string;
  /** Is written to, and neither acts nor reads: a chair who is told of a gap in policy. */
  readonly receivesOnly?: true;
  /** What their agency calls the level that they hold: "Detective Inspector". */
  readonly title?: string;
  /** The role by which they hold it in place of the printed one: `head-teacher`. */
  readonly substitute?: string;
  /** Is not in the partnership's Teams: is reached by e-mail, and others put on record what they say. */
  readonly outside?: true;
  /** Was named by somebody of the case, and the business manager has not confirmed the entry yet. */
  readonly unconfirmed?: true;
  readonly why?: PartyWhy;
}

/** One part of somebody in a case: nobody has the same one twice. */
export type Part = Pick<Party, 'person' | 'side' | 'role'>;

export const isSamePart = (a: Part, b: Part): boolean =>
  a.person === b.person && a.side === b.side && a.role === b.role;

/** How long somebody states for a stage, where the document prints no time. `unspecified`: they did not say which days. */
export interface StatedDays {
  readonly n: number;
  readonly unit: 'working' | 'calendar' | 'unspecified';
}

/** Who did it: a person by directory id, or the service itself. */
export interface Actor {
  readonly person: string;
  readonly name: string;
  /** Whoever put it on record for them, where they are outside Teams. */
  readonly via?: { readonly person: string; readonly name: string };
}
export const SERVICE: Actor = { person: 'service', name: 'Counterpart' };

/** One thing that happened in the world, as somebody told the bot. */
export interface Happening {
  readonly key: EventKey;
  readonly stage: string;
  /** Absent where both sides did it. */
  readonly side?: Side | 'neutral' | undefined;
  readonly by: Actor;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly duty?: string | undefined;
  readonly medium?: string | undefined;
  readonly reason?: string | undefined;
  readonly level?: string | undefined;
  readonly until?: Instant | undefined;
  readonly days?: StatedDays | undefined;
  /** What was written when a duty was recorded: the parties' alone. */
  readonly note?: string | undefined;
  /** Of what was sent through an office: who has it now. */
  readonly receivedBy?: string | undefined;
  readonly action?: string | undefined;
  readonly owner?: string | undefined;
  readonly facts?: Facts | undefined;
}

export interface StageRun {
  readonly stage: string;
  readonly enteredAt: Instant;
  readonly leftAt?: Instant;
  /** Left before its limit. */
  readonly early?: boolean;
  readonly because?: string;
}

/** The wording that one side has put to the other. */
export interface Settlement {
  readonly stage: string;
  readonly side: Side | 'neutral';
  readonly by: Actor;
  readonly wording: string;
  readonly at: Instant;
  readonly objection?: { by: Actor; reason: string; at: Instant } | undefined;
  /** Sides that have agreed to it, of a stage that three must end; the last one's word confirms it. */
  readonly agreed?: readonly (Side | 'neutral')[];
  readonly confirmedBy?: Actor;
}

/** A text that the service e-mails; its receipt fulfils the duty. */
export interface Writing {
  readonly duty: string;
  readonly stage: string;
  readonly by: Actor;
  readonly side: Side | 'neutral';
  readonly at: Instant;
  readonly fields: Readonly<Record<string, string>>;
  readonly attested: readonly string[];
  /** The form of the protocol that this is a version of; `fields` then holds all of it, whoever filled it in. */
  readonly form?: string;
  readonly version?: number;
  /** Why it goes up before its time. */
  readonly reason?: string | undefined;
  readonly to: readonly Party[];
  readonly copies: readonly Party[];
  readonly status: 'sending' | 'sent' | 'unknown' | 'failed';
  readonly sentAt?: Instant;
}

/** A form of the protocol as somebody last sent it; every earlier version is in the case's events. */
export interface FormVersion {
  readonly version: number;
  readonly values: Readonly<Record<string, string>>;
}

/** Where something was delivered: ids of the far side, needed to edit it later. */
export interface Receipt {
  readonly at: Instant;
  readonly outcome: 'delivered' | 'unknown' | 'failed';
  readonly ids: Readonly<Record<string, string>>;
  readonly why?: string;
}

/** What the raising person wrote. Nothing of it is ever shown outside the parties. */
export interface Intake {
  readonly category: number;
  readonly whatHappened: string;
  readonly evidence: string;
  readonly wouldSettle: string;
  readonly childReference: string;
}

/** When somebody has opened the case, or its details. */
export interface Seen {
  readonly name: string;
  readonly first: Instant;
  readonly last: Instant;
  /** The last time that they opened the details: what was written, of the case or of a letter that they have. */
  readonly details?: Instant;
}

export type Outcome = 'resolved' | 'decided' | 'final-not-agreed' | 'closed';

/** What a case was opened under, and keeps: nothing that changes later moves its limits. */
export interface Pins {
  readonly id: string;
  readonly version: string;
  /** One-off days that the owner had added to the bank holidays. */
  readonly holidays?: readonly OneOffHoliday[];
}

/** The stored snapshot of a case: a fold of its events, and nothing else. */
export interface Case {
  readonly ref: string;
  readonly protocol: Pins;
  /** Counts the events; also what a card was drawn from. */
  readonly revision: number;
  readonly openedAt: Instant;
  readonly facts: Facts;
  readonly parties: readonly Party[];
  readonly intake: Intake;
  readonly happenings: readonly Happening[];
  readonly stages: readonly StageRun[];
  readonly settlement?: Settlement | undefined;
  readonly writings: Readonly<Record<string, Writing>>;
  /** By duty run: the time of the last reminder slot that was sent. */
  readonly reminded: Readonly<Record<string, Instant>>;
  /** The duty runs of which the last reminder said that their time has passed. */
  readonly toldLate?: readonly string[];
  readonly receipts: Readonly<Record<string, Receipt>>;
  readonly flags: readonly string[];
  /** By form: its newest version, as it was last sent. */
  readonly forms: Readonly<Record<string, FormVersion>>;
  /** When earlier cases that are alike were opened, as recorded when this one was. */
  readonly similar: readonly Instant[];
  /** By person: who has opened it. */
  readonly seen: Readonly<Record<string, Seen>>;
  /** How many refusals are on its record: the record takes a bounded number. */
  readonly refusals: number;
  readonly outcome?: Outcome | undefined;
  /** When it was settled, decided or otherwise ended. */
  readonly endedAt?: Instant | undefined;
}

export const currentStage = (kase: Case): StageRun | undefined => kase.stages.at(-1);
