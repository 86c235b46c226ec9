import { describe, expect, it } from 'vitest';
import { createMemoryPeople } from '../../bot/directory/memory-people.ts';
import type { People } from '../../bot/ports/people.ts';
import type { Note } from '../../bot/ports/telemetry.ts';
import { keepSettings } from '../../bot/work/keep-settings.ts';
import { exampleDirectory } from '../directory/example-directory.ts';

const PROTOCOLS = ['sandwell-send', 'dorset-send'];

describe('what owners have set is at hand when a case is judged', () => {
  it('from the first refresh on; before it nothing is set', async () => {
    const settings = keepSettings(createMemoryPeople(exampleDirectory()), PROTOCOLS, () => undefined);
    expect(settings.of('sandwell-send')).toBeUndefined();
    await settings.refresh();
    expect(settings.of('sandwell-send')).toEqual({
      similarThreshold: { count: 3, months: 12 },
      confirmedAddresses: ['board@hill.example'],
    });
    expect(settings.of('dorset-send')).toEqual({ confirmedAddresses: [] });
  });
  it('as it was last known, while the directory cannot be read', async () => {
    let isAway = false;
    const told: Note[] = [];
    const known = createMemoryPeople(exampleDirectory());
    const people: People = {
      ...known,
      settings: (id) => (isAway ? Promise.reject(new RangeError('a name')) : known.settings(id)),
    };
    const settings = keepSettings(people, PROTOCOLS, (note) => told.push(note));
    await settings.refresh();
    const before = settings.of('sandwell-send');
    isAway = true;
    await settings.refresh();
    expect(settings.of('sandwell-send')).toBe(before);
    expect(told).toEqual([{ what: 'settings-not-read', fault: 'RangeError' }]);
  });
});
