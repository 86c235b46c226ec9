import type { Party } from '../protocol/case.ts';
import type { Protocol } from '../protocol/definition.ts';
import { type Facts, factAt } from '../protocol/predicate.ts';

/** One made-up person for every role of every side, so that a scenario can be played without a directory. */
export function castOf(protocol: Protocol, facts: Facts): Party[] {
  const part = (side: Party['side'], role: string): Party => {
    const agency = factAt(facts, `${side}.agency`);
    const agencyName = typeof agency === 'string' ? agency : side;
    const person = `${side}:${role}`;
    return {
      person,
      name: person,
      email: `${side}.${role}@example.org`,
      agency: agencyName,
      agencyName,
      side,
      role,
    };
  };
  return protocol.roles.flatMap(({ id, side }) =>
    side === 'each' ? [part('raising', id), part('receiving', id)] : [part(side, id)],
  );
}
