import type { Calendar } from '../protocol/calendar.ts';
import type { Protocol } from '../protocol/definition.ts';
import type { World } from '../protocol/world.ts';

/** A case pins a version of its protocol that this service does not have: its file was removed or replaced. */
export class MissingProtocolError extends Error {
  readonly code = 'protocol-missing';
}

/** Gives each case the very version of the protocol that it pins, with the calendar. */
export function pinnedWorlds(versions: readonly Protocol[], calendar: Calendar) {
  return ({ id, version }: { id: string; version: string }): World => {
    const protocol = versions.find((it) => it.id === id && it.version === version);
    if (protocol) return { protocol, calendar };
    throw new MissingProtocolError(`version ${version} of protocol "${id}" is not among the protocol files`);
  };
}
