import type { SentMail } from '../graph/mailbox.ts';
import { showDate } from '../read-date.ts';

/** A mail as the control page and its JSON show it. */
export interface ShownMail {
  id: string;
  at: string;
  atText: string;
  from: string;
  to: string[];
  cc: string[];
  subject: string;
  html: string | undefined;
  text: string;
}

interface Recipient {
  emailAddress?: { name?: string; address?: string };
}

/** `text` is the mail's own plain text part where it has one, else what its HTML says. */
export function showMail(mail: SentMail): ShownMail {
  const message = mail.message as { toRecipients?: Recipient[]; ccRecipients?: Recipient[] } | undefined;
  const cc = (message?.ccRecipients ?? []).map(showRecipient);
  const to = message?.toRecipients?.map(showRecipient) ?? mail.to;
  const html = mail.contentType === 'html' ? mail.body : undefined;
  return {
    id: mail.id,
    at: mail.at.toISOString(),
    atText: showDate(mail.at),
    from: mail.from,
    to,
    cc,
    subject: mail.subject,
    html,
    text: plainText(mail),
  };
}

function showRecipient({ emailAddress }: Recipient): string {
  const { name, address = '' } = emailAddress ?? {};
  return name === undefined || name === address ? address : `${name} <${address}>`;
}

function plainText(mail: SentMail): string {
  if (mail.contentType === 'text') return mail.body;
  const part = mail.attachments.find(({ contentType }) => contentType.startsWith('text/plain'));
  return part ? part.bytes.toString('utf8') : htmlToText(mail.body);
}

function htmlToText(html: string): string {
  const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', amp: '&' };
  return html
    .replaceAll(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<(br|\/p|\/h\d|\/li|\/tr|\/div)\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(lt|gt|quot|#39|nbsp|amp);/g, (_, name: string) => characters[name] ?? '')
    .replaceAll(/ *\n */g, '\n')
    .trim();
}
