import { describe, expect, it } from 'vitest';
import { readMistakes } from '../../bot/protocol-text/read-mistakes.ts';
import {
  type Case,
  type Edit,
  LADDER,
  SEND,
  edited,
  expectRefused,
  expectSaid,
  read,
} from '../fixtures/broken-protocol.ts';

const phone = (written: string): Edit => ['phone: 0121 303 1888', `phone: '${written}'`];
const src = (written: string): Edit => ["src: '163-164'", `src: '${written}'`];
const warnings = (text: string): string[] =>
  readMistakes(text).findings.flatMap(({ level, message }) => (level === 'note' ? [] : [message]));

describe('entries that read well and cannot be right are refused', () => {
  it.each<Case>([
    [
      'the time of a stage by a duty of another',
      SEND,
      [['limitDuty: 3b-3', 'limitDuty: 1d']],
      'next: X\n    limitDuty: |1d',
      /^stage 3b, limitDuty: duty 1d is of stage 1; the time of stage 3b comes from a duty of its own$/,
    ],
    [
      'the window into a stage by a duty of another',
      LADDER,
      [['window: S1', 'window: L1']],
      'window: |L1',
      /^stage S, window: duty L1 is of stage L/,
    ],
    [
      'two substitutes for one type of agency and one stage',
      read('birmingham'),
      [
        [
          'substitutes:\n',
          "substitutes:\n  - { agencyType: school, stages: ['1', 3b], role: director, src: '1' }\n",
        ],
      ],
      "stages: ['2', 3a, |3b], role: head-teacher",
      /substitute 1 holds stage 3b for the agency type "school" already; there can be one$/,
    ],
    [
      'words in place of a telephone number',
      read('birmingham'),
      [phone('ring us')],
      "'ring us'",
      /^gate, contacts 1, phone: "ring us" is no telephone number: write its digits/,
    ],
    [
      'a telephone number of two digits',
      read('birmingham'),
      [phone('12')],
      "'12'",
      /"12" is no telephone number/,
    ],
  ])('%s', (...one) => expectRefused(one));

  it.each(['999', '+44 (0)121 303 1888', '0121 303 1888, option 2'])('%s can be rung', (number) => {
    expect(warnings(edited(read('birmingham'), [phone(number)]))).toEqual([]);
  });
});

describe('the lines of the document', () => {
  it.each([
    [
      'page three',
      /^overall 1, src: "page three" names no lines of the document: write them as '12', '12-15'/,
    ],
    ['33-30', /^overall 1, src: "33-30" ends before it begins/],
    ['12, 40-39', /^overall 1, src: "40-39" ends before it begins/],
  ])('%s are warned of', (written, message) => {
    expectSaid(edited(SEND, [src(written)]), `'${written}'`, 'warning', message);
  });
  it.each(['7', '163-164, 200', 'none printed'])('%s are taken', (written) => {
    expect(warnings(edited(SEND, [src(written)]))).toEqual([]);
  });
});
