import { count } from '../../../cards/say-list.ts';
import type { Verdict } from './verify-record.ts';

const HOLDS =
  'Each entry carries a seal, which is worked out from the entry itself and from the seal of the one before it. Whoever changes an entry, takes one away or puts one in breaks the seals from there on. All seals were worked out again, and with them the case and every date: all of them fit.';

const BROKEN =
  'Each entry carries a seal, which is worked out from the entry itself and from the seal of the one before it. They were worked out again, and this was found:';

const ANCHOR =
  'One thing the seals alone cannot show: somebody with full power over the storage could write the whole record again, with new seals. A mark that somebody else wrote down at the time shows it: the check compares it with this record, however long that has become since.';

const WORTH_NOTHING =
  'That says nothing in its favour: the mark is made of the seals as they are stored, and here the seals do not fit what they are on.';

/** What a mark that somebody had written down says about the record. */
function sayGiven({ findings, given }: Verdict): string[] {
  if (given === undefined) return [ANCHOR];
  if (findings.some(({ kind }) => kind === 'mark'))
    return [`It does not have the mark that was given: ${given}.`];
  const has = `It has the mark that was given: ${given}.`;
  return [findings.length === 0 ? has : `${has} ${WORTH_NOTHING}`];
}

function sayMark({ findings, entries, mark, hashes }: Verdict): string[] {
  const kept =
    findings.length === 0
      ? 'Whoever writes it down can have it compared later.'
      : 'Do not write it down as the mark of a sound record.';
  return [
    `The mark of this record: **${mark}**. It stands for ${count(entries, 'entry', 'entries')} and the beginning of the last seal. ${kept}`,
    `The last seal in full, for whoever checks it by machine (it is a SHA-256 hash): ${hashes.at(-1) ?? 'none'}`,
  ];
}

/** What the check has found, in plain words: one paragraph each. */
export function sayCheck(verdict: Verdict): string[] {
  const { findings } = verdict;
  const [mark = '', seal = ''] = sayMark(verdict);
  return [
    findings.length === 0 ? `**The record holds.** ${HOLDS}` : `**The record does not hold.** ${BROKEN}`,
    ...findings.map(({ text }) => `- ${text}`),
    mark,
    ...sayGiven(verdict),
    seal,
  ];
}
