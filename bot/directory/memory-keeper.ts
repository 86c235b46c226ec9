import { isDeepStrictEqual } from 'node:util';
import {
  type DirectoryChange,
  DirectoryChanged,
  type DirectoryKeeper,
  type DirectoryRecord,
} from '../ports/people.ts';
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

const isExpected = ({ settings }: DirectoryRecord, change: DirectoryChange): boolean =>
  change.kind !== 'put-settings' ||
  !('before' in change) ||
  isDeepStrictEqual(
    settings.find(({ protocol }) => protocol === change.settings.protocol),
    change.before,
  );

/** The directory in memory, for tests. It refuses what the table could not keep. */
export function createMemoryKeeper(start: DirectoryRecord = EMPTY): DirectoryKeeper {
  let record = start;
  const later = <T>(work: () => T): Promise<T> => Promise.resolve().then(work);
  return {
    read: () => later(() => record),
    apply: (changes) =>
      later(() => {
        changes.filter(isPut).forEach(changedRow);
        if (!changes.every((change) => isExpected(record, change))) throw new DirectoryChanged();
        record = applyChanges(record, changes);
      }),
  };
}
