import type { Party } from '../bot/protocol/case.ts';
import { sideTitle } from '../bot/protocol/cast-role.ts';
import { type Gap, gapsOf } from '../bot/protocol/gaps.ts';
import { sayCalendarDay } from './say-date.ts';
import { sayList } from './say-list.ts';
import { agencyOf, personName } from './say-people.ts';
import type { View } from './view.ts';

const sayAway = (view: View, party: Party): string =>
  party.why?.kind === 'away'
    ? `${personName(party)} is away until ${sayCalendarDay(party.why.until, view.now)}`
    : personName(party);

/** "the team manager at Sandwell Council"; an officer of neither side has no agency here. */
export function gapTitle({ world, case: kase }: View, { side, role }: Pick<Gap, 'side' | 'role'>): string {
  const title = sideTitle(world.protocol, kase, side, role);
  return side === 'neutral' ? title : `${title} at ${agencyOf(kase, side)}`;
}

/** "Nobody is listed as line manager at Sandwell Council." or who is away, and until when. */
export function sayGap(view: View, gap: Gap): string {
  if (gap.away.length === 0) return `Nobody is listed as ${gapTitle(view, gap)}.`;
  const away = sayList(gap.away.map((party) => sayAway(view, party)));
  return `${away}, and nobody stands in as ${gapTitle(view, gap)}.`;
}

/** The parts of the present stage for which nobody is there, each in a sentence. */
export const sayGaps = (view: View): string[] =>
  gapsOf(view.world, view.case).map((gap) => sayGap(view, gap));
