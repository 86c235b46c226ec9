import { describe, expect, it } from 'vitest';
import { readMistakes } from '../../bot/protocol-text/read-mistakes.ts';
import {
  type Case,
  type Edit,
  FORMS,
  LADDER,
  SEND,
  edited,
  expectRefused,
} from '../fixtures/broken-protocol.ts';

const HUGE = '1000000000';

const NUMBERS: readonly Case[] = [
  [
    'days of the whole case',
    SEND,
    [['days: 14,', `days: ${HUGE},`]],
    HUGE,
    /^overall 2, days: too large: at most 999$/,
  ],
  [
    'a cumulative day',
    SEND,
    [['cumulative: 7', `cumulative: ${HUGE}`]],
    HUGE,
    /^duty 2b, cumulative: too large: at most 999$/,
  ],
  [
    'a level',
    SEND,
    [['level: 3', `level: ${HUGE}`]],
    HUGE,
    /^role senior-manager, level: too large: at most 99$/,
  ],
  [
    'the number of a category',
    SEND,
    [['{ id: 1,', `{ id: ${HUGE},`]],
    `id: |${HUGE}`,
    /, id: too large: at most 999$/,
  ],
];

const limit = (written: string, message: RegExp): Case => [
  written,
  LADDER,
  [['limit: 10 wd', `limit: '${written}'`]],
  `'${written}'`,
  message,
];

const LIMITS: readonly Case[] = [
  limit('999 months', /^duty T4, limit: "999 months" is too long: at most "36 months"$/),
  limit('1000 wd', /"1000 wd" is too long: at most "999 wd"$/),
  limit('9999 days', /"9999 days" is too long: at most "999 days"$/),
  limit('1000000000 h', /"1000000000 h" is too long: at most "999 h"$/),
  limit('1 months', /"1 months" is written "1 month"$/),
  limit('3 day', /"3 day" is written "3 days"$/),
  limit('02 wd', /"02 wd" is written "2 wd"$/),
  limit('0 wd', /"0 wd" is no time at all: write at least "1 wd", or "same-day" or "immediate"$/),
  limit('0 h', /"0 h" is no time at all/),
];

describe('a number that no procedure prints', () => {
  it.each(NUMBERS)('%s', (...one) => expectRefused(one));
});

describe('a limit that is none', () => {
  it.each(LIMITS)('%s', (...one) => expectRefused(one));
});

describe('a printed day that no event ever begins to count', () => {
  const DAY_ZERO: Edit = ['dayZero: [disagreement-arose, decision-received]', 'dayZero: []'];
  it.each<Case>([
    ['of the whole case', SEND, [DAY_ZERO], 'days: |10', /^overall 1, days: no event begins the count/],
    [
      'of a duty',
      SEND,
      [DAY_ZERO],
      'cumulative: |7',
      /^duty 2b, cumulative: no event begins the count of this day: name one in "dayZero", such as disagreement-arose$/,
    ],
  ])('%s', (...one) => expectRefused(one));
});

const categories = (count: number, letters: number): string =>
  Array.from(
    { length: count },
    (_, at) => `  - { id: ${at + 100}, label: '${'y'.repeat(letters)}', src: '11' }\n`,
  ).join('');
/** Long enough for a warning each; together more than the card of their stage carries. */
const DUTIES = Array.from(
  { length: 30 },
  (_, at) => `
  - id: more${at}
    stage: I
    kind: record
    by: { side: raising, role: practitioner }
    text: ${'Write it down. '.repeat(25)}
    starts: [unresolved@I]
    strength: may
    force: none
    endsWithStage: false
    src: '1'`,
).join('');

const TOO_MUCH: readonly Case[] = [
  [
    'categories without end',
    SEND,
    [['categories:\n', `categories:\n${categories(399, 120)}`]],
    'categories:\n  |- { id: 100,',
    /too many categories: 408, where 60 are the most$/m,
  ],
  [
    'categories of many words each',
    SEND,
    [['categories:\n', `categories:\n${categories(50, 250)}`]],
    'categories:\n  |- { id: 100,',
    /^categories: too much for the form in which a matter is raised .*: about 16 KB, where there is room for 12 KB/m,
  ],
  [
    'the text of a duty',
    LADDER,
    [['    text: ', `    text: ${'Meet again and again. '.repeat(400)}# `]],
    'Meet again and again.',
    /, text: too long: \d+ letters, where no text has more than 2000$/,
  ],
  [
    'what a stage is about',
    LADDER,
    [['    about: ', `    about: ${'Meet again. '.repeat(51)}# `]],
    'Meet again.',
    /, about: too long for a card: 611 letters, where 300 fit well, and 600 at most$/,
  ],
  [
    'megabytes in one text',
    LADDER,
    [['    about: ', `    about: ${'x'.repeat(5_000_000)} # `]],
    'xxxxx',
    /, about: too long: 5000000 letters, where no text has more than 2000$/,
  ],
  [
    'the duties of one stage together',
    LADDER,
    [['duties:\n', `duties:${DUTIES}\n`]],
    '- id: |I\n',
    /^stage I, id: too much for the card of stage I \(the texts of its duties\): about 21 KB, where there is room for 18 KB/,
  ],
  [
    'a form that is too large before anybody writes in it',
    FORMS,
    [
      [
        '      - { id: childName',
        `${Array.from({ length: 15 }, (_, at) => `      - { id: more${at}, label: ${'x'.repeat(230)}, hint: ${'y'.repeat(390)}, type: date }\n`).join('')}      - { id: childName`,
      ],
    ],
    '- { id: more0',
    /the form is too large for one card even while it is empty: about 3\d KB, where 27 KB fit/,
  ],
];

describe('more than a card can carry', () => {
  it.each(TOO_MUCH)('%s', (...one) => expectRefused(one));

  it('one text of megabytes is one mistake', () => {
    const text = edited(LADDER, [['    about: ', `    about: ${'x'.repeat(5_000_000)} # `]]);
    expect(readMistakes(text).findings.filter(({ level }) => level !== 'note')).toHaveLength(1);
  });
});
