import type { OneOffHoliday } from '../protocol/calendar.ts';
import type { OwnerSettings } from '../protocol/world.ts';

/** The directory: who works where, and who holds which role of which protocol. */
export interface Agency {
  readonly id: string;
  readonly name: string;
  /** school, council, childrens-trust, health, police, sendiass, criminal-justice, social-care, voluntary, housing, probation, self-employed */
  readonly type: string;
}

export interface Person {
  /** The Entra object id, where known; else a directory id of its own. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly agency: string;
  readonly jobTitle?: string | undefined;
  /** Dorset asks who employs a person: childrens-services, council-other, other. */
  readonly employer?: string | undefined;
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

/** What the owner of a protocol has set for it. */
export interface ProtocolSettings extends OwnerSettings {
  readonly protocol: string;
  /** Days off beside the bank holidays; a case keeps those that were known when it was opened. */
  readonly holidays: readonly OneOffHoliday[];
}

export interface People {
  person(id: string): Promise<Person | undefined>;
  agencies(): Promise<Agency[]>;
  peopleOf(agency: string): Promise<Person[]>;
  /** Holders of a role of a protocol in an agency; empty where nobody is listed. */
  holders(protocol: string, role: string, agency?: string): Promise<Person[]>;
  channel(protocol: string): Promise<Channel | undefined>;
  /** Remembers where a channel is reached. */
  saveChannel(channel: Channel): Promise<void>;
  /** Undefined where nothing is set for the protocol. */
  settings(protocol: string): Promise<ProtocolSettings | undefined>;
}
