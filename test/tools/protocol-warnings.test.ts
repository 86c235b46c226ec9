import { describe, expect, it } from 'vitest';
import { readMistakes } from '../../bot/protocol-text/read-mistakes.ts';
import { parseProtocol } from '../../bot/protocol-text/parse-protocol.ts';
import { type Case, FORMS, LADDER, SEND, edited, expectSaid, read } from '../fixtures/broken-protocol.ts';

/** Each with as many words as fit well. */
const FIELDS = [1, 2, 3, 4, 5]
  .map((n) => `      - { id: more${n}, label: ${'x'.repeat(120)}, type: date }\n`)
  .join('');

describe('warnings', () => {
  it.each<Case>([
    [
      'a day of the whole case that its parts contradict',
      SEND,
      [['cumulative: 7', 'cumulative: 8']],
      '8\n    strength',
      /^duty 2b, cumulative: 2b says day 8, but 1a \(2\) \+ 1d \(3\) \+ 2b \(2\) make 7$/,
    ],
    [
      '24 hours are one day in the sum',
      SEND,
      [['cumulative: 10', 'cumulative: 11']],
      '11\n    strength',
      /3a-2 says day 11, but 1a \(2\) \+ 1d \(3\) \+ 2b \(2\) \+ 3a-1 \(1\) \+ 3a-2 \(2\) make 10/,
    ],
    [
      'days that count from day zero',
      FORMS,
      [['limit: 8 wd\n    cumulative: 8', 'limit: 9 wd\n    cumulative: 8']],
      'cumulative: |8\n    strength: must',
      /2c says day 8, but 2c \(9\) make 9/,
    ],
    [
      'calendar days that can never make so many working days',
      SEND,
      [['limit: 3 wd\n    cumulative: 5', 'limit: 2 days\n    cumulative: 5']],
      'cumulative: |5',
      /^duty 1d, cumulative: 1d says day 5, but 1a \(2\) \+ 1d \(0 to 2\) make 2 to 4$/,
    ],
    [
      'a duty that ends after the last day of the whole case',
      SEND,
      [['days: 14,', 'days: 13,']],
      'cumulative: |14',
      /^duty 3b-3, cumulative: 3b-3 ends on day 14, after the last day of the whole case: the largest in "overall" is day 13$/,
    ],
    [
      'a label that does not fit',
      LADDER,
      [['label: What you ask for', `label: ${'What do you ask for '.repeat(8)}`]],
      'What do you',
      /too long for the label of a field: 159 letters, where 120 fit well/,
    ],
    [
      'a form that is too large for a card',
      FORMS,
      [['      - { id: childName', `${FIELDS}      - { id: childName`]],
      '- { id: more1',
      /the form is too large for one card: about \d+ KB, where 27 KB fit/,
    ],
    [
      'a role that nobody refers to',
      SEND,
      [
        [
          '  - { id: dcs, ',
          "  - { id: clerk, side: neutral, level: 9, title: clerk, src: '1' }\n  - { id: dcs, ",
        ],
      ],
      'clerk, side',
      /^role clerk, id: nothing refers to the role "clerk"/,
    ],
    [
      'an address that is not confirmed',
      FORMS,
      [],
      'address:\n      |email',
      /nothing is sent to SCSP_Business@sandwell\.gov\.uk/,
    ],
    [
      'one of several starts that cannot happen',
      SEND,
      [['starts: [disagreement-arose, decision-received]', 'starts: [disagreement-arose, manager-aware]']],
      'manager-aware',
      /nothing can bring about "manager-aware" in stage 1/,
    ],
    [
      'a limit that is to come from a duty without one',
      SEND,
      [['limitDuty: 2b', 'limitDuty: 2a']],
      '2a\n',
      /duty 2a is to give the time, and it has no limit/,
    ],
    [
      'a duty that blocks closing and ends before',
      SEND,
      [
        [
          "blocks: [close]\n    endsWithStage: false\n    src: '61'",
          "blocks: [close]\n    endsWithStage: true\n    src: '61'",
        ],
      ],
      'blocks: [|close]\n    endsWithStage: true',
      /it keeps the case from being closed, and yet is over when its stage ends/,
    ],
    [
      'a reading without its reason',
      SEND,
      [['    reason: As printed it would say that people escalate what is good for the child.\n', '']],
      'issue: The purpose'.replace('issue', 'issue'),
      /a reading says which options there were/,
    ],
  ])('%s', (_, file, edits, at, message) => {
    const text = edited(file, edits);
    expectSaid(text, at, 'warning', message);
    expect(() => parseProtocol(text, 'file.yaml')).not.toThrow();
  });
});

describe('calendar days in a sum', () => {
  it('are not complained of where so many working days may be among them', () => {
    const text = edited(SEND, [['limit: 3 wd\n    cumulative: 5', 'limit: 5 days\n    cumulative: 5']]);
    expect(readMistakes(text).findings.filter(({ level }) => level !== 'note')).toEqual([]);
  });
});

describe('every protocol that ships', () => {
  it.each(['sandwell-send', 'dorset-send', 'sandwell-safeguarding', 'west-sussex', 'birmingham'])(
    '%s has no mistakes, and its printed days add up',
    (name) => {
      const { findings, complete } = readMistakes(read(name));
      expect(complete).toBe(true);
      expect(findings.filter(({ level, message }) => level === 'error' || / make \d/.test(message))).toEqual(
        [],
      );
    },
  );
  it('tells how many readings are not signed yet', () => {
    expect(readMistakes(SEND).findings.map(({ level, message }) => `${level}: ${message}`)).toContain(
      'note: readings: 20 readings are not signed by the owner yet, of 20',
    );
  });
});
