import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildMime, type MimeMail } from '../../bot/mail/build-mime.ts';
import { isAddress } from '../../bot/mail/encode-header.ts';
import { readMime } from '../sandbox/read-mime.ts';

const mail: MimeMail = {
  from: { name: 'Counterpart', email: 'counterpart@partnership.example' },
  to: [{ name: 'Helen Price', email: 'helen.price@school.example' }],
  cc: [],
  subject: 'SS-7K3QXM: written outcome (Sandwell SEND)',
  html: '<p>höflich</p>\n',
  text: 'höflich\n',
  messageId: '<SS-7K3QXM-2c.counterpart@partnership.example>',
  date: new Date('2026-06-11T13:15:30Z'),
};

test('a mail carries both shapes and the headers that it needs', () => {
  const read = readMime(buildMime(mail));
  expect(read).toMatchObject({
    from: [{ name: 'Counterpart', address: 'counterpart@partnership.example' }],
    to: [{ name: 'Helen Price', address: 'helen.price@school.example' }],
    cc: [],
    subject: mail.subject,
    text: 'höflich\r\n',
    html: '<p>höflich</p>\r\n',
  });
  expect(read.headers).toMatchObject({
    'message-id': mail.messageId,
    date: 'Thu, 11 Jun 2026 13:15:30 +0000',
  });
  expect(buildMime(mail)).toBe(buildMime(mail));
});

test('any name, subject and text arrive as they are, on lines that every server takes', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ minLength: 60, maxLength: 400 }),
  );
  const line = (text: string): string =>
    text
      .replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, ' ')
      .replace(/ +/g, ' ')
      .trim();
  const run = fc.property(anything, anything, anything, (name, subject, text) => {
    const to = [
      { name, email: 'a@b.example' },
      { name: `${name}, "x"\\`, email: 'c@d.example' },
    ];
    const mime = buildMime({ ...mail, to, subject, text });
    for (const one of mime.split('\r\n')) expect(one.length).toBeLessThanOrEqual(200);
    const read = readMime(mime);
    expect(read.to).toEqual(to.map((one) => ({ name: line(one.name), address: one.email })));
    expect(read.subject).toBe(line(subject));
    expect(read.text).toBe(text.replace(/\r?\n/g, '\r\n'));
  });
  fc.assert(run, { numRuns: 300 });
});

test('neither a name nor a subject can begin a header of its own', () => {
  const evil = 'Eve\r\nBcc: all@example.org\r\n\r\n<b>\n';
  const read = readMime(buildMime({ ...mail, to: [{ name: evil, email: 'a@b.example' }], subject: evil }));
  expect(read.headers).not.toHaveProperty('bcc');
  expect(read.to).toEqual([{ name: 'Eve Bcc: all@example.org <b>', address: 'a@b.example' }]);
  expect(read.html).toBe('<p>höflich</p>\r\n');
});

test.each([
  'a@b.example\r\nBcc: all@example.org',
  'a@b.example, c@d.example',
  '<a@b.example>',
  'a b@c.example',
  'a@b',
  'jürgen@b.example',
  'a@b.example>',
  '',
])('%j is no address, and is not repaired', (email) => {
  expect(isAddress(email)).toBe(false);
  expect(() => buildMime({ ...mail, cc: [{ name: 'A', email }] })).toThrow(RangeError);
});

test.each(["a.o'neill+x@st-mary.sch.uk", 'UPPER@EXAMPLE.ORG'])('%s is an address', (email) => {
  expect(isAddress(email)).toBe(true);
});
