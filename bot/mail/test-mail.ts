import { openGraph, type GraphOptions } from '../graph/open-graph.ts';
import type { SetUpDesk, TestMail } from '../ports/setup.ts';
import { SERVICE } from '../protocol/case.ts';
import { buildMime } from './build-mime.ts';
import { cleanInline, escapeHtml } from './clean-text.ts';
import { isAddress } from './encode-header.ts';
import { messageId } from './message-number.ts';
import { postMail } from './post-mail.ts';

const TITLE = 'This mailbox works';

/** What the mail says, line by line; the code stands alone. */
function linesOf({ code, mailbox, procedure }: TestMail): {
  before: string[];
  code: string;
  after: string[];
} {
  return {
    before: [
      `You asked Counterpart to send you a test mail from ${mailbox}, for ${cleanInline(procedure)}. Here it is.`,
      'To show that it has arrived, type these words into the card in Teams:',
    ],
    code,
    after: [
      'The mails of cases will come from this mailbox. If you did not ask for this, somebody else is setting up Counterpart with your address: tell them.',
    ],
  };
}

function toMime(mail: TestMail, mailId: string): string {
  const { before, code, after } = linesOf(mail);
  const p = (line: string): string => `<p>${escapeHtml(line)}</p>`;
  const html = [
    '<!doctype html>',
    `<html lang="en-GB"><head><meta charset="utf-8"><title>${TITLE}</title></head>`,
    '<body style="font-family:\'Segoe UI\',Arial,sans-serif;font-size:16px;line-height:1.5">',
    `<h1 style="font-size:20px">${TITLE}</h1>`,
    ...before.map(p),
    `<p style="font-size:24px"><strong>${escapeHtml(code)}</strong></p>`,
    ...after.map(p),
    '</body></html>',
    '',
  ].join('\n');
  return buildMime({
    from: { name: SERVICE.name, email: mail.mailbox },
    to: [mail.to],
    cc: [],
    subject: 'Counterpart: a test mail',
    html,
    text: [TITLE, '', ...before, '', code, '', ...after, ''].join('\n'),
    messageId: mailId,
    date: new Date(mail.at),
  });
}

/** Sends test mails through Microsoft Graph. Throws `RangeError` when it is made with an address that is none. */
export function createTestMailer(options: GraphOptions): SetUpDesk['sendTest'] {
  const graph = openGraph(options).post;
  return async (mail) => {
    if (![mail.mailbox, mail.to.email].every(isAddress))
      return { outcome: 'failed', retry: false, why: 'one of the addresses is not an e-mail address' };
    const number = `test-${mail.at.slice(0, 19).replace(/[-:]/g, '')}`;
    const mailId = messageId(number, mail.mailbox);
    return postMail(graph, mail.mailbox, toMime(mail, mailId), { mailId, number });
  };
}
