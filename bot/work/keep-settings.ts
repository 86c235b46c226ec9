import type { People } from '../ports/people.ts';
import type { OwnerSettings } from '../protocol/world.ts';

/** What owners have set, at hand without waiting. */
export interface KeptSettings {
  /** To be called when a turn or a sweep begins. What cannot be read stays as it was last known. */
  readonly refresh: () => Promise<void>;
  readonly of: (protocol: string) => OwnerSettings | undefined;
}

/**
 * Keeps what the owners of protocols have set, so that a case can be judged without waiting for the directory. Before
 * the first refresh, and where storage is away at first, nothing is set: no stage is suggested and no printed address
 * is used. The directory remembers what it has read for a minute, so a refresh mostly costs nothing.
 */
export function keepSettings(
  people: People,
  protocols: readonly string[],
  log: (line: string) => void,
): KeptSettings {
  let kept: ReadonlyMap<string, OwnerSettings> = new Map();
  const read = async () =>
    new Map(
      await Promise.all(
        protocols.map(async (id): Promise<[string, OwnerSettings]> => {
          const { similarThreshold, confirmedAddresses = [] } = (await people.settings(id)) ?? {};
          return [id, { confirmedAddresses, ...(similarThreshold && { similarThreshold }) }];
        }),
      ),
    );
  return {
    of: (protocol) => kept.get(protocol),
    refresh: async () => {
      try {
        kept = await read();
      } catch (fault) {
        log(`settings not read: ${fault instanceof Error ? fault.name : 'fault'}`);
      }
    },
  };
}
