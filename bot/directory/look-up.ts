import type { Agency, Channel, DirectoryRecord, Person, ProtocolSettings } from '../ports/people.ts';
import { signedInAs } from '../protocol/account.ts';
import type { Day } from '../protocol/instant.ts';
import { isHeldOn } from '../protocol/roster.ts';

/** The whole directory, as it was at one moment. A partnership has some thousand people at most: it fits. */
export type Snapshot = Omit<DirectoryRecord, 'teams'>;

const byName = (a: { name: string; id: string }, b: { name: string; id: string }): number =>
  a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1);

/** The directory keeps ids in small letters; whoever asks does not always. */
export const findPerson = ({ people }: Snapshot, id: string): Person | undefined =>
  people.find((person) => person.id === id.toLowerCase());

/** Whom Teams has authenticated: by the Entra id that is listed; whoever is outside signs in nowhere. */
export const findSignedIn = ({ people }: Snapshot, entraId: string): Person | undefined =>
  signedInAs(people, entraId);

export const listAgencies = ({ agencies }: Snapshot): Agency[] => [...agencies].sort(byName);

export const listPeople = ({ people }: Snapshot, agency: string): Person[] =>
  people.filter((person) => person.agency === agency).sort(byName);

/** Who holds a role on a day; with an agency, only on its behalf. Nobody twice. */
export function listHolders(
  snapshot: Snapshot,
  today: Day,
  protocol: string,
  role: string,
  agency?: string,
): Person[] {
  const holdings = snapshot.roles.filter(
    (held) =>
      held.protocol === protocol &&
      held.role === role &&
      (agency === undefined || held.agency === agency) &&
      isHeldOn(held, today),
  );
  const ids = new Set(holdings.map(({ person }) => person));
  return snapshot.people.filter(({ id }) => ids.has(id)).sort(byName);
}

export const findChannel = ({ channels }: Snapshot, protocol: string): Channel | undefined =>
  channels.find((channel) => channel.protocol === protocol);

export const findSettings = ({ settings }: Snapshot, protocol: string): ProtocolSettings | undefined =>
  settings.find((set) => set.protocol === protocol);
