import { stageHolders } from '../bot/protocol/authority.ts';
import type { Actor, Case, Happening, Party } from '../bot/protocol/case.ts';
import { partyTitle } from '../bot/protocol/cast-role.ts';
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

/** What somebody is in a case, each title once: "Sergeant and Detective Inspector". */
export function sayTitles({ protocol }: World, parts: readonly Party[]): string {
  return sayList([...new Set(parts.map((part) => partyTitle(protocol, part)))]);
}

/** The parts that one person has. */
type Parts = readonly [Party, ...Party[]];

/** Everybody once, with all the parts that they have among these. */
export function byPerson(people: readonly Party[]): Parts[] {
  const parts = new Map<string, Parts>();
  for (const party of people) {
    const known = parts.get(party.person);
    parts.set(party.person, known ? [...known, party] : [party]);
  }
  return [...parts.values()];
}

/** "Ann Field (Oak School) and Ben Cole (Sandwell Council)"; each person once. */
export const sayPeople = (people: readonly Party[], last = 'and'): string =>
  sayList(
    byPerson(people).map(([party]) => sayPerson(party)),
    last,
  );

/** "Ann Field (line or team manager, Oak School)"; each person once, with their titles. */
export const sayPeopleInRole = (world: World, people: readonly Party[], last = 'and'): string =>
  sayList(
    byPerson(people).map(
      (parts) => `${personName(parts[0])} (${sayTitles(world, parts)}, ${agencyName(parts[0])})`,
    ),
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
  // Outside the parties and their partnership: whoever keeps its record here does not hold it.
  if (stage.kind === 'external') return `the ${stage.tracker}`;
  const role = stage.holders.neutral ?? stage.holders.receiving ?? stage.holders.raising;
  return role === undefined ? `the ${lowerFirst(stage.tracker)}` : `the ${roleTitle(protocol, role)}`;
}

/**
 * The part of a person in a case, where they have one: of several, the one in which they hold the stage, and never one
 * in which they are only written to.
 */
export function partyOf(kase: Case, person: string, stage?: Stage): Party | undefined {
  const parts = kase.parties.filter((party) => party.person === person);
  const acting = parts.find((party) => party.receivesOnly !== true) ?? parts[0];
  return parts.find((party) => stage?.holders[party.side] === party.role) ?? acting;
}

/**
 * A name for somebody who did something: as a party, or as recorded where they have no part, and by whose hand where
 * somebody recorded it for them: "Dana Fox (Oak School, recorded by Tom Baker)".
 */
export function actorName(kase: Case, actor: Actor): string {
  const party = partyOf(kase, actor.person);
  const name = party ? personName(party) : plainName(actor.name);
  const by = actor.via ? [`recorded by ${plainName(actor.via.name)}`] : [];
  const beside = [...(party ? [agencyName(party)] : []), ...by];
  return beside.length === 0 ? name : `${name} (${beside.join(', ')})`;
}

/** A name for whoever did something for a side; with the agency of that side also where they have left the case. */
export function doerName(kase: Case, { by, side }: Pick<Happening, 'by' | 'side'>): string {
  if (partyOf(kase, by.person) || side === undefined || side === 'neutral') return actorName(kase, by);
  const recorded = by.via ? `, recorded by ${plainName(by.via.name)}` : '';
  return `${plainName(by.name)} (${agencyOf(kase, side)}${recorded})`;
}
