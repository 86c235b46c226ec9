import type { Calendar } from '../../bot/protocol/calendar.ts';

/** A calendar in which every seventh day from `first` on is a day off too: a date that it moves has been counted. */
export function withDaysOff(calendar: Calendar, first: string, weeks: number): Calendar {
  const days = Array.from({ length: weeks }, (_, week) =>
    new Date(Date.parse(`${first}T12:00:00Z`) + week * 7 * 86_400_000).toISOString().slice(0, 10),
  );
  return {
    ...calendar,
    holidays: new Map([...calendar.holidays, ...days.map((day) => [day, 'A day off'] as const)]),
  };
}

const DATE = /(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z][a-z]+(?: \d{4})?(?:, \d\d:\d\d)?/g;
export const MARK = '\u00A0(provisional';
const MARKS = /\u00A0\(provisional\)/g;
/** Names the days off, of which the other calendar has more. */
const UNCOUNTED = / [^.]* (?:is|are) not counted\./g;

export interface Said {
  readonly date: string;
  readonly isMarked: boolean;
}
const datesIn = (text: string): Said[] =>
  [...text.matchAll(DATE)].map((found) => {
    const before = text.slice(0, found.index);
    const after = text.slice(found.index + found[0].length);
    return {
      date: found[0],
      isMarked: after.startsWith(MARK) || before.endsWith(`${MARK}; the time ends on `),
    };
  });

/** Lines by what they say beside their dates and marks: those that say the same are compared. */
function linesOf(text: string): Map<string, Said[]> {
  const lines = text.split('\n').map((line, index, all) => {
    const words = line.replace(MARKS, '').replace(DATE, '#').replace(UNCOUNTED, '');
    const before = all.slice(0, index).filter((it) => it === line).length;
    return [`${words} ${before}`, datesIn(line)] as const;
  });
  return new Map(lines);
}

/** The dates of a text that other bank holidays would move, by what the same lines say with those. */
export function datesThatMove(text: string, otherwise: string): Said[] {
  const others = linesOf(otherwise);
  return [...linesOf(text)].flatMap(([words, said]) => {
    const other = others.get(words);
    return said.filter(({ date }, index) => other && date !== other[index]?.date);
  });
}
