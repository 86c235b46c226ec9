import type { Party } from '../bot/protocol/case.ts';
import { partyTitle, sideTitle } from '../bot/protocol/cast-role.ts';
import { sayCalendarDay } from './say-date.ts';
import { plainName } from './say-people.ts';
import type { View } from './view.ts';

/** "The team manager, Ben Cole, is away until Thursday 9 April": why somebody else is asked. Empty where they hold it themselves. */
export function sayWhyAsked(view: View, party: Party): string {
  const { why } = party;
  const title = partyTitle(view.world.protocol, party);
  switch (why?.kind) {
    case 'deputy':
      return `because the ${title}, ${plainName(why.of)}, is away until ${sayCalendarDay(why.until, view.now)}`;
    case 'named':
    case 'line-above':
      return `because nobody was free as ${sideTitle(view.world.protocol, view.case, party.side, party.role)}, and ${plainName(why.by)} has named you`;
    case 'handed-over':
      return why.of === why.by
        ? `because ${plainName(why.of)} has handed this over to you`
        : `because ${plainName(why.by)} has moved this from ${plainName(why.of)} to you`;
    default:
      return '';
  }
}
