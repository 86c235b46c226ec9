import type { Protocol } from './definition.ts';
import { firstStage } from './ladder.ts';

/** Roles whose holders one may disagree with: those of the first stage, and on a ladder that starts higher, all. */
export function answeringRoles(protocol: Protocol): string[] {
  const first = firstStage({ protocol }).holders.receiving;
  const higher = protocol.roles.filter((role) => role.side === 'receiving').map((role) => role.id);
  const roles = protocol.startAbove === undefined ? [] : higher;
  return [...new Set([...(first === undefined ? [] : [first]), ...roles])];
}
