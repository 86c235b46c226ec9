import { describe, it } from 'vitest';
import { type Case, type Edit, LADDER, SEND, expectRefused } from '../fixtures/broken-protocol.ts';

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
