import type { Party } from '../bot/protocol/case.ts';
import { partyTitle, sideTitle } from '../bot/protocol/cast-role.ts';
import { sayCalendarDay } from './say-date.ts';
import { personName, plainName } from './say-people.ts';
import type { View } from './view.ts';

/**
 * "The team manager, Ben Cole, is away until Thursday 9 April": why somebody else is asked. Empty where they hold it
 * themselves. Said to whoever is asked, or to others of them.
 */
export function sayWhyAsked(view: View, party: Party, whom: 'you' | 'them' = 'you'): string {
  const { why } = party;
  const title = partyTitle(view.world.protocol, party);
  switch (why?.kind) {
    case 'deputy':
      return `because the ${title}, ${plainName(why.of)}, is away until ${sayCalendarDay(why.until, view.now)}`;
    case 'named':
    case 'line-above':
      return `because ${plainName(why.by)} has named ${whom} as the ${sideTitle(view.world.protocol, view.case, party.side, party.role)}`;
    case 'handed-over':
      return why.of === why.by
        ? `because ${plainName(why.of)} has handed this over to ${whom}`
        : `because ${plainName(why.by)} has moved this from ${plainName(why.of)} to ${whom}`;
    default:
      return '';
  }
}

/** "Dora Flint is asked because the team manager, Ben Cole, is away until Thursday 9 April.": of each who stands in. */
export const sayStandIns = (view: View, people: readonly Party[]): string[] =>
  people
    .filter(({ why }) => why?.kind === 'deputy')
    .map((party) => `${personName(party)} is asked ${sayWhyAsked(view, party)}.`);

/** "Helen Price has handed SS-7K3QXM to Ian Reed." or who has moved it, and from whom. */
export function sayHandOver(view: View, party: Party): string {
  const { why } = party;
  const { ref } = view.case;
  const name = personName(party);
  if (why?.kind !== 'handed-over') return `${name} now has a part in ${ref}.`;
  return why.of === why.by
    ? `${plainName(why.of)} has handed ${ref} to ${name}.`
    : `${plainName(why.by)} has moved ${ref} from ${plainName(why.of)} to ${name}.`;
}
