import { readMime } from '../read-mime.ts';
import type { SentMail } from './mailbox.ts';

/** What a sendMail request in MIME holds (base64 as text/plain), or the error that Graph would answer with. */
export function readMimeMail(
  body: unknown,
  from: string,
  at: Date,
): { mail: Omit<SentMail, 'id'> } | { code: string; message: string } {
  if (typeof body !== 'string' || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(body)) {
    return {
      code: 'ErrorMimeContentInvalidBase64String',
      message: 'Invalid base64 string for MIME content.',
    };
  }
  try {
    const message = Buffer.from(body, 'base64').toString('latin1');
    const { from: writer, to, cc, subject, html, text, headers } = readMime(message);
    if (from.includes('@') && writer[0]?.address.toLowerCase() !== from.toLowerCase())
      return { code: 'ErrorSendAsDenied', message: 'The From of the mail is not the mailbox.' };
    if (to.length + cc.length === 0)
      return { code: 'ErrorInvalidRecipients', message: 'At least one recipient is needed.' };
    return {
      mail: {
        at,
        from,
        to: [...to, ...cc].map(({ address }) => address),
        subject,
        body: html ?? text ?? '',
        contentType: html === undefined ? 'text' : 'html',
        ...(html !== undefined && text !== undefined && { text }),
        attachments: [],
        headers,
        message,
      },
    };
  } catch (error) {
    return { code: 'ErrorMimeContentInvalid', message: String(error) };
  }
}
