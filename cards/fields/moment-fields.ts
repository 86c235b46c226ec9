import { type Instant, londonDay } from '../../bot/protocol/instant.ts';
import { sayTime } from '../say-date.ts';
import type { Problems, Typed } from '../submission.ts';
import type { MomentField } from './field.ts';
import { type Moment, readMoment, readPast } from './read-moment.ts';
import { ownText } from './typed.ts';

interface Asking {
  /** Begins both ids: `when` gives `whenDate` and `whenTime`. */
  readonly id: string;
  readonly dateLabel: string;
  readonly timeLabel: string;
  /** Where the time may be left out, the end of the day is meant. */
  readonly timeRequired: boolean;
  readonly initial?: Instant | undefined;
  readonly hint?: string | undefined;
}

/** A date and a time, which together are one moment on the London clock. */
export function momentFields(asking: Asking): MomentField[] {
  const { id, dateLabel, timeLabel, timeRequired, initial, hint } = asking;
  return [
    {
      kind: 'date',
      id: `${id}Date`,
      label: dateLabel,
      required: true,
      initial: initial && londonDay(initial),
      missing: 'Please give the date.',
    },
    {
      kind: 'time',
      id: `${id}Time`,
      label: timeLabel,
      required: timeRequired,
      initial: initial && sayTime(initial),
      missing: 'Please give the time, for example 14:30.',
      hint,
    },
  ];
}

/** "When did it happen?", filled in with the present moment. */
export const pastFields = (now: Instant, dateLabel = 'On which day did it happen?'): MomentField[] =>
  momentFields({
    id: 'when',
    dateLabel,
    timeLabel: 'At what time?',
    timeRequired: true,
    initial: now,
    hint: 'If it was earlier, change the date and time. UK time.',
  });

export type ReadMoment = { readonly at: Instant } | { readonly problems: Problems };

const settled = (id: string, moment: Moment): ReadMoment =>
  'at' in moment ? moment : { problems: { [`${id}${moment.part}`]: moment.problem } };

/** The past moment of `pastFields`; no problem of its own where a field has one already. */
export function readPastFields(
  values: Typed,
  now: Instant,
  known: readonly Instant[],
  id = 'when',
): ReadMoment {
  const day = ownText(values, `${id}Date`);
  const time = ownText(values, `${id}Time`);
  if (day === '' || time === '') return { problems: {} };
  return settled(id, readPast(day, time, now, known));
}

/** Nobody needs an answer in so many years; a slip of the year would. */
const FURTHEST_YEARS = 5;
const yearOf = (date: string): number => Number(date.slice(0, 4));

/** A moment to come; where no time was given, the end of its day. */
export function readComingFields(values: Typed, id: string, now: Instant): ReadMoment {
  const day = ownText(values, `${id}Date`);
  const time = ownText(values, `${id}Time`);
  if (day === '') return { problems: {} };
  if (yearOf(day) - yearOf(now) > FURTHEST_YEARS) {
    return { problems: { [`${id}Date`]: 'Please check the year: this is too far ahead.' } };
  }
  return settled(id, readMoment(day, time === '' ? '23:59:59' : time, now));
}
