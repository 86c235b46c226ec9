import type { Writing } from '../protocol/case.ts';

/**
 * Names one writing of one case, the same on every try: `SS-7K3QXM-1e-20260409T131500`, in UTC.
 * A person who has to find out whether a mail went out searches the mailbox for it. It is printed in the body too,
 * because Graph does not promise to keep a Message-ID that it is given.
 */
export const messageNumber = (ref: string, writing: Writing): string =>
  [ref, writing.duty, writing.at.slice(0, 19).replace(/[-:]/g, '')].join('-').replace(/[^\w-]/g, '-');

/** The Message-ID header, in angle brackets, in the name space of the mailbox's own domain. */
export const messageId = (number: string, mailbox: string): string =>
  `<${number}.counterpart@${mailbox.slice(mailbox.lastIndexOf('@') + 1)}>`;

/** How a mail can be found again: by its Message-ID where the server keeps it, and by its number in any case. */
export interface MailName {
  readonly mailId: string;
  readonly number: string;
}
