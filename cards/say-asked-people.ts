import { present } from '../bot/protocol/call-people.ts';
import type { Party } from '../bot/protocol/case.ts';
import { sayCalendarDay } from './say-date.ts';
import { sayList } from './say-list.ts';
import { agencyName, byPerson, personName, plainName, sayTitles } from './say-people.ts';
import type { View } from './view.ts';

/** "stands in for Colin Webb, away until Tuesday 9 June"; of each for whom they do. */
const standsIn = (view: View, parts: readonly Party[]): string[] => [
  ...new Set(
    parts.flatMap(({ why }) =>
      why?.kind === 'deputy'
        ? [`stands in for ${plainName(why.of)}, away until ${sayCalendarDay(why.until, view.now)}`]
        : [],
    ),
  ),
];

const say = (view: View, people: readonly Party[], last: string, withTitles: boolean): string =>
  sayList(
    byPerson(present(people)).map((parts) => {
      const titles = withTitles ? `${sayTitles(view.world, parts)}, ` : '';
      const beside = [`${titles}${agencyName(parts[0])}`, ...standsIn(view, parts)].join('; ');
      return `${personName(parts[0])} (${beside})`;
    }),
    last,
  );

/** Those who are asked, each once: nobody who is away while a deputy stands in, and of a deputy for whom. */
export const sayAskedPeople = (view: View, people: readonly Party[], last = 'and'): string =>
  say(view, people, last, false);

/** The same, with their titles. */
export const sayAskedInRole = (view: View, people: readonly Party[], last = 'and'): string =>
  say(view, people, last, true);
