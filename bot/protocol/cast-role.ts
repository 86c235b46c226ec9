import type { Case, Party } from './case.ts';
import type { Protocol, Role, Side, Who } from './definition.ts';
import { type Facts, factAt } from './predicate.ts';
import { roleTitle, stageOf } from './world.ts';

/** How an agency fills a role of the file. */
export interface RoleCast {
  /** The role of the file that holds it in place of the printed one. */
  readonly substitute?: string;
  /** What this agency calls whoever holds it. */
  readonly title: string;
}

export const SIDES: readonly Side[] = ['raising', 'receiving'];

/** What kind of agency a side is; undefined where the facts do not say. */
export function agencyTypeOf(facts: Facts, side: Side): string | undefined {
  const type = factAt(facts, `${side}.agencyType`);
  return typeof type === 'string' ? type : undefined;
}

/** What agencies of a type call a role: its equivalent, else what the file prints. */
export function titleFor(protocol: Protocol, role: string, agencyType: string | undefined): string {
  const equivalents = protocol.roles.find(({ id }) => id === role)?.equivalents ?? [];
  const own = equivalents.find((it) => it.agencyType === agencyType);
  return own?.title ?? roleTitle(protocol, role);
}

/**
 * The role that stands in for another at agencies of a type: it does so where the other holds one of the substitute's
 * stages on that side. The first stage is never another's: it is held by the two people who disagree.
 */
function substituteFor(
  protocol: Protocol,
  role: string,
  side: Side,
  agencyType: string | undefined,
): string | undefined {
  if (protocol.stages[0]?.holders[side] === role) return undefined;
  const holdsOne = (stages: readonly string[]): boolean =>
    stages.some((id) => stageOf(protocol, id).holders[side] === role);
  return protocol.substitutes.find((it) => it.agencyType === agencyType && holdsOne(it.stages))?.role;
}

/** Who holds a role on a side whose agency is of a type, and by which title. */
export function castRole(
  protocol: Protocol,
  role: string,
  side: Side,
  agencyType: string | undefined,
): RoleCast {
  const substitute = substituteFor(protocol, role, side, agencyType);
  const title = titleFor(protocol, substitute ?? role, agencyType);
  return substitute === undefined ? { title } : { substitute, title };
}

/** What is stored with a party beside its role: nothing, where its agency fills the role as printed. */
export function partyCast(
  protocol: Protocol,
  role: string,
  { substitute, title }: RoleCast,
): Pick<Party, 'title' | 'substitute'> {
  return {
    ...(title === roleTitle(protocol, role) ? {} : { title }),
    ...(substitute === undefined ? {} : { substitute }),
  };
}

/** What people read for the role of somebody who has a part in a case. */
export const partyTitle = (protocol: Protocol, party: Pick<Party, 'role' | 'title'>): string =>
  party.title ?? roleTitle(protocol, party.role);

/** What people read for a role on one side of a case: as its holder is called there, and also where nobody holds it. */
export function sideTitle(
  protocol: Protocol,
  { parties, facts }: Pick<Case, 'parties' | 'facts'>,
  side: Party['side'],
  role: string,
): string {
  const holder = parties.find((party) => party.side === side && party.role === role);
  if (holder) return partyTitle(protocol, holder);
  return side === 'neutral'
    ? roleTitle(protocol, role)
    : castRole(protocol, role, side, agencyTypeOf(facts, side)).title;
}

/** By stage and side, the role that holds it there by a rule of substitution, as the facts stand. */
export function substitutesOf(
  protocol: Protocol,
  facts: Facts,
): Record<string, Partial<Record<Side, string>>> {
  const found: Record<string, Partial<Record<Side, string>>> = {};
  for (const stage of protocol.stages) {
    for (const side of SIDES) {
      const role = stage.holders[side];
      if (role === undefined) continue;
      const { substitute } = castRole(protocol, role, side, agencyTypeOf(facts, side));
      if (substitute !== undefined) found[stage.id] = { ...found[stage.id], [side]: substitute };
    }
  }
  return found;
}

/** True for a role that only ever stands in for others: by itself it has no part in a case. */
export function isOnlyStandIn(protocol: Protocol, role: Role): boolean {
  if (!protocol.substitutes.some((it) => it.role === role.id)) return false;
  const names = (who: Who): boolean => who.role === role.id;
  const inStage = protocol.stages.some(
    (stage) =>
      Object.values(stage.holders).includes(role.id) ||
      stage.members.some(({ anyOf }) => anyOf.includes(role.id)),
  );
  const inDuty = protocol.duties.some((duty) => [duty.by, ...duty.to, ...duty.copies].some(names));
  return !inStage && !inDuty;
}

/** The neutral roles that hold a stage or owe a duty: they act and read. Any other is only written to. */
export const actingOfficers = (protocol: Protocol): ReadonlySet<string> =>
  new Set([
    ...protocol.stages.flatMap((stage) => stage.holders.neutral ?? []),
    ...protocol.duties.flatMap(({ by }) => (by.side === 'neutral' ? [by.role] : [])),
  ]);
