import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface SentMail {
  /** Counts up with each mail. */
  id: string;
  at: Date;
  /** The mailbox that it was sent from. */
  from: string;
  /** The addresses of all recipients: to, cc and bcc. */
  to: string[];
  subject: string;
  body: string;
  contentType: 'text' | 'html';
  /** The plain text beside an HTML body, where the mail was given in MIME. */
  text?: string;
  attachments: { name: string; contentType: string; bytes: Buffer }[];
  headers: Record<string, string>;
  /** The message as it was given to Graph. */
  message: unknown;
}

export interface Mailbox {
  deliver: (mail: Omit<SentMail, 'id'>) => Promise<void>;
  mails: () => SentMail[];
}

/** Keeps mails in memory, and in a folder when one is given: a JSON file each, read again when it is opened. */
export async function openMailbox(dir?: string): Promise<Mailbox> {
  const mails = dir ? await readMails(dir) : [];
  let last = Number(mails.at(-1)?.id ?? 0);
  return {
    mails: () => [...mails],
    deliver: async (given) => {
      const mail = { id: String(++last).padStart(6, '0'), ...given };
      if (dir) await writeFile(join(dir, `${mail.id}.json`), JSON.stringify(mail, encodeBytes, 2));
      mails.push(mail);
    },
  };
}

async function readMails(dir: string): Promise<SentMail[]> {
  await mkdir(dir, { recursive: true });
  const names = (await readdir(dir)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => revive(await readFile(join(dir, name), 'utf8'))));
}

function encodeBytes(key: string, value: unknown): unknown {
  // A Buffer has become {type, data} before this sees it.
  return key === 'bytes' ? Buffer.from((value as { data: number[] }).data).toString('base64') : value;
}

function revive(text: string): SentMail {
  return JSON.parse(text, (key, value: unknown) => {
    if (key === 'at' && typeof value === 'string') return new Date(value);
    return key === 'bytes' && typeof value === 'string' ? Buffer.from(value, 'base64') : value;
  }) as SentMail;
}
