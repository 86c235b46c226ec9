import type { DirectoryKeeper, DirectoryRecord } from '../ports/people.ts';
import { applyChanges } from './apply-changes.ts';
import { changedRow, isPut } from './directory-rows.ts';

export const EMPTY: DirectoryRecord = {
  agencies: [],
  people: [],
  roles: [],
  channels: [],
  settings: [],
  teams: [],
};

/** The directory in memory, for tests. It refuses what the table could not keep. */
export function createMemoryKeeper(start: DirectoryRecord = EMPTY): DirectoryKeeper {
  let record = start;
  const later = <T>(work: () => T): Promise<T> => Promise.resolve().then(work);
  return {
    read: () => later(() => record),
    apply: (changes) =>
      later(() => {
        changes.filter(isPut).forEach(changedRow);
        record = applyChanges(record, changes);
      }),
  };
}
