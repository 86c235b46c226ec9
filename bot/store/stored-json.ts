import type { z } from 'zod';
import { joinText, splitText, toJson, type TextParts } from '../tables/long-text.ts';
import { StoreError } from '../tables/store-error.ts';

/** The shape in which rows are written now. Raised with each change that older rows do not fit. */
export const SCHEMA = 1;

/** Brings what was stored under one schema number to the shape of the next. */
export type Upgrade = (older: unknown) => unknown;

/** By the schema number that is read. None yet: every row that was ever written has the present shape. */
export const UPGRADES: Readonly<Record<number, Upgrade>> = {};

/** The properties of a row that hold a value: its schema number, and its JSON split over as many as it takes. */
export type StoredValue = TextParts & { readonly schema: number };

/**
 * Prepares a value to be stored. What could not be read again is refused here, before it is written.
 * Throws `StoreError('unwritable')`.
 */
export function toStored(schema: z.ZodType, value: unknown, row: string): StoredValue {
  const json = toJson(value);
  const parsed = schema.safeParse(JSON.parse(json));
  if (!parsed.success) throw misshapen('unwritable', row, parsed.error);
  return { ...splitText(json), schema: SCHEMA };
}

/**
 * Reads a stored value; one of an older schema is upgraded step by step, and anything else is refused, not guessed.
 * Throws `StoreError` with `newer-schema` or `unreadable`, naming the row.
 */
export function fromStored<T>(
  schema: z.ZodType<T>,
  row: Readonly<Record<string, unknown>> & { readonly rowKey: string; readonly partitionKey: string },
  upgrades: Readonly<Record<number, Upgrade>> = UPGRADES,
): T {
  const name = `${row.partitionKey} ${row.rowKey}`;
  const raw = upgraded(parseJson(joinText(row), name), row.schema, name, upgrades);
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw misshapen('unreadable', name, parsed.error);
  return parsed.data;
}

function upgraded(
  value: unknown,
  schema: unknown,
  row: string,
  upgrades: Readonly<Record<number, Upgrade>>,
): unknown {
  if (typeof schema !== 'number') throw new StoreError('unreadable', `row ${row} has no schema number`);
  if (schema > SCHEMA) {
    throw new StoreError(
      'newer-schema',
      `row ${row} has schema ${schema}; this version knows up to ${SCHEMA}`,
    );
  }
  let newer = value;
  for (let from = schema; from < SCHEMA; from += 1) {
    const upgrade = upgrades[from];
    if (!upgrade) throw new StoreError('unreadable', `row ${row} has schema ${from}, which nothing upgrades`);
    newer = upgrade(newer);
  }
  return newer;
}

function parseJson(text: string, row: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may be about a child.
    throw new StoreError('unreadable', `row ${row} is not JSON`);
  }
}

/** Names where the shape differs, never what stands there. */
function misshapen(code: 'unwritable' | 'unreadable', row: string, error: z.ZodError): StoreError {
  const places = error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.code}`);
  return new StoreError(code, `row ${row} does not have the shape of its schema (${places.join('; ')})`);
}
