import { describe, expect, test } from 'vitest';
import { headlineOf } from '../../bot/protocol/standing.ts';
import { sayBy, sayDay } from '../../cards/say-date.ts';
import { sayHolidays } from '../../cards/say-limit.ts';
import { sayWhy } from '../../cards/say-why.ts';
import { type Played, moment, play, says, worldOf } from '../fixtures/play-case.ts';
import { dorset, sandwell } from '../fixtures/sample-cases.ts';
import { SANDWELL_STATES } from '../fixtures/sample-states.ts';

const { calendar } = worldOf('sandwell-send');

const next = (played: Played, now = played.now) => {
  const view = { ...played, now };
  const headline = headlineOf(view.world, view.case, now);
  if (!headline) throw new Error('there is no next date');
  return { by: sayBy(calendar, headline.at, now), why: sayWhy(view, headline) };
};

describe('a date in words', () => {
  test('a limit by days is said as 17:00 of its day, with the reason', () => {
    expect(next(sandwell())).toEqual({
      by: 'by Thursday 4 June, 17:00',
      why: '3 working days from Monday 1 June, when it was raised.',
    });
  });

  test('over Easter the bank holidays are named', () => {
    const { by, why } = next(sandwell({ at: '2026-04-02 10:00' }));
    expect(by).toBe('by Thursday 9 April, 17:00');
    expect(why).toBe(
      '3 working days from Thursday 2 April, when it was raised. Good Friday and Easter Monday are not counted.',
    );
  });

  test('one bank holiday is not counted, in the singular', () => {
    expect(sayHolidays(calendar, moment('2026-05-01 09:00'), moment('2026-05-06 09:00'))).toMatch(
      / is not counted\.$/,
    );
  });

  test('tomorrow and today are said as such', () => {
    const played = sandwell();
    expect(next(played, moment('2026-06-03 09:00')).by).toBe('by 17:00 tomorrow, Thursday 4 June');
    expect(next(played, moment('2026-06-04 09:00')).by).toBe('by 17:00 today, Thursday 4 June');
  });

  test('after 17:00 the limit is still the end of the day', () => {
    expect(next(sandwell(), moment('2026-06-04 18:00')).by).toBe('by the end of today, Thursday 4 June');
  });

  test('24 hours end at their minute, on a Saturday too', () => {
    expect(next(SANDWELL_STATES.seniorManagers())).toEqual({
      by: 'by 10:00 tomorrow, Saturday 6 June',
      why: '24 hours from Friday 5 June, 10:00, when it could not be settled. Nights and weekends count.',
    });
  });

  test('an earlier date names who set it, and a Saturday is chased on Friday', () => {
    const until = moment('2026-06-06 23:59:59');
    const played = play(
      dorset(),
      says('simon', '2026-06-01 12:00', { key: 'earlier-date-set', until, reason: 'the child waits' }),
    );
    expect(next(played)).toEqual({
      by: 'by Friday 5 June, 17:00 (the time ends on Saturday 6 June)',
      why: 'Simon Gray (Dorset Council) set this earlier date on Monday 1 June.',
    });
  });

  test('the day of the protocol is said where it comes before the step', () => {
    const notSettled = says('priya', '2026-06-09 15:00', { key: 'unresolved' });
    const played = play(
      sandwell(),
      notSettled,
      says('priya', '2026-06-09 16:00', { key: 'referred', stage: '2' }),
    );
    expect(next(played).why).toBe('This is day 7, in working days from Monday 1 June, when it all began.');
  });

  test('the year is said only where it is not the present one', () => {
    expect(sayDay(moment('2027-01-04 12:00'), moment('2026-12-30 12:00'))).toBe('Monday 4 January 2027');
    expect(sayDay(moment('2026-12-31 23:30'), moment('2026-12-30 12:00'))).toBe('Thursday 31 December');
  });

  test('a date beyond the known bank holidays says so', () => {
    const played = sandwell();
    const world = { ...played.world, calendar: { ...calendar, coversUntil: '2026-06-02' } };
    expect(next({ ...played, world }).why).toBe(
      '3 working days from Monday 1 June, when it was raised. Bank holidays after 2 June 2026 are not known yet, so a date marked “provisional” may still move.',
    );
  });
});
