import { Temporal } from 'temporal-polyfill';
import { LONDON, type Instant } from '../protocol/instant.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * A moment as people in London say it: "Thursday 9 April 2026 at 14:15". Written out by hand because the same
 * `Intl` format differs between versions of Node.
 */
export function londonWords(at: Instant): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(LONDON);
  const day = DAYS[local.dayOfWeek - 1] ?? '';
  const month = MONTHS[local.month - 1] ?? '';
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${day} ${local.day} ${month} ${local.year} at ${time}`;
}
