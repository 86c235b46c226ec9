import type { DirectoryRecord, Person, Team } from '../ports/people.ts';
import { signedInAs } from '../protocol/account.ts';

type Kept = Pick<DirectoryRecord, 'people' | 'channels' | 'settings' | 'teams'>;

/** The business managers of a procedure whom the directory still lists, and who can sign in. */
export function managersIn({ settings, people }: Kept, protocol: string): Person[] {
  const named = settings.find((it) => it.protocol === protocol)?.managers ?? [];
  return named.flatMap((id) => people.find((it) => it.id === id && it.outside !== true) ?? []);
}

export const teamIn = ({ teams }: Pick<Kept, 'teams'>, teamId: string | undefined): Team | undefined =>
  teams.find((it) => it.teamId === teamId);

/**
 * Whose installing counts for a procedure: that of the team in which its channel lies. While it has neither a channel
 * nor a manager, that of the team in which somebody wants to set it up (`here`).
 */
export function installerFor(kept: Kept, protocol: string, here: string | undefined): Team | undefined {
  const channel = kept.channels.find((it) => it.protocol === protocol);
  if (channel) return teamIn(kept, channel.teamId);
  return managersIn(kept, protocol).length > 0 ? undefined : teamIn(kept, here);
}

/**
 * Whether somebody may set a procedure up: its business managers, and whoever added the bot to the team of its
 * channel. Decided from what is stored at this moment and from whom Teams has authenticated.
 */
export function maySetUp(kept: Kept, protocol: string, entraId: string, here: string | undefined): boolean {
  const person = signedInAs(kept.people, entraId);
  const isManager = person !== undefined && managersIn(kept, protocol).some(({ id }) => id === person.id);
  const installer = installerFor(kept, protocol, here)?.installedBy;
  return isManager || installer?.toLowerCase() === entraId.toLowerCase();
}

/** Whom to ask to set a procedure up, by name; empty where nobody is known. */
export function whoSetsUp(kept: Kept, protocol: string, here?: string): string[] {
  const managers = managersIn(kept, protocol).map(({ name }) => name);
  if (managers.length > 0) return managers;
  const installer = installerFor(kept, protocol, here)?.installedByName;
  return installer ? [installer] : [];
}
