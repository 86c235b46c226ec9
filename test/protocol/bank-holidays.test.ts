import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../bot/read-protocols.ts';

const calendar = readCalendar();
const almanac = new Holidays('GB', 'ENG');

const isWeekday = (day: string): boolean => {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};

/** Bank holidays that keep somebody from work: those on weekdays. */
const almanacOf = (year: number): string[] =>
  almanac
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10))
    .filter(isWeekday);
const ours = (year: number): string[] =>
  [...calendar.holidays.keys()].filter((day) => day.startsWith(`${year}-`)).filter(isWeekday);

describe('the bank holidays of England and Wales', () => {
  it.each(
    [2024, 2025, 2026, 2027, 2028, 2029, 2030].filter((year) => `${year}-12-31` <= calendar.coversUntil),
  )('agree with the almanac in %i', (year) => {
    expect([...new Set(ours(year))].sort()).toEqual([...new Set(almanacOf(year))].sort());
  });
  it('are known for the years in which cases run now', () => {
    expect(calendar.coversUntil >= '2027-12-31').toBe(true);
  });
  it('carry the name that people are told as the reason', () => {
    expect(calendar.holidays.get('2026-04-03')).toBe('Good Friday');
    expect(calendar.holidays.get('2026-12-28')).toMatch(/Boxing Day .*substitute/);
  });
});
