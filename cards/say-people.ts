import { stageHolders } from '../bot/protocol/authority.ts';
import type { Case, Party } from '../bot/protocol/case.ts';
import type { Stage } from '../bot/protocol/definition.ts';
import { type World, roleTitle } from '../bot/protocol/world.ts';
import { sayList, lowerFirst } from './say-list.ts';

const LONGEST_NAME = 60;

/**
 * A name as it may stand in our own text: on one line, without anything that a renderer could read as markup, a
 * link or a mention, and without marks that turn the direction of the text around.
 */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[<>&*_[\]`~#|\\{}]/g, '')
    .replace(/:\/+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = Array.from(plain);
  const cut = letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…` : plain;
  return cut === '' ? 'Somebody without a name' : cut;
}

export const personName = (party: Pick<Party, 'name'>): string => plainName(party.name);
export const agencyName = (party: Pick<Party, 'agencyName'>): string => plainName(party.agencyName);

/** "Ann Field (Oak School)". */
export const sayPerson = (party: Party): string => `${personName(party)} (${agencyName(party)})`;

/** "Ann Field (line or team manager, Oak School)". */
export const sayPersonInRole = ({ protocol }: World, party: Party): string =>
  `${personName(party)} (${roleTitle(protocol, party.role)}, ${agencyName(party)})`;

const distinct = (people: readonly Party[]): Party[] => [
  ...new Map(people.map((party) => [party.person, party])).values(),
];

/** "Ann Field (Oak School) and Ben Cole (Sandwell Council)"; each person once. */
export const sayPeople = (people: readonly Party[], last = 'and'): string =>
  sayList(distinct(people).map(sayPerson), last);

export const sayPeopleInRole = (world: World, people: readonly Party[], last = 'and'): string =>
  sayList(
    distinct(people).map((party) => sayPersonInRole(world, party)),
    last,
  );

/** The agency of a side; the first party's, as all of a side work for one. */
export function agencyOf(kase: Case, side: Party['side']): string {
  const party = kase.parties.find((it) => it.side === side);
  return party ? agencyName(party) : 'the other agency';
}

/** The agency of whoever found something wrong with the proposed wording. */
export function objectorsAgency(kase: Case): string {
  const party = kase.parties.find(({ person }) => person === kase.settlement?.objection?.by.person);
  return party ? agencyName(party) : 'the other agency';
}

/** The agencies that have yet to answer the proposed wording. */
export function agenciesAsked(kase: Case, stage: Stage): string {
  const answered = [kase.settlement?.side, ...(kase.settlement?.agreed ?? [])];
  const asked = stageHolders(kase, stage).filter(({ side }) => !answered.includes(side));
  return asked.length === 0 ? 'The other agency' : sayList([...new Set(asked.map(agencyName))]);
}

export const sayAgencies = (kase: Case): string =>
  `${agencyOf(kase, 'raising')} and ${agencyOf(kase, 'receiving')}`;

/** Whoever holds a stage, as a group: "the line managers", "the Team Manager". */
export function stagePeople({ protocol }: World, stage: Stage): string {
  if (stage.decidedBy === 'both') return `the ${lowerFirst(stage.tracker)}`;
  const role = stage.holders.neutral ?? stage.holders.receiving ?? stage.holders.raising;
  return role === undefined ? `the ${lowerFirst(stage.tracker)}` : `the ${roleTitle(protocol, role)}`;
}

/** The party behind a person's id, where they have a part in the case. */
export const partyOf = (kase: Case, person: string): Party | undefined =>
  kase.parties.find((party) => party.person === person);

/** A name for somebody who did something: as a party, or as recorded where they have no part. */
export function actorName(kase: Case, actor: { person: string; name: string }): string {
  const party = partyOf(kase, actor.person);
  return party ? sayPerson(party) : plainName(actor.name);
}
