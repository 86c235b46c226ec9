import type { Finding } from '../ports/directory-desk.ts';
import { isOver } from '../protocol/roster.ts';
import { type DirectoryVisit, keepsProtocol } from './directory-visit.ts';

/**
 * True for what a business manager can see to: what lies in a procedure that they keep, or with somebody who has a role
 * of one. Whoever has no role at all is everybody's, so that no finding is nobody's.
 */
export function concernsKeeper(desk: DirectoryVisit, { protocol, person }: Finding): boolean {
  if (protocol !== undefined) return keepsProtocol(desk, protocol);
  const roles = desk.record.roles.filter((held) => held.person === person && !isOver(held, desk.today));
  return roles.length === 0 || roles.some((held) => keepsProtocol(desk, held.protocol));
}
