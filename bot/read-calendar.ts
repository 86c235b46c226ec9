import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Calendar } from './protocol/calendar.ts';

/** Beside this file in the sources, and beside the bundle when built. */
const FOLDER = new URL('./protocols/', import.meta.url);

const calendarSchema = z.object({
  'england-and-wales': z.object({
    events: z.array(z.object({ title: z.string(), date: z.iso.date(), notes: z.string() })),
  }),
  coversUntil: z.iso.date(),
});

/** The reviewed bank holidays of England and Wales. */
export function readCalendar(folder: URL = FOLDER): Calendar {
  const text = readFileSync(new URL('bank-holidays.json', folder), 'utf8');
  const data = calendarSchema.parse(JSON.parse(text));
  const events = data['england-and-wales'].events;
  return {
    holidays: new Map(
      events.map(({ date, title, notes }) => [
        date,
        notes === '' ? title : `${title} (${notes.toLowerCase()})`,
      ]),
    ),
    coversUntil: data.coversUntil,
  };
}
