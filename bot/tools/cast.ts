import type { Party } from '../protocol/case.ts';
import { agencyTypeOf, castRole, isOnlyStandIn, partyCast } from '../protocol/cast-role.ts';
import type { Protocol } from '../protocol/definition.ts';
import { type Facts, factAt } from '../protocol/predicate.ts';

/**
 * One made-up person for every role of every side, so that a scenario can be played without a directory. Where a role
 * stands in for several others at an agency of that type, one person holds them all: `raising:head-teacher`.
 */
export function castOf(protocol: Protocol, facts: Facts): Party[] {
  const part = (side: Party['side'], role: string): Party => {
    const agency = factAt(facts, `${side}.agency`);
    const agencyName = typeof agency === 'string' ? agency : side;
    const as = side === 'neutral' ? undefined : castRole(protocol, role, side, agencyTypeOf(facts, side));
    const person = `${side}:${as?.substitute ?? role}`;
    return {
      person,
      name: person,
      email: `${person.replace(':', '.')}@example.org`,
      agency: agencyName,
      agencyName,
      side,
      role,
      ...(as && partyCast(protocol, role, as)),
    };
  };
  return protocol.roles.flatMap((role) => {
    if (isOnlyStandIn(protocol, role)) return [];
    return role.side === 'each'
      ? [part('raising', role.id), part('receiving', role.id)]
      : [part(role.side, role.id)];
  });
}
