import { isParty } from './authority.ts';
import type { Case, Party } from './case.ts';

/** Parties whom Teams does not reach: others put on record what they say. */
export const outsiders = (kase: Case): Party[] =>
  kase.parties.filter(({ outside, receivesOnly }) => outside === true && receivesOnly !== true);

const inTeams = (kase: Case, side: Party['side']): boolean =>
  kase.parties.some((party) => party.side === side && party.outside !== true && isParty(kase, party.person));

/**
 * True where somebody may put on record what a party outside Teams has said or done: whoever is in Teams on that
 * party's own side, and only where nobody is, the parties of the other. Nobody outside Teams records for another, and
 * nobody of the other side for somebody whom the business manager has not confirmed: they may have named them themselves.
 */
export function mayRecordFor(kase: Case, actor: string, behalf: string): boolean {
  const meant = outsiders(kase).find(({ person }) => person === behalf);
  const isKnown = !kase.parties.some(({ person, unconfirmed }) => person === behalf && unconfirmed);
  const parts = kase.parties.filter(
    ({ person, outside, receivesOnly }) => person === actor && outside !== true && receivesOnly !== true,
  );
  if (!meant || actor === behalf) return false;
  return parts.some(({ side }) => side === meant.side || (isKnown && !inTeams(kase, meant.side)));
}

/** The parties outside Teams for whom somebody may put things on record. */
export const recordsFor = (kase: Case, actor: string): Party[] => [
  ...new Map(
    outsiders(kase)
      .filter(({ person }) => mayRecordFor(kase, actor, person))
      .map((party) => [party.person, party]),
  ).values(),
];
