import type { Finding } from '../../ports/directory-desk.ts';
import type { Agency } from '../../ports/people.ts';
import { castRole, isOnlyStandIn, SIDES } from '../../protocol/cast-role.ts';
import type { Protocol, Role, Side } from '../../protocol/definition.ts';
import { findHolders } from '../../protocol/find-holders.ts';
import { isHeldOn } from '../../protocol/roster.ts';
import { toRoster } from '../to-roster.ts';
import type { HealthInput } from './health-input.ts';

/** A role without which a stage cannot be held, or a duty done, on a side; or an office that is written to. */
function urgencyOf(protocol: Protocol, role: string, side: Side | 'neutral'): Finding['urgency'] | undefined {
  if (protocol.stages.some(({ holders }) => holders[side] === role)) return 1;
  const means = (who: { side: string; role: string }): boolean =>
    who.role === role && (who.side === side || (who.side !== 'neutral' && side !== 'neutral'));
  if (protocol.duties.some(({ by }) => means(by))) return 2;
  const isTold = protocol.duties.some(({ to, copies }) => [...to, ...copies].some(means));
  return side === 'neutral' && isTold ? 3 : undefined;
}

/** The sides on which an agency takes part: a role that each side has counts for both. */
function sidesOf(protocol: Protocol, held: ReadonlySet<string>): Side[] {
  const own = protocol.roles.filter(({ id }) => held.has(id));
  return SIDES.filter((side) => own.some((role) => role.side === side || role.side === 'each'));
}

/** A role that only one side has is wanted of an agency that has others of that side. */
const isWanted = (role: Role, side: Side): boolean => role.side === side || role.side === 'each';

/** What nobody holds, in each procedure and each agency that takes part in it. What stands in for another counts for it. */
export function unheldRoles(input: HealthInput): Finding[] {
  return input.protocols.flatMap((protocol) => {
    const own = input.record.roles.filter(
      (held) => held.protocol === protocol.id && isHeldOn(held, input.today),
    );
    // A procedure with which nobody works yet is not the directory's fault.
    if (own.length === 0) return [];
    const roster = toRoster(input.record, `${input.today}T00:00:00.000Z`);
    const listing = { protocol, roster, today: input.today };
    const ofAgency = input.record.agencies.flatMap((agency) => {
      const held = new Set(own.filter((it) => it.agency === agency.id).map(({ role }) => role));
      const missing = sidesOf(protocol, held).flatMap((side) =>
        protocol.roles
          .filter((role) => isWanted(role, side) && !isOnlyStandIn(protocol, role))
          .filter((role) => findHolders(listing, { side, role: role.id, agency }).length === 0)
          .flatMap((role) => findingFor(protocol, role, side, agency) ?? []),
      );
      return missing.filter(({ what }, index) => missing.findIndex((it) => it.what === what) === index);
    });
    const offices = protocol.roles
      .filter((role) => role.side === 'neutral' && !isOnlyStandIn(protocol, role))
      .filter((role) => findHolders(listing, { side: 'neutral', role: role.id }).length === 0)
      .flatMap((role) => findingFor(protocol, role, 'neutral', undefined) ?? []);
    return [...ofAgency, ...offices];
  });
}

function findingFor(
  protocol: Protocol,
  role: Role,
  side: Side | 'neutral',
  agency: Agency | undefined,
): Finding | undefined {
  const urgency = urgencyOf(protocol, role.id, side);
  if (urgency === undefined) return undefined;
  const cast = side === 'neutral' ? { title: role.title } : castRole(protocol, role.id, side, agency?.type);
  const where = agency ? ` of ${agency.name}` : '';
  return {
    group: 'Roles that nobody holds',
    urgency,
    what: `${protocol.shortTitle}: nobody is ${cast.title}${where}.`,
    remedy: 'Give the role to somebody. Until then, whoever raises a case is asked to name them.',
    protocol: protocol.id,
  };
}
