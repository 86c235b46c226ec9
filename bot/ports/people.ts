import type { OneOffHoliday } from '../protocol/calendar.ts';
import type { Instant } from '../protocol/instant.ts';
import type { Absence, Holding, Roster } from '../protocol/roster.ts';
import type { OwnerSettings } from '../protocol/world.ts';

/** The directory: who works where, and who holds which role of which protocol. */
export interface Agency {
  readonly id: string;
  readonly name: string;
  /** school, council, childrens-trust, health, police, sendiass, criminal-justice, social-care, voluntary, housing, probation, self-employed */
  readonly type: string;
}

export interface Person {
  /** The directory's own id, a GUID; where no `entraId` is given and the person is not outside, their Entra object id. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly agency: string;
  readonly jobTitle?: string | undefined;
  /** Dorset asks who employs a person: childrens-services, council-other, other. */
  readonly employer?: string | undefined;
  /** The team or area of the agency, where it has several. */
  readonly team?: string | undefined;
  readonly entraId?: string | undefined;
  /** Not in the partnership's Teams: reached by e-mail, and known to nobody who signs in. */
  readonly outside?: boolean | undefined;
  readonly away?: Absence | undefined;
  /** Named by somebody of a case, and not yet confirmed by the business manager. */
  readonly unconfirmed?: { readonly by: string; readonly at: Instant; readonly ref?: string } | undefined;
}

/** Where a protocol's threads are opened. */
export interface Channel {
  readonly protocol: string;
  readonly tenantId: string;
  readonly teamId: string;
  readonly channelId: string;
  /** The connector's address for this channel, as Teams last gave it. */
  readonly serviceUrl: string;
}

/** A team in which the bot is installed, and who installed it there. */
export interface Team {
  readonly teamId: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
  /** The Entra object id and the name of whoever installed it. */
  readonly installedBy: string;
  readonly installedByName: string;
  readonly at: Instant;
}

/** What the owner of a protocol has set for it. */
export interface ProtocolSettings extends OwnerSettings {
  readonly protocol: string;
  /** The mailbox from which its mails go; absent: that of the service. */
  readonly mailbox?: string;
  /** That a test mail from that mailbox has arrived, as somebody has confirmed. */
  readonly mailTested?: { readonly at: Instant; readonly by: string };
  /** The newest test mail: the words in it show that it has arrived. To whom it went (an Entra id), and how many wrong words came back. */
  readonly mailTest?: {
    readonly code: string;
    readonly at: Instant;
    readonly by?: string;
    readonly wrong?: number;
  };
  /** Days off beside the bank holidays; a case keeps those that were known when it was opened. */
  readonly holidays: readonly OneOffHoliday[];
}

export interface People {
  /** By the directory's id. */
  person(id: string): Promise<Person | undefined>;
  /** By the Entra object id that Teams has authenticated. */
  signedIn(entraId: string): Promise<Person | undefined>;
  agencies(): Promise<Agency[]>;
  peopleOf(agency: string): Promise<Person[]>;
  /** Holders of a role of a protocol in an agency, today or at another time; empty where nobody is listed. */
  holders(protocol: string, role: string, agency?: string): Promise<Person[]>;
  /** All of it, as the core looks people up. */
  roster(): Promise<Roster>;
  channel(protocol: string): Promise<Channel | undefined>;
  /** Remembers where a channel is reached. */
  saveChannel(channel: Channel): Promise<void>;
  /** Undefined where nothing is set for the protocol. */
  settings(protocol: string): Promise<ProtocolSettings | undefined>;
}

/** The whole directory as it is kept. */
export interface DirectoryRecord {
  readonly agencies: readonly Agency[];
  readonly people: readonly Person[];
  readonly roles: readonly Holding[];
  readonly channels: readonly Channel[];
  readonly settings: readonly ProtocolSettings[];
  readonly teams: readonly Team[];
}

export type DirectoryChange =
  | { readonly kind: 'put-agency'; readonly agency: Agency }
  | { readonly kind: 'put-person'; readonly person: Person }
  | { readonly kind: 'remove-person'; readonly id: string }
  | { readonly kind: 'put-role'; readonly role: Holding }
  | { readonly kind: 'remove-role'; readonly role: Holding }
  /** `before`: only while the settings are still these, undefined where there are none yet; left out: whatever they are. */
  | {
      readonly kind: 'put-settings';
      readonly settings: ProtocolSettings;
      readonly before?: ProtocolSettings | undefined;
    }
  | { readonly kind: 'put-channel'; readonly channel: Channel }
  | { readonly kind: 'put-team'; readonly team: Team };

/** Somebody else has changed what was to be changed: look again, and decide anew. */
export class DirectoryChanged extends Error {
  override readonly name = 'DirectoryChanged';
  readonly code = 'directory-changed';
}

/** Keeps the directory: whoever calls it has checked that the person may. */
export interface DirectoryKeeper {
  /** As it is at this moment, not as it is remembered. */
  read(): Promise<DirectoryRecord>;
  /**
   * Writes the changes, and who made them when. Each kind of row is written in transactions of up to 100; doing it
   * again changes nothing. What this process remembers of the directory is forgotten.
   * Rejects with `DirectoryChanged` where settings are not those that a change expects.
   */
  apply(changes: readonly DirectoryChange[], by: string, at: Instant): Promise<void>;
}
