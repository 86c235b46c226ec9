import { Temporal } from 'temporal-polyfill';
import { remembered } from './remembered.ts';

/** A moment on the UTC line, ISO 8601 with milliseconds and `Z`, so that text order is time order. */
export type Instant = string;

/** A calendar day in London, `YYYY-MM-DD`. */
export type Day = string;

/** Rule K1: every protocol here is English; local days and times are London's. */
export const LONDON = 'Europe/London';

const text = (instant: Temporal.Instant): Instant => instant.toString({ fractionalSecondDigits: 3 });

/** Brings any ISO 8601 date-time with an offset to the stored form. Throws `RangeError` on other text. */
export const toInstant = (iso: string): Instant => text(Temporal.Instant.from(iso));

/** The moment on London's clock, `YYYY-MM-DDTHH:MM:SS`; parts of a second are left out. */
export const londonWall: (at: Instant) => string = remembered((at) =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO(LONDON)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second', roundingMode: 'trunc' }),
);

/** The London day on which a moment falls. */
export const londonDay = (at: Instant): Day => londonWall(at).slice(0, 10);

/** A London wall-clock time on a day as a moment; the first of the two where the hour repeats. */
export const londonTime: (day: Day, time: string) => Instant = remembered((day, time) =>
  text(
    Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone: LONDON, plainTime: Temporal.PlainTime.from(time) })
      .toInstant(),
  ),
);

/** Rule K3: a limit by days ends with its day, at 23:59:59 London time. */
export const endOfDay = (day: Day): Instant => londonTime(day, '23:59:59');

/** Adds elapsed hours on the UTC line (rule K5): a clock change neither adds nor takes an hour. */
export const plusHours = (at: Instant, hours: number): Instant =>
  text(Temporal.Instant.from(at).add({ hours }));

/** The same London time so many months before; the last day of a month that is too short for it. */
export const monthsBefore = (at: Instant, months: number): Instant =>
  text(Temporal.Instant.from(at).toZonedDateTimeISO(LONDON).subtract({ months }).toInstant());

/** A London wall-clock date-time, as a form or a file gives it; carries its own offset or none. */
export const fromLondonWallTime = (wall: string): Instant =>
  /(?:Z|[+-]\d\d:?\d\d)$/.test(wall)
    ? toInstant(wall)
    : text(Temporal.PlainDateTime.from(wall).toZonedDateTime(LONDON).toInstant());

/** The moment as ISO 8601 with London's offset, to the second. */
export const toLondonIso = (at: Instant): string =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO(LONDON)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });

export const earliest = (...moments: (Instant | undefined)[]): Instant | undefined =>
  moments.filter((at): at is Instant => at !== undefined).sort()[0];

/** For sorting by time, the earliest first. */
export const byTime = (a: Instant, b: Instant): number => (a < b ? -1 : a > b ? 1 : 0);
