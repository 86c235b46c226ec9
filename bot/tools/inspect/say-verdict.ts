import { count } from '../../../cards/say-list.ts';
import type { Verdict } from './verify-record.ts';

const HOLDS =
  'Each entry carries the hash of the one before it. They were all worked out again, and the case and every limit with them: nothing was changed, taken away or put in.';

const ANCHOR =
  'Whoever can write to the whole storage could make all of it anew. So compare the mark with one that was written down elsewhere at the time.';

/** What the check has found, in plain words: one paragraph each. */
export function sayCheck({ findings, entries, mark, given, hashes }: Verdict): string[] {
  const known =
    given === undefined
      ? ANCHOR
      : findings.some(({ kind }) => kind === 'mark')
        ? `It does not have the mark that was given: ${given}.`
        : `It has the mark that was given: ${given}.`;
  return [
    findings.length === 0 ? `**The record holds.** ${HOLDS}` : '**The record does not hold.**',
    ...findings.map(({ text }) => `- ${text}`),
    `The mark of this record is **${mark}**: ${count(entries, 'entry', 'entries')}, and the beginning of the last hash, ${hashes.at(-1) ?? 'none'}.`,
    known,
  ];
}
