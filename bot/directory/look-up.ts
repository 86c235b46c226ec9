import type { Clock } from '../ports/clock.ts';
import type { Agency, Channel, DirectoryRecord, People, Person, ProtocolSettings } from '../ports/people.ts';
import { signedInAs } from '../protocol/account.ts';
import { type Day, londonDay } from '../protocol/instant.ts';
import { type Roster, isHeldOn } from '../protocol/roster.ts';
import { toRoster } from './to-roster.ts';

/** The whole directory, as it was at one moment. A partnership has some thousand people at most: it fits. */
export type Snapshot = Omit<DirectoryRecord, 'teams'>;

const byName = (a: { name: string; id: string }, b: { name: string; id: string }): number =>
  a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1);

/** The directory keeps ids in small letters; whoever asks does not always. */
const findPerson = ({ people }: Snapshot, id: string): Person | undefined =>
  people.find((person) => person.id === id.toLowerCase());

/** Whom Teams has authenticated: by the Entra id that is listed; whoever is outside signs in nowhere. */
const findSignedIn = ({ people }: Snapshot, entraId: string): Person | undefined =>
  signedInAs(people, entraId);

const listAgencies = ({ agencies }: Snapshot): Agency[] => [...agencies].sort(byName);

const listPeople = ({ people }: Snapshot, agency: string): Person[] =>
  people.filter((person) => person.agency === agency).sort(byName);

/** Who holds a role on a day; with an agency, only on its behalf. Nobody twice. */
function listHolders(
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

const findChannel = ({ channels }: Snapshot, protocol: string): Channel | undefined =>
  channels.find((channel) => channel.protocol === protocol);

const findSettings = ({ settings }: Snapshot, protocol: string): ProtocolSettings | undefined =>
  settings.find((set) => set.protocol === protocol);

/** All that is looked up, in the directory as `look` has it; each directory is made into a roster once. */
export function createLookUps(
  look: <T>(at: (snapshot: Snapshot) => T) => Promise<T>,
  clock: Clock,
): Omit<People, 'saveChannel'> {
  const rosters = new WeakMap<Snapshot, Roster>();
  const rosterOf = (snapshot: Snapshot): Roster => {
    const roster = rosters.get(snapshot) ?? toRoster(snapshot, clock.now());
    rosters.set(snapshot, roster);
    return roster;
  };
  return {
    person: (id) => look((snapshot) => findPerson(snapshot, id)),
    signedIn: (entraId) => look((snapshot) => findSignedIn(snapshot, entraId)),
    roster: () => look(rosterOf),
    agencies: () => look(listAgencies),
    peopleOf: (agency) => look((snapshot) => listPeople(snapshot, agency)),
    holders: (protocol, role, agency) =>
      look((snapshot) => listHolders(snapshot, londonDay(clock.now()), protocol, role, agency)),
    channel: (protocol) => look((snapshot) => findChannel(snapshot, protocol)),
    settings: (protocol) => look((snapshot) => findSettings(snapshot, protocol)),
  };
}
