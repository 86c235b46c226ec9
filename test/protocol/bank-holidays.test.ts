import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../bot/read-calendar.ts';

const calendar = readCalendar();
const YEARS = [2024, 2025, 2026, 2027, 2028, 2029, 2030];
const ALMANACS = { England: new Holidays('GB', 'ENG'), Wales: new Holidays('GB', 'WLS') };
type Country = keyof typeof ALMANACS;

const isWeekday = (day: string): boolean => {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};

/** Bank holidays that keep somebody from work: those on weekdays. */
const almanacOf = (country: Country, year: number): string[] =>
  ALMANACS[country]
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10))
    .filter(isWeekday);
const ours = (year: number): string[] =>
  [...calendar.holidays.keys()].filter((day) => day.startsWith(`${year}-`));

describe('the bank holidays of England and Wales', () => {
  it.each(YEARS.flatMap((year) => (['England', 'Wales'] as const).map((country) => ({ year, country }))))(
    'agree with the almanac of $country in $year',
    ({ year, country }) => {
      expect(ours(year).sort()).toEqual([...new Set(almanacOf(country, year))].sort());
    },
  );
  it('are known for 2024 to 2030, eight a year, and no day beyond', () => {
    expect(calendar.coversUntil).toBe('2030-12-31');
    expect(YEARS.map((year) => ours(year).length)).toEqual(YEARS.map(() => 8));
    expect(calendar.holidays.size).toBe(8 * YEARS.length);
  });
  it('are weekdays: a day at the weekend has its substitute', () => {
    expect([...calendar.holidays.keys()].filter((day) => !isWeekday(day))).toEqual([]);
  });
  it('carry the name that people are told as the reason', () => {
    expect(calendar.holidays.get('2026-04-03')).toBe('Good Friday');
    expect(calendar.holidays.get('2026-12-28')).toMatch(/Boxing Day .*substitute/);
    expect(calendar.holidays.get('2028-01-03')).toMatch(/New Year’s Day .*substitute/);
  });
});
