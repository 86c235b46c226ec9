import * as z from 'zod';

/** A day as ISO or as it is written in England, `22/11/2026`; spreadsheets turn the first into the second. */
export function readDay(text: string): string | undefined {
  const english = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  const [, day = '', month = '', year = ''] = english ?? [];
  const iso = english ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  return z.iso.date().safeParse(iso).success ? iso : undefined;
}
