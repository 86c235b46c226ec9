import { describe, expect, it } from 'vitest';
import { readMistakes } from '../../bot/protocol-text/read-mistakes.ts';
import {
  type Case,
  FORMS,
  LADDER,
  SEND,
  edited,
  expectRefused,
  expectSaid,
  placeOf,
  where,
} from '../fixtures/broken-protocol.ts';

const TEXT: readonly Case[] = [
  [
    'a key that is misspelt',
    LADDER,
    [['strength: may', 'strenght: may']],
    'strenght',
    /^duty T2, strenght: "strenght" is not known here; did you mean "strength"\?/,
  ],
  [
    'a key that is not known at all',
    SEND,
    [['owner: Sandwell', 'colour: red\nowner: Sandwell']],
    'colour',
    /"colour" is not known here\. Known here: id, version/,
  ],
  [
    'a word that is not allowed',
    SEND,
    [['strength: should', 'strength: shuld']],
    'shuld',
    /^duty 1a, strength: "shuld" is not allowed; did you mean "should"\? Allowed: must, will, should, may, consider/,
  ],
  [
    'something that is missing',
    SEND,
    [['    force: hard\n', '']],
    'id: 1a',
    /^duty 1a, force: "force" is missing; allowed: hard, indicative, none/,
  ],
  [
    'an event that is not known',
    LADDER,
    [['starts: [unresolved@I]', 'starts: [given-up@I]']],
    'given-up@I',
    /"given-up@I" names no event; known are: disagreement-arose/,
  ],
  [
    'a limit that is not one',
    LADDER,
    [['limit: 10 wd', 'limit: ten days']],
    'ten days',
    /"ten days" is not a limit: write "2 wd"/,
  ],
  [
    'a button that is too long',
    SEND,
    [['button: I have raised it', `button: ${'very '.repeat(10)}long`]],
    'very very',
    /^duty 1a, button: too long: at most 40 letters/,
  ],
  [
    'a tracker that is too long',
    SEND,
    [['tracker: Practitioners', 'tracker: The two practitioners of the agencies']],
    'The two practitioners of',
    /^stage 1, tracker: too long: at most 24 letters/,
  ],
  [
    'a number where a text must stand',
    SEND,
    [["version: '1'", 'version: 1']],
    '1\ncode',
    /^version: this must be a text/,
  ],
  [
    'a person without a side',
    SEND,
    [['{ side: raising, role: practitioner }', '{ sid: raising, role: practitioner }']],
    'sid:',
    /^duty 1a, by, sid: "sid" is not known here; did you mean "side"/,
  ],
  [
    'a person among several without a role',
    SEND,
    [['copies: [{ side: raising, role: line-manager }', 'copies: [{ side: raising, roel: line-manager }']],
    'roel',
    /copy 1, roel: "roel" is not known here; did you mean "role"/,
  ],
  [
    'a condition of no known shape',
    SEND,
    [['when: { fact: dcsPossible, is: true }', 'when: { fact: dcsPossible, equals: true }']],
    '{ fact: dcsPossible, equals',
    /^duty 3b-4, when: .*Allowed: \{ fact, is \} or \{ fact, in \}/,
  ],
  [
    'a kind of field that is not known',
    FORMS,
    [['type: choice', 'type: choise']],
    'choise',
    /"choise" is not allowed; did you mean "choice"\?/,
  ],
];

describe('a text that the schema does not allow is shown at its place', () => {
  it.each(TEXT)('%s', (...one) => expectRefused(one));
});

describe('a text that is no YAML', () => {
  it.each<Case>([
    [
      'a bracket that stays open',
      SEND,
      [['opensOn: [referred]', 'opensOn: [referred']],
      '    |holders: { raising: line',
      /not readable YAML/,
    ],
    [
      'a name given twice',
      SEND,
      [['code: SS', 'code: SS\ncode: SS']],
      'code: SS\ntitle',
      /^code is given twice in one place: keep one of the two$/,
    ],
    [
      'a star without its anchor',
      SEND,
      [['writing: *outcome', 'writing: *outcomes']],
      '*outcomes',
      /"\*outcomes" stands for nothing: there is no "&outcomes"/,
    ],
  ])('%s', (_, file, edits, at, message) => {
    expectSaid(edited(file, edits), at, 'error', message);
  });
});

describe('all mistakes of a file are found at once', () => {
  const text = edited(SEND, [
    ['strength: should', 'strength: shuld'],
    ['next: 3a', 'next: 3c'],
    ['role: line-manager }\n    text: Take', 'role: line-manger }\n    text: Take'],
    ['limit: 24 h', 'limit: 24 hours'],
  ]);
  it('whatever their kind, in the order of the text', () => {
    const { findings, complete } = readMistakes(text);
    const places = ['3c\n', 'shuld', 'line-manger', '24 hours'].map((part) => placeOf(text, part));
    expect(findings.map(where)).toEqual(places);
    expect(complete).toBe(false);
  });
  it('what is taken over with * and << is shown where it is written, once', () => {
    const merged = edited(SEND, [
      [
        "text: Put what was said and decided on the child's",
        "txt: Put what was said and decided on the child's",
      ],
    ]);
    const { findings } = readMistakes(merged);
    expect(new Set(findings.map(where))).toEqual(new Set([placeOf(merged, 'txt:')]));
  });
});
