import { Temporal } from 'temporal-polyfill';
import { type Instant, londonDay, londonTime } from '../../bot/protocol/instant.ts';
import { sayCalendarDay, sayTime } from '../say-date.ts';

const PAST_YEAR = 366;

/** What is wrong with a day as a date input gives it; undefined where it is one. Empty is not wrong here. */
export function dayProblem(day: string): string | undefined {
  if (day === '') return undefined;
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(day)) {
      Temporal.PlainDate.from(day);
      return undefined;
    }
  } catch {
    // Not a day of the calendar: said below.
  }
  return 'Please choose a date from the calendar.';
}

export const timeProblem = (time: string): string | undefined =>
  time === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
    ? undefined
    : 'Please give the time in hours and minutes, for example 14:30.';

/** `part`: which of the two inputs is to be put right. */
export type Moment = { readonly at: Instant } | { readonly problem: string; readonly part: 'Date' | 'Time' };

/** A day and a time on the London clock as a moment. An hour that the clock change leaves out is refused, not moved. */
export function readMoment(day: string, time: string, now: Instant): Moment {
  const at = londonTime(day, time);
  if (sayTime(at) === time.slice(0, 5)) return { at };
  const on = sayCalendarDay(day, now);
  return {
    problem: `Please choose another time: on ${on} the clocks go forward, and there is no ${time}.`,
    part: 'Time',
  };
}

/** The minute of a moment, on which forms are as exact as they can be. */
const minute = (at: Instant): string => at.slice(0, 16);

/**
 * A moment that has been, as exact as is known: a form gives the minute, so within one minute it is not put before
 * what is already on record, nor before the present.
 * @param known moments on the record of the case
 */
export function readPast(day: string, time: string, now: Instant, known: readonly Instant[]): Moment {
  const read = readMoment(day, time, now);
  if ('problem' in read) return read;
  const today = londonDay(now);
  if (day > today) return { problem: 'Please check the date: it is in the future.', part: 'Date' };
  if (read.at > now) {
    return {
      problem: `Please check the time: it is in the future. It is now ${sayTime(now)}.`,
      part: 'Time',
    };
  }
  const oldest = Temporal.PlainDate.from(today).subtract({ days: PAST_YEAR }).toString();
  if (day < oldest) return { problem: 'Please check the date: it is more than a year ago.', part: 'Date' };
  const latest = [...known, now]
    .filter((at) => minute(at) === minute(read.at) && at <= now)
    .sort()
    .at(-1);
  return { at: latest !== undefined && minute(latest) === minute(now) ? now : (latest ?? read.at) };
}
