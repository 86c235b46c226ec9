import type { Agency, Channel, Person, ProtocolSettings } from '../ports/people.ts';

export interface RoleHolding {
  readonly protocol: string;
  readonly role: string;
  readonly agency: string;
  readonly person: string;
}

/** The whole directory, as it was at one moment. A partnership has some hundred people: it fits. */
export interface Snapshot {
  readonly agencies: readonly Agency[];
  readonly people: readonly Person[];
  readonly roles: readonly RoleHolding[];
  readonly channels: readonly Channel[];
  readonly settings: readonly ProtocolSettings[];
}

const byName = (a: { name: string; id: string }, b: { name: string; id: string }): number =>
  a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1);

/** The directory keeps ids in small letters; whoever asks does not always. */
export const findPerson = ({ people }: Snapshot, id: string): Person | undefined =>
  people.find((person) => person.id === id.toLowerCase());

export const listAgencies = ({ agencies }: Snapshot): Agency[] => [...agencies].sort(byName);

export const listPeople = ({ people }: Snapshot, agency: string): Person[] =>
  people.filter((person) => person.agency === agency).sort(byName);

/** Who holds a role; with an agency, only on its behalf. Nobody twice. */
export function listHolders(snapshot: Snapshot, protocol: string, role: string, agency?: string): Person[] {
  const holdings = snapshot.roles.filter(
    (held) =>
      held.protocol === protocol && held.role === role && (agency === undefined || held.agency === agency),
  );
  const ids = new Set(holdings.map(({ person }) => person));
  return snapshot.people.filter(({ id }) => ids.has(id)).sort(byName);
}

export const findChannel = ({ channels }: Snapshot, protocol: string): Channel | undefined =>
  channels.find((channel) => channel.protocol === protocol);

export const findSettings = ({ settings }: Snapshot, protocol: string): ProtocolSettings | undefined =>
  settings.find((set) => set.protocol === protocol);
