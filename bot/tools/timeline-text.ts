import { type Instant, toLondonIso } from '../protocol/instant.ts';

/** So wide are the lines of a timeline, in characters. */
export const WIDTH = 96;

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

/** "2026-04-09", on the calendar in London. */
const dateOf = (at: Instant): string => toLondonIso(at).slice(0, 10);
const yearOf = (at: Instant): string => dateOf(at).slice(0, 4);

/** "Thu 9 April 2026". */
export function sayFullDay(at: Instant): string {
  const [year = '', month = '', day = ''] = dateOf(at).split('-');
  const weekday = new Date(`${dateOf(at)}T12:00:00Z`).getUTCDay();
  return `${DAYS[weekday] ?? ''} ${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** "Thu 9 April"; with the year where it is not that of `near`. */
export const sayDay = (at: Instant, near: Instant): string =>
  yearOf(at) === yearOf(near) ? sayFullDay(at).replace(/ \d{4}$/, '') : sayFullDay(at);

/** "14:20". */
export const sayTime = (at: Instant): string => toLondonIso(at).slice(11, 16);

/** True for what stands for a whole day: a limit by days, and a date without a time in a scenario. */
export const isEndOfDay = (at: Instant): boolean => toLondonIso(at).slice(11, 19) === '23:59:59';

/** "Thu 9 April, end of the day"; "Thu 9 April, 14:20". */
export const sayEnd = (at: Instant, near: Instant): string =>
  `${sayDay(at, near)}, ${isEndOfDay(at) ? 'end of the day' : sayTime(at)}`;

export const isSameDay = (one: Instant, other: Instant): boolean => dateOf(one) === dateOf(other);

/** "a", "a and b", "a, b and c". */
export const sayList = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

export const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** Breaks a text into lines of at most `WIDTH` characters: the first behind `head`, the others as far to the right. */
export function wrapped(head: string, text: string): string[] {
  const indent = ' '.repeat(head.length);
  const lines: string[] = [];
  let line = head;
  for (const word of text.split(' ').filter(Boolean)) {
    const isEmpty = line.length === indent.length;
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent;
    }
    line = line.length === indent.length ? `${line}${word}` : `${line} ${word}`;
  }
  return [...lines, line.trimEnd()];
}
