import type { StatedDays } from '../../bot/protocol/case.ts';
import type { Stage } from '../../bot/protocol/definition.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import type { StatedTime } from '../../bot/protocol/raised-matter.ts';
import { heading, text } from '../card-parts.ts';
import type { Problems, Typed } from '../submission.ts';
import { type Field, type Note, note } from './field.ts';
import { momentFields, readComingFields } from './moment-fields.ts';

const MOST_DAYS = 366;
const COUNTED = /^(\d{1,4})\s*(working|calendar)?\s*(?:days?)?$/i;

const KINDS = [
  { value: 'working', label: 'Working days: Monday to Friday, without bank holidays' },
  { value: 'calendar', label: 'Calendar days: every day counts' },
] as const;

/** "By when do you need this settled?": a date, or a number of days and of which kind. */
export const statedFields = (stated: NonNullable<Stage['stated']>): (Field | Note)[] => [
  note(
    heading('By when do you need this settled?'),
    text(
      stated === 'must'
        ? 'No time is printed for this step: you say how long there is. Give a date, or a number of days. Nothing is sent before you have.'
        : 'No time is printed for this step. If you like, give a date, or a number of days.',
      { spacing: 'Small' },
    ),
  ),
  ...momentFields({
    id: 'stated',
    dateLabel: 'Settled by this date',
    timeLabel: 'At what time (if you like)',
    timeRequired: false,
    hint: 'Without a time it is the end of that day. UK time.',
  }).map((field) => ({ ...field, required: false })),
  {
    kind: 'text',
    id: 'statedDays',
    lines: 'one',
    max: 20,
    label: 'Or within how many days?',
    required: false,
    missing: 'Please give a number of days.',
    hint: 'A number, for example 3.',
  },
  {
    kind: 'choice',
    id: 'statedKind',
    look: 'expanded',
    label: 'Which days are these? (only if you gave a number)',
    required: false,
    missing: 'Please choose which days.',
    choices: KINDS,
  },
];

type Read = { readonly value: { readonly stated?: StatedTime } } | { readonly problems: Problems };

const isKind = (kind: string): kind is Exclude<StatedDays['unit'], 'unspecified'> =>
  KINDS.some(({ value }) => value === kind);

/** A number of days; a bare one asks which, as the same number means another day. */
function readDays(typed: string, chosen: string): Read {
  const [, digits, word] = COUNTED.exec(typed.trim()) ?? [];
  const n = Number(digits);
  if (digits === undefined || n < 1 || n > MOST_DAYS)
    return { problems: { statedDays: `Please give a number of days from 1 to ${MOST_DAYS}.` } };
  const written = word?.toLowerCase() ?? '';
  if (written !== '' && chosen !== '' && written !== chosen)
    return { problems: { statedKind: `Please choose again: you wrote "${written} days" above.` } };
  const unit = written === '' ? chosen : written;
  return isKind(unit)
    ? { value: { stated: { days: { n, unit } } } }
    : { problems: { statedKind: `Please say which: ${n} working days, or ${n} calendar days?` } };
}

/** What `statedFields` brought back, or what is missing. */
export function readStated(values: Typed, now: Instant, stated: NonNullable<Stage['stated']>): Read {
  const { statedDate = '', statedTime = '', statedDays = '', statedKind = '' } = values;
  const days = statedDays.trim();
  if (statedDate !== '' && days !== '')
    return { problems: { statedDays: 'Please give a date or a number of days, not both.' } };
  if (days !== '') return readDays(days, statedKind);
  if (statedDate === '') {
    if (stated === 'may' && statedTime === '') return { value: {} };
    return {
      problems: { statedDate: 'Please say by when you need it settled: a date, or a number of days.' },
    };
  }
  const until = readComingFields(values, 'stated', now);
  if ('problems' in until) return until;
  return until.at <= now
    ? { problems: { statedDate: 'Please choose a time that is still to come.' } }
    : { value: { stated: { until: until.at } } };
}
