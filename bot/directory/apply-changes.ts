import type { DirectoryChange, DirectoryRecord } from '../ports/people.ts';
import { roleKey } from './directory-rows.ts';

function put<T>(list: readonly T[], item: T, keyOf: (item: T) => string): T[] {
  const key = keyOf(item);
  const at = list.findIndex((it) => keyOf(it) === key);
  return at === -1 ? [...list, item] : list.map((it, index) => (index === at ? item : it));
}

const byId = ({ id }: { readonly id: string }): string => id.toLowerCase();
const byProtocol = ({ protocol }: { readonly protocol: string }): string => protocol;

/** The directory as it is after a change; the same directory where there was nothing to do. */
function applyChange(record: DirectoryRecord, change: DirectoryChange): DirectoryRecord {
  switch (change.kind) {
    case 'put-agency':
      return { ...record, agencies: put(record.agencies, change.agency, ({ id }) => id) };
    case 'put-person':
      return { ...record, people: put(record.people, change.person, byId) };
    case 'remove-person':
      return { ...record, people: record.people.filter((it) => byId(it) !== change.id.toLowerCase()) };
    case 'put-role':
      return { ...record, roles: put(record.roles, change.role, roleKey) };
    case 'remove-role':
      return { ...record, roles: record.roles.filter((it) => roleKey(it) !== roleKey(change.role)) };
    case 'put-settings':
      return { ...record, settings: put(record.settings, change.settings, byProtocol) };
    case 'put-channel':
      return { ...record, channels: put(record.channels, change.channel, byProtocol) };
    case 'put-team':
      return { ...record, teams: put(record.teams, change.team, ({ teamId }) => teamId) };
  }
}

/** What the directory will be when the changes have been made, for whoever shows it before. */
export const applyChanges = (record: DirectoryRecord, changes: readonly DirectoryChange[]): DirectoryRecord =>
  changes.reduce(applyChange, record);
