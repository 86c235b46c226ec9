import { type Calendar, withOneOffs } from '../protocol/calendar.ts';
import type { Pins } from '../protocol/case.ts';
import type { Protocol } from '../protocol/definition.ts';
import type { Roster } from '../protocol/roster.ts';
import type { OwnerSettings, World } from '../protocol/world.ts';

/** A case pins a version of its protocol that this service does not have: its file was removed or replaced. */
export class MissingProtocolError extends Error {
  readonly code = 'protocol-missing';
}

/**
 * Gives each case the very version of the protocol that it pins, and the calendar with the one-off days off that it
 * pins: a day that an owner adds later moves no limit that runs. `settingsOf` tells what the owner of a protocol has
 * set, and `rosterNow` who holds which role, as it is now.
 */
export function pinnedWorlds(
  versions: readonly Protocol[],
  calendar: Calendar,
  settingsOf: (protocol: string) => OwnerSettings | undefined = () => undefined,
  rosterNow: () => Roster | undefined = () => undefined,
) {
  const known = new Map<string, World>();
  return ({ id, version, holidays }: Pins): World => {
    const protocol = versions.find((it) => it.id === id && it.version === version);
    if (!protocol)
      throw new MissingProtocolError(
        `version ${version} of protocol "${id}" is not among the protocol files`,
      );
    const settings = settingsOf(id);
    const roster = rosterNow();
    const key = JSON.stringify([id, version, holidays]);
    const last = known.get(key);
    // What is reckoned in a world is remembered with it: the same world is not made twice.
    if (last && last.settings === settings && last.roster === roster) return last;
    const world = {
      protocol,
      calendar: last?.calendar ?? withOneOffs(calendar, holidays),
      ...(settings && { settings }),
      ...(roster && { roster }),
    };
    known.set(key, world);
    return world;
  };
}
