import type { Channel, People } from '../ports/people.ts';
import { completeChannel } from './complete-channel.ts';
import { createLookUps } from './look-up.ts';
import type { Clock } from '../ports/clock.ts';
import { parseDirectory } from './parse-directory.ts';

/** For directories without days. */
const LONG_AGO: Clock = { now: () => '2020-01-01T00:00:00.000Z' };

/**
 * The directory of a file, in memory. For tests and the simulator. Takes what YAML gave.
 * Throws `DirectoryError` where the file has mistakes.
 */
export function createMemoryPeople(file: unknown, clock: Clock = LONG_AGO): People {
  const { agencies, people, roles, channels, settings } = parseDirectory(file);
  let known: readonly Channel[] = channels.flatMap((channel) => completeChannel(channel) ?? []);
  const later = <T>(work: () => T): Promise<T> => Promise.resolve().then(work);
  return {
    ...createLookUps((at) => later(() => at({ agencies, people, roles, channels: known, settings })), clock),
    saveChannel: (channel) =>
      later(() => {
        known = [...known.filter(({ protocol }) => protocol !== channel.protocol), channel];
      }),
  };
}
