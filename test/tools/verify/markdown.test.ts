import { describe, expect, it } from 'vitest';
import { escaped, quote } from '../../../bot/tools/inspect/markdown.ts';

describe('what somebody typed, in a paper in Markdown', () => {
  it.each([
    ['# no heading', '\\# no heading'],
    ['**not bold** _nor this_', '\\*\\*not bold\\*\\* \\_nor this\\_'],
    ['[a link](http://x.example)', '\\[a link\\](http\\://x.example)'],
    ['![a picture](x.png)', '!\\[a picture\\](x.png)'],
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['`code` | a table', '\\`code\\` \\| a table'],
    ['1. no list', '1\\. no list'],
    ['- no list', '\\- no list'],
    ['=====', '\\====='],
    ['www.example.org', 'www\\.example.org'],
    ['a\\b & c', 'a\\\\b \\& c'],
    ['    no code', 'no code'],
    ['left \u202Eright\u202C', 'left right'],
    ['a\u0000b', 'a b'],
  ])('%s is shown as it is', (typed, shown) => {
    expect(escaped(typed)).toBe(shown);
  });

  it('is set apart from our own words on every line, whatever ends a line', () => {
    expect(quote('one\r\ntwo\rthree\u2028four\n\n# five')).toBe(
      '> one\\\n> two\\\n> three\\\n> four\n>\n> \\# five',
    );
  });
});
