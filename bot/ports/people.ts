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

export interface People {
  person(id: string): Promise<Person | undefined>;
  agencies(): Promise<Agency[]>;
  peopleOf(agency: string): Promise<Person[]>;
  /** Holders of a role of a protocol in an agency; empty where nobody is listed. */
  holders(protocol: string, role: string, agency?: string): Promise<Person[]>;
  channel(protocol: string): Promise<Channel | undefined>;
  /** Remembers where a channel is reached. */
  saveChannel(channel: Channel): Promise<void>;
}
