import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeKey, encodeKey, keyOf } from '../../bot/tables/encode-key.ts';
import { joinText, splitText, toJson } from '../../bot/tables/long-text.ts';
import { checkRow } from '../../bot/tables/row-limits.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('a key', () => {
  it('holds only what every table service takes, and gives back the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(encodeKey(text)).toMatch(/^[A-Za-z0-9 ._:@=-]*$/);
        expect(decodeKey(encodeKey(text))).toBe(text);
      }),
    );
  });

  it('is never the same for different parts', () => {
    const parts = fc.array(anyText, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(keyOf(...one) === keyOf(...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it('of 1,024 characters is taken, of 1,025 refused', () => {
    expect(keyOf('a'.repeat(1024))).toHaveLength(1024);
    expect(() => keyOf('a'.repeat(1025))).toThrow(expect.objectContaining({ code: 'key-too-long' }) as Error);
  });
});

describe('a long text', () => {
  it.each([0, 1, 31_999, 32_000, 32_001, 64_000, 200_001])(
    'of %i units is put together as it was',
    (length) => {
      const text = 'x'.repeat(length);
      expect(joinText({ ...splitText(text) })).toBe(text);
    },
  );

  it('is never cut within a character, and no part is longer than a property', () => {
    for (const lead of ['', 'x', 'xy']) {
      const text = lead + '🙂'.repeat(50_000);
      const { parts, ...texts } = splitText(text);
      expect(Object.keys(texts)).toHaveLength(parts);
      for (const part of Object.values(texts)) {
        expect(part.length <= 32_000).toBe(true);
        expect(/[\ud800-\udbff]$/.test(part)).toBe(false);
      }
      expect(joinText({ ...splitText(text) }) === text).toBe(true);
    }
  });

  it('is JSON on one line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toJson({ text })).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(JSON.parse(toJson({ text: `${text}\u2028` }))).toEqual({ text: `${text}\u2028` });
      }),
    );
  });
});

describe('a row', () => {
  const row = (properties: Record<string, string>) => ({ partitionKey: 'p', rowKey: 'r', ...properties });
  const texts = (count: number, length: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`c${n}`, 'x'.repeat(length)]));
  const tooLarge = expect.objectContaining({ code: 'row-too-large' }) as Error;

  it('has at most 252 properties of its own', () => {
    expect(() => checkRow(row(texts(252, 1)))).not.toThrow();
    expect(() => checkRow(row(texts(253, 1)))).toThrow(tooLarge);
  });

  it('stays below 1 MiB, at two bytes a unit', () => {
    expect(() => checkRow(row(texts(16, 32_700)))).not.toThrow();
    expect(() => checkRow(row(texts(17, 32_000)))).toThrow(tooLarge);
  });

  it('has no text of more than 32,768 units', () => {
    expect(() => checkRow(row(texts(1, 32_768)))).not.toThrow();
    expect(() => checkRow(row(texts(1, 32_769)))).toThrow(tooLarge);
  });
});
