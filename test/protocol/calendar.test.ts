import { describe, expect, it } from 'vitest';
import { actBy, isProvisional, isWorkingDay, limitEnd } from '../../bot/protocol/calendar.ts';
import { endOfDay, fromLondonWallTime, londonDay, toLondonIso } from '../../bot/protocol/instant.ts';
import { type Limit, limitSchema } from '../../bot/protocol/limit.ts';
import { readCalendar } from '../../bot/read-calendar.ts';
import { at } from '../fixtures/given.ts';

const calendar = readCalendar();

/** When a limit, written as in a protocol file, ends for something that happened at a London time. */
const end = (limit: string, from: string): string | undefined => {
  const ends = limitEnd(calendar, limitSchema.parse(limit), at(from));
  return ends && toLondonIso(ends);
};
const lastDay = (limit: string, from: string): string | undefined => end(limit, from)?.slice(0, 10);
const chase = (limitAt: string): string => toLondonIso(actBy(calendar, at(limitAt))).slice(0, 16);

describe('K1: every day is a day in London', () => {
  it('is the next day already at half past midnight in summer, though it is not in UTC', () => {
    expect(londonDay('2026-06-01T23:30:00.000Z')).toBe('2026-06-02');
    expect(londonDay('2026-12-01T23:30:00.000Z')).toBe('2026-12-01');
  });
  it('keeps the length of the day out of it, on the days when the clocks change', () => {
    expect(endOfDay('2026-10-25')).toBe('2026-10-25T23:59:59.000Z');
    expect(endOfDay('2026-10-24')).toBe('2026-10-24T22:59:59.000Z');
    expect(endOfDay('2027-03-28')).toBe('2027-03-28T22:59:59.000Z');
    expect(endOfDay('2027-03-27')).toBe('2027-03-27T23:59:59.000Z');
  });
  it('takes the offset where somebody gives one, because an hour is there twice in autumn', () => {
    expect(fromLondonWallTime('2026-10-25T01:30:00+01:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(fromLondonWallTime('2026-10-25T01:30:00+00:00')).toBe('2026-10-25T01:30:00.000Z');
  });
});

describe('K2: a working day is Monday to Friday, except bank holidays of England and Wales', () => {
  it.each([
    ['2026-12-24', true, 'Christmas Eve'],
    ['2026-12-25', false, 'Christmas Day'],
    ['2026-12-26', false, 'a Saturday'],
    ['2026-12-28', false, 'the substitute for Boxing Day'],
    ['2026-12-29', true, 'between the holidays'],
    ['2027-01-01', false, "New Year's Day"],
    ['2026-04-03', false, 'Good Friday'],
    ['2026-04-06', false, 'Easter Monday'],
    ['2026-08-31', false, 'the summer bank holiday'],
    ['2026-08-05', true, 'a school holiday'],
    ['2028-01-03', false, "the substitute for New Year's Day 2028"],
  ])('%s: %s (%s)', (day, working) => {
    expect(isWorkingDay(calendar, day)).toBe(working);
  });
});

describe('K3: the day itself is not counted; the limit is the end of day N', () => {
  it('ends two working days after a Monday on Wednesday, one second before midnight', () => {
    expect(end('2 wd', '2026-06-01 09:00')).toBe('2026-06-03T23:59:59+01:00');
  });
  it('does not ask at what hour of the day it happened', () => {
    expect(lastDay('2 wd', '2026-06-01 00:00')).toBe(lastDay('2 wd', '2026-06-01 23:59'));
  });
  it('adds up as printed: 2 and 3 make 5', () => {
    expect(lastDay('3 wd', `${lastDay('2 wd', '2026-06-01 10:00')} 10:00`)).toBe(
      lastDay('5 wd', '2026-06-01 10:00'),
    );
  });
  it.each([
    ['over Christmas', '2 wd', '2026-12-24 10:00', '2026-12-30'],
    ['over New Year', '10 wd', '2026-12-24 16:55', '2027-01-12'],
    ['over Easter 2026', '2 wd', '2026-04-02 10:00', '2026-04-08'],
    ['over Easter 2027', '2 wd', '2027-03-25 16:00', '2027-03-31'],
    ['over both May bank holidays', '20 wd', '2026-05-01 10:00', '2026-06-02'],
    ['over a month end', '3 wd', '2026-01-29 10:00', '2026-02-03'],
    ['over the leap day', '2 wd', '2028-02-28 10:00', '2028-03-01'],
  ])('%s: %s from %s is %s', (_, limit, from, day) => {
    expect(lastDay(limit, from)).toBe(day);
  });
});

describe('K4: an event keeps its real date, at the weekend and after five', () => {
  it.each([
    ['a Saturday', '2026-06-13 10:00', '2026-06-16'],
    ['a Sunday', '2026-06-14 10:00', '2026-06-16'],
    ['a bank holiday', '2026-05-25 10:00', '2026-05-27'],
    ['Friday at eight in the evening', '2026-06-12 20:00', '2026-06-16'],
  ])('%s and two working days', (_, from, day) => {
    expect(lastDay('2 wd', from)).toBe(day);
  });
});

describe('K5: 24 hours are 24 elapsed hours', () => {
  it('runs out on a Saturday and is not moved to Monday', () => {
    expect(end('24 h', '2026-10-23 16:00')).toBe('2026-10-24T16:00:00+01:00');
  });
  it('ends an hour earlier by the clock when the clocks go back (25 October 2026)', () => {
    expect(end('24 h', '2026-10-24 16:00')).toBe('2026-10-25T15:00:00+00:00');
  });
  it('ends an hour later by the clock when the clocks go forward (28 March 2027)', () => {
    expect(end('24 h', '2027-03-27 16:00')).toBe('2027-03-28T17:00:00+01:00');
  });
  it('runs over bank holidays', () => {
    expect(end('24 h', '2026-12-24 16:00')).toBe('2026-12-25T16:00:00+00:00');
  });
});

describe('K7: a month is the same day of the next month, else its last', () => {
  it.each([
    ['2027-01-28 12:00', '2027-02-28'],
    ['2027-01-31 12:00', '2027-02-28'],
    ['2028-01-31 12:00', '2028-02-29'],
    ['2026-10-31 12:00', '2026-11-30'],
    ['2026-12-31 12:00', '2027-01-31'],
    ['2026-08-28 12:00', '2026-09-28'],
  ])('from %s to %s, and not rolled forward from a weekend', (from, day) => {
    expect(lastDay('1 month', from)).toBe(day);
  });
});

describe('K8: the same day is the end of that day, even where nobody works', () => {
  it('is Saturday for something on Saturday', () => {
    expect(end('same-day', '2026-10-24 22:30')).toBe('2026-10-24T23:59:59+01:00');
  });
  it('is Christmas Day for something on Christmas Day', () => {
    expect(lastDay('same-day', '2026-12-25 08:00')).toBe('2026-12-25');
  });
});

describe('K9: "immediately" has no number, and none is invented', () => {
  it('has no end', () => {
    expect(end('immediate', '2026-06-01 10:00')).toBeUndefined();
  });
});

describe('K10: act by five on the last working day on or before the limit', () => {
  it.each([
    ['2026-06-03 23:59', '2026-06-03T17:00', 'a limit on a working day'],
    ['2026-10-24 16:00', '2026-10-23T17:00', 'a limit on Saturday is chased on Friday'],
    ['2027-02-28 23:59', '2027-02-26T17:00', 'a limit on Sunday'],
    ['2026-12-28 23:59', '2026-12-24T17:00', 'a limit on a bank holiday, over Christmas'],
    ['2026-06-03 11:00', '2026-06-03T11:00', 'never after the limit itself'],
  ])('%s: %s (%s)', (limit, act) => {
    expect(chase(limit)).toBe(act);
  });
});

describe('the bank holidays are known up to a day, and what lies behind it is provisional', () => {
  it('says so of the first moment after that day, by the clock in London', () => {
    const short = { ...calendar, coversUntil: '2026-12-31' };
    expect(isProvisional(short, at('2026-12-31 23:59'))).toBe(false);
    expect(isProvisional(short, at('2027-01-01 00:00'))).toBe(true);
  });
});

describe('calendar days count every day', () => {
  it('ends on Easter Sunday where it falls there', () => {
    const days: Limit = { unit: 'calendar-day', n: 3 };
    expect(limitEnd(calendar, days, at('2026-04-02 10:00'))).toBe(endOfDay('2026-04-05'));
  });
});
