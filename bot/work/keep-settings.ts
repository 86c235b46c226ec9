import { nameFault } from '../ports/name-fault.ts';
import type { People } from '../ports/people.ts';
import type { Log } from '../ports/telemetry.ts';
import type { Roster } from '../protocol/roster.ts';
import type { OwnerSettings } from '../protocol/world.ts';

/** What owners have set, at hand without waiting. */
export interface KeptSettings {
  /** To be called when a turn or a sweep begins. What cannot be read stays as it was last known. */
  readonly refresh: () => Promise<void>;
  readonly of: (protocol: string) => OwnerSettings | undefined;
  /** Whether any protocol has a mailbox of its own. */
  readonly hasMailbox: () => boolean;
  /** Who holds which role. */
  readonly roster: () => Roster | undefined;
}

const ownerSettings = ({
  similarThreshold,
  confirmedAddresses = [],
  managers,
  contacts,
  mailbox,
}: OwnerSettings): OwnerSettings => ({
  confirmedAddresses,
  ...(similarThreshold && { similarThreshold }),
  ...(managers && { managers }),
  ...(contacts && { contacts }),
  ...(mailbox !== undefined && { mailbox }),
});

/**
 * Keeps what the owners of protocols have set, so that a case can be judged without waiting for the directory. Before
 * the first refresh, and where storage is away at first, nothing is set: no stage is suggested and no printed address
 * is used. The directory remembers what it has read for a minute, so a refresh mostly costs nothing.
 */
export function keepSettings(people: People, protocols: readonly string[], log: Log): KeptSettings {
  let kept: ReadonlyMap<string, OwnerSettings> = new Map();
  let roster: Roster | undefined;
  const read = async () =>
    new Map(
      await Promise.all(
        protocols.map(async (id): Promise<[string, OwnerSettings]> => {
          const set = (await people.settings(id)) ?? {};
          return [id, ownerSettings(set)];
        }),
      ),
    );
  return {
    of: (protocol) => kept.get(protocol),
    hasMailbox: () => [...kept.values()].some(({ mailbox }) => mailbox !== undefined),
    roster: () => roster,
    refresh: async () => {
      try {
        const found = await people.roster();
        // They come from the same reading of the directory: as long as it holds, so does what was made of it.
        if (found === roster) return;
        kept = await read();
        roster = found;
      } catch (fault) {
        log({ what: 'settings-not-read', fault: nameFault(fault) });
      }
    },
  };
}
