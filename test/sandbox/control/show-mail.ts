import type { SentMail } from '../graph/mailbox.ts';
import { showDate } from '../read-date.ts';
import { readMime, type MimeAddress } from '../read-mime.ts';

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

interface GraphRecipient {
  emailAddress?: { name?: string; address?: string };
}

/** `text` is the mail's own plain text where it has one, else what its HTML says. */
export function showMail(mail: SentMail): ShownMail {
  return {
    id: mail.id,
    at: mail.at.toISOString(),
    atText: showDate(mail.at),
    from: mail.from,
    ...recipients(mail),
    subject: mail.subject,
    html: mail.contentType === 'html' ? mail.body : undefined,
    text: mail.text ?? (mail.contentType === 'text' ? mail.body : htmlToText(mail.body)),
  };
}

/** A mail given in MIME is kept as text, one given in JSON as Graph's message. */
function recipients({ message, to }: SentMail): { to: string[]; cc: string[] } {
  if (typeof message === 'string') {
    const mime = readMime(message);
    const show = ({ name, address }: MimeAddress) => showRecipient(name, address);
    return { to: mime.to.map(show), cc: mime.cc.map(show) };
  }
  const { toRecipients, ccRecipients = [] } = (message ?? {}) as Record<string, GraphRecipient[] | undefined>;
  const show = ({ emailAddress }: GraphRecipient) =>
    showRecipient(emailAddress?.name ?? '', emailAddress?.address ?? '');
  return { to: toRecipients?.map(show) ?? to, cc: ccRecipients.map(show) };
}

function showRecipient(name: string, address: string): string {
  return name === '' || name === address ? address : `${name} <${address}>`;
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
