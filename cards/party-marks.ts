import type { Party } from '../bot/protocol/case.ts';
import { sayCalendarDay } from './say-date.ts';
import { plainName } from './say-people.ts';
import type { View } from './view.ts';

function sayWhy({ now }: View, { why }: Party): string[] {
  switch (why?.kind) {
    case 'deputy':
      return [`stands in for ${plainName(why.of)}, who is away until ${sayCalendarDay(why.until, now)}`];
    case 'away':
      return [`away until ${sayCalendarDay(why.until, now)}`];
    case 'named':
    case 'line-above':
      return [`named by ${plainName(why.by)}`];
    case 'handed-over':
      return [
        why.of === why.by
          ? `took over from ${plainName(why.of)}`
          : `${plainName(why.by)} moved this from ${plainName(why.of)}`,
      ];
    default:
      return [];
  }
}

/**
 * What is to be known of somebody's part beside its title: for whom they stand in, how they are reached, and whether the
 * business manager has confirmed who they are. Each once, of all the parts that one person has.
 */
export function partyMarks(view: View, parts: readonly Party[]): string[] {
  const marks = parts.flatMap((party) => [
    ...sayWhy(view, party),
    ...(party.outside ? ['outside Teams, asked by e-mail'] : []),
    ...(party.unconfirmed ? ['not confirmed yet'] : []),
  ]);
  return [...new Set(marks)];
}
