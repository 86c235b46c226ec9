import type { Channel, People } from '../ports/people.ts';
import { completeChannel } from './complete-channel.ts';
import { findChannel, findPerson, findSettings, listAgencies, listHolders, listPeople } from './look-up.ts';
import { parseDirectory } from './parse-directory.ts';

/**
 * The directory of a file, in memory. For tests and the simulator. Takes what YAML gave.
 * Throws `DirectoryError` where the file has mistakes.
 */
export function createMemoryPeople(file: unknown): People {
  const { agencies, people, roles, channels, settings } = parseDirectory(file);
  let known: readonly Channel[] = channels.flatMap((channel) => completeChannel(channel) ?? []);
  const later = <T>(work: () => T): Promise<T> => Promise.resolve().then(work);
  const snapshot = () => ({ agencies, people, roles, channels: known, settings });
  return {
    person: (id) => later(() => findPerson(snapshot(), id)),
    agencies: () => later(() => listAgencies(snapshot())),
    peopleOf: (agency) => later(() => listPeople(snapshot(), agency)),
    holders: (protocol, role, agency) => later(() => listHolders(snapshot(), protocol, role, agency)),
    channel: (protocol) => later(() => findChannel(snapshot(), protocol)),
    saveChannel: (channel) =>
      later(() => {
        known = [...known.filter(({ protocol }) => protocol !== channel.protocol), channel];
      }),
    settings: (protocol) => later(() => findSettings(snapshot(), protocol)),
  };
}
