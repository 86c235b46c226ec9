import { expect, test } from 'vitest';
import { startGraph } from './graph.ts';
import { readMime } from './read-mime.ts';

const mime = (lines: string[]): string => lines.join('\r\n');
const head = ['From: a@b.example', 'To: c@d.example', 'MIME-Version: 1.0'].map((line) =>
  line.replace(/(\S+@\S+)/, '<$1>'),
);

test('a plain mail is read, and names and subjects are decoded', () => {
  const subject = 'Subject: =?UTF-8?B?aMO2?=\r\n =?utf-8?b?ZmxpY2g=?=';
  expect(
    readMime(mime([...head, subject, 'Cc: "Bryce, Anna" <e@f.example>', '', 'Hello', ''])),
  ).toMatchObject({
    subject: 'höflich',
    cc: [{ name: 'Bryce, Anna', address: 'e@f.example' }],
    text: 'Hello\r\n',
  });
});

test.each([
  ['a line feed alone', `${mime([...head, '', 'Hello'])}\n`, /CR LF/],
  ['a character outside ASCII', mime([...head, '', 'hö']), /ASCII/],
  ['no headers', 'Hello', /empty line/],
  ['a header twice', mime([...head, 'To: <e@f.example>', '', '']), /twice/],
  ['no version', mime([...head.slice(0, 2), '', '']), /MIME-Version/],
  ['an unknown type', mime([...head, 'Content-Type: image/png', '', '']), /type/],
  ['an unknown charset', mime([...head, 'Content-Type: text/html; charset=koi8-r', '', '']), /charset/],
  [
    'an open multipart',
    mime([...head, 'Content-Type: multipart/alternative; boundary="x"', '', '--x', '', 'a']),
    /boundary/,
  ],
  ['no address', mime([...head, 'Cc: Anna', '', '']), /address/],
])('%s is refused', (_, text, why) => {
  expect(() => readMime(text)).toThrow(why);
});

test.each([
  ['{"message":{}}', 'ErrorMimeContentInvalidBase64String'],
  ['not base64!', 'ErrorMimeContentInvalidBase64String'],
  [Buffer.from('Hello').toString('base64'), 'ErrorMimeContentInvalid'],
  [
    Buffer.from(mime(['From: <counterpart@partnership.example>', 'MIME-Version: 1.0', '', ''])).toString(
      'base64',
    ),
    'ErrorInvalidRecipients',
  ],
  [Buffer.from(mime([...head, '', ''])).toString('base64'), 'ErrorSendAsDenied'],
])('the stand-in for Graph refuses %s with %s', async (body, code) => {
  const graph = await startGraph({ mailboxes: ['counterpart@partnership.example'] });
  const identity = graph.env();
  const asked = await fetch(
    `${identity.IDENTITY_ENDPOINT}?api-version=2019-08-01&resource=https://graph.microsoft.com`,
    {
      headers: { 'x-identity-header': identity.IDENTITY_HEADER },
    },
  );
  const { access_token } = (await asked.json()) as { access_token: string };
  const answer = await fetch(`${graph.url}/v1.0/users/counterpart@partnership.example/sendMail`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'text/plain' },
    body,
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(`"${code}"`);
  expect(graph.mails()).toEqual([]);
  await graph.stop();
});
