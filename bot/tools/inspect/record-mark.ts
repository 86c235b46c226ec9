import type { Finding } from './finding.ts';

/** So many letters of a hash: nobody makes another record with the same ones, and they can still be read out. */
const LETTERS = 20;
const GROUP = /.{4}/g;
const MARK = /^(\d+)-((?:[0-9A-F]{4}-){4}[0-9A-F]{4})$/;

const shortOf = (hash: string): string => (hash.slice(0, LETTERS).toUpperCase().match(GROUP) ?? []).join('-');

/**
 * What a record can be known by outside its storage: how many entries it had, and the beginning of the last one's
 * hash. "17-3F7A-91C2-04BD-77E1-A05C".
 */
export const markOf = (entries: number, hash: string): string => `${entries}-${shortOf(hash)}`;

/** True for a text that can be a mark. */
export const isMark = (text: string): boolean => MARK.test(text);

/**
 * Whether a record is the one of which somebody has written down the mark, perhaps when it was shorter.
 * @param hashes of all entries, in order
 */
export function checkMark(mark: string, hashes: readonly string[]): Finding | undefined {
  const [, number = '', short = ''] = MARK.exec(mark) ?? [];
  const entry = Number(number);
  const hash = hashes[entry - 1];
  if (hash === undefined)
    return {
      kind: 'mark',
      text: `The mark was taken at entry ${entry}, and the record has only ${hashes.length}.`,
    };
  if (shortOf(hash) === short) return undefined;
  return {
    kind: 'mark',
    entry,
    text: `Up to entry ${entry} this is not the record of which the mark was taken.`,
  };
}
