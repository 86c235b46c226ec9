import { StoreError } from './store-error.ts';

/** A string property holds 32,768 UTF-16 units; we stay below it. */
const LONGEST_PART = 32_000;

/** A row's properties that hold one long text. */
export interface TextParts {
  readonly parts: number;
  readonly [name: `c${number}`]: string;
}

const nameOf = (index: number): `c${number}` => `c${String(index).padStart(3, '0')}` as `c${number}`;

/**
 * Splits a text over the properties `c000`, `c001`… and counts them. Never between the two units of one character:
 * half of an emoji is not valid text, and a service may replace it.
 */
export function splitText(text: string): TextParts {
  const found: Record<`c${number}`, string> = {};
  let from = 0;
  let parts = 0;
  do {
    const end = endOfPart(text, from);
    found[nameOf(parts)] = text.slice(from, end);
    parts += 1;
    from = end;
  } while (from < text.length);
  return { ...found, parts };
}

function endOfPart(text: string, from: number): number {
  const end = Math.min(from + LONGEST_PART, text.length);
  const last = text.charCodeAt(end - 1);
  return end < text.length && last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}

/** Puts the text together again. Throws `StoreError('unreadable')` where a part is missing. */
export function joinText(row: Readonly<Record<string, unknown>>): string {
  const { parts } = row;
  if (typeof parts !== 'number' || parts < 1) throw new StoreError('unreadable', 'the row has no text');
  return Array.from({ length: parts }, (_, index) => {
    const part = row[nameOf(index)];
    if (typeof part !== 'string')
      throw new StoreError('unreadable', `part ${index} of ${parts} of the text is missing`);
    return part;
  }).join('');
}

/** JSON in which every line separator is escaped: some table services read a row up to the end of its line. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u2028\u2029]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
