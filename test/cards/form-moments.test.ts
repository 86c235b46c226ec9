import { describe, expect, it } from 'vitest';
import { parse, problemsIn, sample, valueOf } from './read-form.ts';

describe('when it happened', () => {
  const at = (whenDate: string, whenTime: string, now: string) =>
    parse(sample('record-spoke'), { whenDate, whenTime }, now);

  it('is now, to the second, where the form says the present minute', () => {
    const now = '2026-06-02T09:15:42.000Z';
    expect(valueOf(at('2026-06-02', '10:15', now))).toEqual({ form: 'record', duty: '1d', occurredAt: now });
  });

  it('may be earlier, on the clock in London', () => {
    expect(valueOf(at('2026-06-01', '16:00', '2026-06-03T09:00:00.000Z'))).toMatchObject({
      occurredAt: '2026-06-01T15:00:00.000Z',
    });
  });

  it('is not put before what is on record in the same minute', () => {
    const it = sample('record-spoke');
    const openedAt = '2026-06-01T09:00:31.000Z';
    const kase = { ...it.played.case, openedAt };
    const late = { ...it, played: { ...it.played, case: kase } };
    const parsed = parse(late, { whenDate: '2026-06-01', whenTime: '10:00' }, '2026-06-01T10:00:00.000Z');
    expect(valueOf(parsed)).toMatchObject({ occurredAt: openedAt });
  });

  it.each([
    ['2026-06-02', '09:00', 'whenDate', 'in the future'],
    ['2026-06-01', '10:01', 'whenTime', 'in the future. It is now 10:00'],
    ['2025-05-01', '09:00', 'whenDate', 'more than a year ago'],
    ['2026-02-30', '09:00', 'whenDate', 'choose a date'],
    ['2026-06-01', '25:00', 'whenTime', 'hours and minutes'],
    ['', '09:00', 'whenDate', 'give the date'],
    ['2026-06-01', '', 'whenTime', 'give the time'],
  ])('%s %s is refused at %s', (day, time, field, why) => {
    expect(problemsIn(at(day, time, '2026-06-01T09:00:00.000Z'))[field]).toContain(why);
  });

  it('says that an hour does not exist when the clocks go forward', () => {
    const problems = problemsIn(at('2027-03-28', '01:30', '2027-03-29T09:00:00.000Z'));
    expect(problems['whenTime']).toContain('the clocks go forward, and there is no 01:30');
  });

  it('takes the first of two hours when the clocks go back', () => {
    expect(valueOf(at('2026-10-25', '01:30', '2026-10-26T09:00:00.000Z'))).toMatchObject({
      occurredAt: '2026-10-25T00:30:00.000Z',
    });
  });
});
