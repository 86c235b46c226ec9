import type { DirectoryChange, DirectoryRecord } from '../ports/people.ts';
import { roleKey } from './directory-rows.ts';

const keyed = <T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T> =>
  new Map(list.map((item) => [keyOf(item), item]));

/** The directory by the keys of its rows. */
const open = ({ agencies, people, roles, channels, settings, teams }: DirectoryRecord) => ({
  agencies: keyed(agencies, ({ id }) => id),
  people: keyed(people, ({ id }) => id.toLowerCase()),
  roles: keyed(roles, roleKey),
  channels: keyed(channels, ({ protocol }) => protocol),
  settings: keyed(settings, ({ protocol }) => protocol),
  teams: keyed(teams, ({ teamId }) => teamId),
});

function apply(rows: ReturnType<typeof open>, change: DirectoryChange): void {
  switch (change.kind) {
    case 'put-agency':
      return void rows.agencies.set(change.agency.id, change.agency);
    case 'put-person':
      return void rows.people.set(change.person.id.toLowerCase(), change.person);
    case 'remove-person':
      return void rows.people.delete(change.id.toLowerCase());
    case 'put-role':
      return void rows.roles.set(roleKey(change.role), change.role);
    case 'remove-role':
      return void rows.roles.delete(roleKey(change.role));
    case 'put-channel':
      return void rows.channels.set(change.channel.protocol, change.channel);
    case 'put-settings':
      return void rows.settings.set(change.settings.protocol, change.settings);
    case 'put-team':
      return void rows.teams.set(change.team.teamId, change.team);
  }
}

/** What the directory will be when the changes have been made, for whoever shows it before. */
export function applyChanges(record: DirectoryRecord, changes: readonly DirectoryChange[]): DirectoryRecord {
  const rows = open(record);
  for (const change of changes) apply(rows, change);
  return {
    agencies: [...rows.agencies.values()],
    people: [...rows.people.values()],
    roles: [...rows.roles.values()],
    channels: [...rows.channels.values()],
    settings: [...rows.settings.values()],
    teams: [...rows.teams.values()],
  };
}
