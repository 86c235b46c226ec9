import { HOUR, clockOn, workingDays } from './london.ts';
import type { Outage } from './expected.ts';

/** Days around which a clock or a count of days goes wrong. */
export const SEASONS = {
  'the spring change of 2026': '2026-03-29',
  'the autumn change of 2026': '2026-10-25',
  'Easter 2026': '2026-04-03',
  'Easter 2027, with the spring change': '2027-03-28',
  'Christmas 2026 to New Year': '2026-12-25',
  'New Year 2027, from behind Christmas': '2027-01-01',
  '29 February 2028': '2028-02-29',
} as const;
export type Season = keyof typeof SEASONS;

const DAY = 24 * HOUR;
/** Days since 1 January 1970. */
export const dayOfSeason = (season: Season): number => Date.parse(`${SEASONS[season]}T00:00:00Z`) / DAY;

/** The clock by which people begin: also half an hour after midnight, when in summer it is yesterday in UTC. */
const TIMES = [
  [10, 0],
  [16, 30],
  [0, 30],
  [23, 45],
] as const;
const EARLIEST = 18;

/** Moments at which a case may be raised so that its time runs over the season; the more, the longer before it begins. */
export const beginnings = (season: Season): number[] =>
  Array.from({ length: EARLIEST + 2 }, (_, n) => dayOfSeason(season) - EARLIEST + n).flatMap((day) =>
    TIMES.map(([hour, minute]) => clockOn(day, hour, minute)),
  );

const away = (name: string, from: number, hours: number): Outage => ({
  ...{ name, from, to: from + hours * HOUR },
});

/** Outages of 3 hours over the moments at which reminders are sent, and over the change; and of 10 days over all. */
export function outagesOver(season: Season): Outage[] {
  const day = dayOfSeason(season);
  const before = workingDays(day, -1);
  const after = workingDays(day, 1);
  return [
    ...[before, after, workingDays(after, 1)].flatMap((it) => [
      away('3 hours in the morning', clockOn(it, 7), 3),
      away('3 hours in the afternoon', clockOn(it, 14, 30), 3),
      away('3 hours up to the evening', clockOn(it, 16), 3),
    ]),
    away('3 hours over the night of the season', clockOn(day, 0), 3),
    away('10 days around the season', clockOn(day - 5, 12), 240),
    away('10 days up to a night', clockOn(day - 8, 22), 240),
    away('10 days from the season on', clockOn(day, 8, 30), 240),
  ];
}
