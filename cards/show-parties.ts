import type { Party } from '../bot/protocol/case.ts';
import { SIDES, agencyTypeOf, partyTitle } from '../bot/protocol/cast-role.ts';
import { partsReached } from '../bot/protocol/reading.ts';
import { roleTitle } from '../bot/protocol/world.ts';
import { small } from './card-blocks.ts';
import { type CardElement, text } from './card-parts.ts';
import { sayAgencyType } from './say-agency-type.ts';
import { partyMarks } from './party-marks.ts';
import { sayList, upperFirst } from './say-list.ts';
import { agencyName, agencyOf, byPerson, personName, sayTitles } from './say-people.ts';
import type { View } from './view.ts';

/**
 * Why somebody holds what another role is printed for: "For Oak School the head teacher takes the place of the line
 * manager and the director. The procedure says so for schools."
 */
function sayStandIn(view: View, parts: readonly [Party, ...Party[]], type: string | undefined): string {
  const { protocol } = view.world;
  const printed = new Set(parts.map(({ role }) => `the ${roleTitle(protocol, role)}`));
  const place = `takes the place of ${sayList([...printed])}`;
  return `For ${agencyOf(view.case, parts[0].side)} the ${partyTitle(protocol, parts[0])} ${place}. The procedure says so for ${sayAgencyType(type)}.`;
}

/** Once for each side and each role that stands in there, however many stages and people it is about. */
function standIns(view: View): string[] {
  return SIDES.flatMap((side) => {
    const parties = view.case.parties.filter((party) => party.side === side);
    const substitutes = new Set(parties.flatMap(({ substitute }) => substitute ?? []));
    return [...substitutes].map((substitute) => {
      const [first, ...rest] = parties.filter((party) => party.substitute === substitute);
      return first ? sayStandIn(view, [first, ...rest], agencyTypeOf(view.case.facts, side)) : '';
    });
  });
}

/** Said of somebody to whom the matter has not come: they neither act in it nor read it. */
function notYet({ world, case: kase, now }: View, parts: readonly [Party, ...Party[]]): string[] {
  if (parts.every(({ receivesOnly }) => receivesOnly)) return [];
  const isReached = partsReached(world, kase, parts[0].person, now).length > 0;
  return isReached ? [] : ['joins only if it comes to that step'];
}

/** Everybody who has a part in a case, each on a line, and why somebody stands in for another. */
export const showParties = (view: View): CardElement[] => [
  ...byPerson(view.case.parties).flatMap((parts) => {
    const marks = [...partyMarks(view, parts), ...notYet(view, parts)];
    return [
      text(`**${personName(parts[0])}** – ${sayTitles(view.world, parts)}, ${agencyName(parts[0])}`, {
        spacing: 'Small',
      }),
      ...(marks.length > 0
        ? [small(`${upperFirst(marks.join('; '))}.`, { isSubtle: true, spacing: 'None' })]
        : []),
    ];
  }),
  ...standIns(view).map((line) => small(line, { isSubtle: true, spacing: 'Small' })),
];
