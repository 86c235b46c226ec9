import { z } from 'zod';
import type { SentMail } from './mailbox.ts';

const recipient = z.object({
  emailAddress: z.object({ address: z.string().min(1), name: z.string().optional() }),
});
const recipients = z.array(recipient).default([]);

/** The body of sendMail, as far as Graph checks it. */
const sendMail = z.strictObject({
  message: z.object({
    subject: z.string().default(''),
    body: z.object({ contentType: z.string().regex(/^(text|html)$/i), content: z.string() }),
    toRecipients: recipients,
    ccRecipients: recipients,
    bccRecipients: recipients,
    attachments: z
      .array(
        z.object({
          '@odata.type': z.literal('#microsoft.graph.fileAttachment'),
          name: z.string().min(1),
          contentType: z.string().default('application/octet-stream'),
          contentBytes: z.base64(),
        }),
      )
      .default([]),
    internetMessageHeaders: z
      .array(z.object({ name: z.string().regex(/^x-/i, 'must start with x-'), value: z.string() }))
      .max(5)
      .default([]),
  }),
  saveToSentItems: z.boolean().optional(),
});

const ADDRESS = /^[^@\s]+@[^@\s]+$/;

/** What a sendMail request holds, or the error that Graph would answer with. */
export function readMail(
  body: unknown,
  from: string,
  at: Date,
): { mail: Omit<SentMail, 'id'> } | { code: string; message: string } {
  const read = sendMail.safeParse(body);
  if (!read.success) return { code: 'RequestBodyRead', message: z.prettifyError(read.error) };
  const { message } = read.data;
  const to = [...message.toRecipients, ...message.ccRecipients, ...message.bccRecipients].map(
    ({ emailAddress }) => emailAddress.address,
  );
  const wrong = to.find((address) => !ADDRESS.test(address));
  if (to.length === 0 || wrong !== undefined) {
    const why = wrong === undefined ? 'At least one recipient is needed.' : `"${wrong}" is not an address.`;
    return { code: 'ErrorInvalidRecipients', message: why };
  }
  const { subject } = message;
  const contentType = message.body.contentType.toLowerCase() as SentMail['contentType'];
  const attachments = message.attachments.map((one) => ({
    name: one.name,
    contentType: one.contentType,
    bytes: Buffer.from(one.contentBytes, 'base64'),
  }));
  const headers = Object.fromEntries(message.internetMessageHeaders.map(({ name, value }) => [name, value]));
  const original = (body as { message: unknown }).message;
  return {
    mail: {
      at,
      from,
      to,
      subject,
      body: message.body.content,
      contentType,
      attachments,
      headers,
      message: original,
    },
  };
}
