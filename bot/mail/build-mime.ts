import { createHash } from 'node:crypto';
import { encodeMailbox, encodeText } from './encode-header.ts';

export interface Mailbox {
  readonly name: string;
  /** ASCII address, `local@domain`. */
  readonly email: string;
}

export interface MimeMail {
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  /** Where an answer goes, when not to the sender. */
  readonly replyTo?: Mailbox | undefined;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** With its angle brackets. */
  readonly messageId: string;
  readonly date: Date;
}

/**
 * A mail in two shapes, as RFC 5322 and RFC 2046 want it: multipart/alternative, plain text first, both parts in
 * base64, so that the whole is ASCII with short lines whatever people wrote. The same mail gives the same bytes.
 * Throws `RangeError` on an address that is none.
 */
export function buildMime(mail: MimeMail): string {
  // No line of base64 holds an underscore, so the boundary cannot occur within a part.
  const boundary = `=_${createHash('sha256').update(mail.messageId).digest('hex').slice(0, 32)}`;
  const headers = [
    `From: ${mailboxes([mail.from])}`,
    `To: ${mailboxes(mail.to)}`,
    ...(mail.cc.length > 0 ? [`Cc: ${mailboxes(mail.cc)}`] : []),
    ...(mail.replyTo ? [`Reply-To: ${mailboxes([mail.replyTo])}`] : []),
    `Subject: ${encodeText(mail.subject)}`,
    `Date: ${mail.date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${mail.messageId}`,
    'Content-Language: en-GB',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ];
  return [
    ...headers,
    '',
    ...part(boundary, 'text/plain', mail.text),
    ...part(boundary, 'text/html', mail.html),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

const mailboxes = (all: readonly Mailbox[]): string =>
  all.map(({ name, email }) => encodeMailbox(name, email)).join(',\r\n ');

/** Line ends are CRLF before they are encoded, as text/* demands (RFC 2045 section 6.8). */
const part = (boundary: string, type: string, content: string): string[] => [
  `--${boundary}`,
  `Content-Type: ${type}; charset=utf-8`,
  'Content-Transfer-Encoding: base64',
  '',
  ...(Buffer.from(content.replace(/\r?\n/g, '\r\n'))
    .toString('base64')
    .match(/.{1,76}/g) ?? ['']),
];
