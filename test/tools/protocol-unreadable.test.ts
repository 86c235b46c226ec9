import { describe, expect, it } from 'vitest';
import { readMistakes } from '../../bot/protocol-text/read-mistakes.ts';
import {
  type Case,
  FORMS,
  type Edit,
  LADDER,
  SEND,
  edited,
  expectRefused,
  placeOf,
} from '../fixtures/broken-protocol.ts';

/** All that is said of a text, a line each. */
const said = (text: string): string[] =>
  readMistakes(text).findings.map(
    ({ line, column, level, message }) => `${line}:${column} ${level} ${message}`,
  );

describe('a file that is no text, or has none', () => {
  it.each([
    ['of no length', ''],
    ['of empty lines', ' \n\n'],
    ['of a mark for the order of bytes', '\uFEFF'],
    ['of remarks alone', '# hello\n'],
    ['of nothing in YAML', '~\n'],
  ])('%s is said to be empty', (_, text) => {
    expect(said(text)).toEqual(['1:1 error the file is empty']);
  });

  const asRead = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  it.each([
    ['a picture', asRead(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0]))],
    ['a protocol in UTF-16', asRead(Buffer.from(`\uFEFF${SEND}`, 'utf16le'))],
  ])('%s is said to be no text', (_, text) => {
    expect(said(text)).toEqual([
      '1:1 error this is not a text file: save the protocol as plain text in UTF-8',
    ]);
  });

  it('a letter of another code is shown at its place', () => {
    const text = asRead(Buffer.from(edited(SEND, [['owner: ', 'owner: \u00a3']]), 'latin1'));
    const first = text.indexOf('\uFFFD');
    expect(text.slice(first - 7, first)).toBe('owner: ');
    expect(said(text)).toEqual([
      `${placeOf(text, 'owner: |\uFFFD')} error a letter here cannot be read: save the file as plain text in UTF-8`,
    ]);
  });
});

describe('one slip of the keyboard is one mistake, which names it', () => {
  const one = (edits: readonly Edit[], at: string, message: string): void => {
    const text = edited(SEND, edits);
    expect(said(text)).toEqual([`${placeOf(text, at)} error ${message}`]);
  };
  it('a tab at the beginning of a line', () => {
    one(
      [['    decidedBy: both\n', '\tdecidedBy: both\n']],
      '\tdecided',
      'a tab stands here: use spaces to indent',
    );
  });
  it('non-breaking spaces at the beginning of a line', () => {
    one(
      [['    decidedBy: both\n', '\u00a0\u00a0\u00a0\u00a0decidedBy: both\n']],
      '\u00a0',
      'a non-breaking space stands here, which looks like a space and is none: type an ordinary space in its place',
    );
  });
  it('a non-breaking space after a colon', () => {
    one(
      [['    decidedBy: both\n', '    decidedBy:\u00a0both\n']],
      '\u00a0',
      'a non-breaking space stands here, which looks like a space and is none: type an ordinary space in its place',
    );
  });
  it('a colon in a text without quotation marks', () => {
    one(
      [['owner: Sandwell', 'owner: Council: Sandwell']],
      'Council: Sandwell',
      'this is not readable YAML: a text that has a colon in it must stand in quotation marks',
    );
  });
  it('a second file below the first', () => {
    const text = `${SEND}---\nid: b\n`;
    expect(said(text)).toEqual([
      expect.stringMatching(/^\d+:1 error a file has one protocol: "---" begins another here$/),
    ]);
  });
  it('a non-breaking space within a text is no mistake', () => {
    expect(
      readMistakes(edited(SEND, [['owner: Sandwell ', 'owner: Sandwell\u00a0']])).protocol,
    ).toBeDefined();
  });
});

describe('names that stand for other places of the file', () => {
  it('one within what it stands for is shown at its line', () => {
    const text = edited(SEND, [['roles:\n', 'roles: &r\n  - *r\n']]);
    expect(said(text)).toEqual([
      `${placeOf(text, '*r\n')} error "*r" stands within "&r", so it would contain itself`,
    ]);
  });
  it('a text that grows without end is shown where it begins to', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 9; at += 1) {
      const [before, name] = [at - 1, at].map((it) => String.fromCharCode(97 + it));
      lines.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(', ')}]`);
    }
    expect(said(`${lines.join('\n')}\n${SEND}`)).toEqual([
      '3:8 error names stand for each other too often here ("&" and "*"): write it out',
    ]);
  });
});

describe('what must be written in one way is said in words, and not as a pattern', () => {
  it.each<Case>([
    [
      'the code',
      SEND,
      [['code: SS', 'code: ss1']],
      'ss1',
      /^code: "ss1" is not written as it must be: two capital letters, such as NS$/,
    ],
    [
      'the version',
      SEND,
      [["version: '1'", 'version: \u20181\u2019']],
      '\u20181',
      /^version: .* is not written as it must be: a whole number in quotation marks, such as '1'$/,
    ],
    [
      'the id',
      SEND,
      [['id: sandwell-send', 'id: Sand Well']],
      'Sand Well',
      /: small letters, digits and hyphens/,
    ],
    [
      'the sum of the document',
      SEND,
      [['sha256: ', 'sha256: abc # ']],
      'abc #',
      /: the SHA-256 of the document/,
    ],
    [
      'a stage',
      LADDER,
      [['- id: C\n', '- id: five5\n']],
      'five5',
      /: one to four letters or digits, such as 3a$/,
    ],
    [
      'a field',
      FORMS,
      [['{ id: childName,', "{ id: 'child name',"]],
      "'child name'",
      /: letters, digits and _ without spaces, with a letter first/,
    ],
    [
      'what is kept shut',
      SEND,
      [['blocks: [close]', 'blocks: [closed]']],
      'closed]',
      /: "close", or "to:" with a stage, such as "to:3"$/,
    ],
  ])('%s', (...one) => expectRefused(one));
});
