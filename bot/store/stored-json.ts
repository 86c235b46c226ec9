import type * as z from 'zod';
import { joinText, splitText, toJson, type TextParts } from '../tables/long-text.ts';
import { StoreError } from '../tables/store-error.ts';

/** Brings what was stored under one schema number to the shape of the next. */
export type Upgrade = (older: unknown) => unknown;

/** A kind of stored value: its present shape, the number of it, and the way there from each older number. */
export interface StoredKind<T> {
  readonly shape: z.ZodType<T>;
  /** Raised with each change that older rows do not fit. */
  readonly schema: number;
  /** By the schema number that is read. */
  readonly upgrades: Readonly<Record<number, Upgrade>>;
}

/** A kind of which every row that was ever written has the present shape. */
export const firstShape = <T>(shape: z.ZodType<T>): StoredKind<T> => ({ shape, schema: 1, upgrades: {} });

/** The properties of a row that hold a value: its schema number, and its JSON split over as many as it takes. */
export type StoredValue = TextParts & { readonly schema: number };

/**
 * Prepares a value to be stored. What could not be read again is refused here, before it is written.
 * Throws `StoreError('unwritable')`.
 */
export function toStored<T>(kind: StoredKind<T>, value: T, row: string): StoredValue {
  const json = toJson(value);
  const parsed = kind.shape.safeParse(JSON.parse(json));
  if (!parsed.success) throw misshapen('unwritable', row, parsed.error);
  return { ...splitText(json), schema: kind.schema };
}

/**
 * Reads a stored value; one of an older schema is upgraded step by step, and anything else is refused, not guessed.
 * Throws `StoreError` with `newer-schema` or `unreadable`, naming the row.
 */
export function fromStored<T>(
  kind: StoredKind<T>,
  row: Readonly<Record<string, unknown>> & { readonly rowKey: string; readonly partitionKey: string },
): T {
  const name = `${row.partitionKey} ${row.rowKey}`;
  const raw = upgraded(kind, parseJson(joinText(row), name), row.schema, name);
  const parsed = kind.shape.safeParse(raw);
  if (!parsed.success) throw misshapen('unreadable', name, parsed.error);
  return parsed.data;
}

function upgraded<T>(kind: StoredKind<T>, value: unknown, schema: unknown, row: string): unknown {
  if (typeof schema !== 'number') throw new StoreError('unreadable', `row ${row} has no schema number`);
  if (schema > kind.schema) {
    throw new StoreError(
      'newer-schema',
      `row ${row} has schema ${schema}; this version knows up to ${kind.schema}`,
    );
  }
  let newer = value;
  for (let from = schema; from < kind.schema; from += 1) {
    const upgrade = kind.upgrades[from];
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
