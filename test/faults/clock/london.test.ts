import { describe, expect, it } from 'vitest';
import { clockOn, dayOf, endOf, isWorking, monthsAfter, shown, workingDays } from './london.ts';

const DAY = 86_400_000;
const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / DAY;
const textOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

describe('the second reckoning of London’s days agrees with the printed almanac', () => {
  it('on both clock changes', () => {
    expect(shown(endOf(day('2026-03-28')))).toBe('2026-03-28T23:59:59.000Z');
    expect(shown(endOf(day('2026-03-29')))).toBe('2026-03-29T22:59:59.000Z');
    expect(shown(endOf(day('2026-10-24')))).toBe('2026-10-24T22:59:59.000Z');
    expect(shown(endOf(day('2026-10-25')))).toBe('2026-10-25T23:59:59.000Z');
    expect(shown(clockOn(day('2026-10-25'), 1, 30)), 'the first of the two').toBe('2026-10-25T00:30:00.000Z');
    expect(textOf(dayOf(Date.parse('2026-06-01T23:30:00Z')))).toBe('2026-06-02');
  });
  it('over Easter, Christmas and the leap day', () => {
    expect(
      ['2026-04-03', '2026-04-06', '2026-12-28', '2027-12-27', '2028-02-29'].map(day).map(isWorking),
    ).toEqual([false, false, false, false, true]);
    expect(textOf(workingDays(day('2026-12-24'), 10))).toBe('2027-01-12');
    expect(textOf(workingDays(day('2026-04-07'), -1))).toBe('2026-04-02');
    expect(textOf(monthsAfter(day('2028-01-31'), 1))).toBe('2028-02-29');
  });
});
