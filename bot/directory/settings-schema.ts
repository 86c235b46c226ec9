import * as z from 'zod';
import type { ProtocolSettings } from '../ports/people.ts';
import { isWorkingDay } from '../protocol/calendar.ts';
import { jsonText } from './json-text.ts';

/** What the owner of a protocol sets for it, as a directory file writes it. */

const WITHOUT_HOLIDAYS = { holidays: new Map<string, string>(), coversUntil: '9999-12-31' };
const isWeekday = (day: string): boolean => isWorkingDay(WITHOUT_HOLIDAYS, day);

const day = z.iso
  .date({ error: ({ input }) => `"${String(input)}" is not a day: write it like 2026-09-21`, abort: true })
  .refine(isWeekday, {
    error: ({ input }) => `${String(input)} is at a weekend, which is not counted anyway`,
  });

const atLeast = (least: number) => {
  const error = `must be a whole number, ${least} or more`;
  return z.int({ error }).min(least, { error });
};

type Complain = (index: number, key: string) => void;
function eachOnce(keys: readonly string[], complain: Complain): void {
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index) complain(index, key);
  });
}

const told = z.strictObject({
  /** Days off beside the bank holidays. A case keeps those that were known when it was opened. */
  holidays: z
    .array(z.strictObject({ day, name: z.string().trim().min(1).max(60) }))
    .superRefine((days, context) =>
      eachOnce(
        days.map((it) => it.day),
        (index, key) =>
          context.addIssue({ code: 'custom', path: [index, 'day'], message: `is there twice: ${key}` }),
      ),
    )
    .default([]),
  /** So many cases that are alike, within so many months, suggest a stage. */
  similarThreshold: z
    .strictObject({ count: atLeast(2), months: atLeast(1).max(120, 'is 120 months at the most') })
    .exactOptional(),
  /** Printed addresses that their owner has confirmed. */
  confirmedAddresses: z
    .array(z.email().toLowerCase())
    .superRefine((addresses, context) =>
      eachOnce(addresses, (index, key) =>
        context.addIssue({ code: 'custom', path: [index], message: `is there twice: ${key}` }),
      ),
    )
    .default([]),
  /** The partnership's business managers, by their ids in the directory. */
  managers: z.array(z.guid().toLowerCase()).exactOptional(),
  /** Numbers that the document does not print. */
  contacts: z
    .array(
      z.strictObject({ label: z.string().trim().min(1).max(80), phone: z.string().trim().min(3).max(40) }),
    )
    .exactOptional(),
  /** The mailbox from which its mails go. */
  mailbox: z.email().exactOptional(),
  mailTest: z
    .strictObject({
      code: z.string(),
      at: z.iso.datetime(),
      by: z.string().exactOptional(),
      wrong: z.int().nonnegative().exactOptional(),
    })
    .exactOptional(),
  mailTested: z.strictObject({ at: z.iso.datetime(), by: z.string() }).exactOptional(),
});

const protocol = z.string().trim().min(1);

/** A list is emptied with `[]`; these are no lists, and are taken back by a name with nothing after it. */
const EMPTIED = ['similarThreshold', 'mailbox'];

function withoutEmptied(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  return Object.fromEntries(
    Object.entries(entry).filter(([name, value]) => value !== null || !EMPTIED.includes(name)),
  );
}

export const settingsSchema = z.preprocess(withoutEmptied, z.strictObject({ protocol, ...told.shape }));
export type Settings = z.output<typeof settingsSchema>;

/** As a row of the table keeps it: lists do not fit into properties. */
export const settingsRowSchema = z
  .strictObject({ protocol, told: jsonText.pipe(told) })
  .transform((row): Settings => ({ protocol: row.protocol, ...row.told }));

/** The properties of that row. */
export function settingsFields({ protocol: id, ...rest }: ProtocolSettings): {
  protocol: string;
  told: string;
} {
  return { protocol: id, told: JSON.stringify(rest) };
}
