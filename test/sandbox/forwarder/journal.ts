import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

/** An activity as the bot sends it. Only what the forwarder itself looks at is named. */
export interface Activity {
  type?: string;
  text?: string;
  textFormat?: string;
  attachments?: { contentType: string; content?: unknown }[];
  attachmentLayout?: string;
  entities?: { type: string; [property: string]: unknown }[];
  [property: string]: unknown;
}

/** What happened in the chats, in order. Ids are the ones the bot knows; `at` is sandbox time, ISO 8601. */
export type Entry =
  | {
      kind: 'posted';
      id: string;
      conversation: string;
      startsThread: boolean;
      at: string;
      activity: Activity;
    }
  /** The Playground did not take what the bot posted, so nobody ever saw it. */
  | { kind: 'refused'; id: string }
  | { kind: 'updated'; id: string; at: string; activity: Activity }
  | {
      kind: 'said';
      id: string;
      conversation: string;
      startsThread: boolean;
      at: string;
      by: string;
      text: string;
      textFormat: string;
    }
  /** The bot was told that it was installed here, by a person where it is a team; Teams tells it once, the Playground each time a page is loaded. */
  | { kind: 'installed'; conversation: string; by?: string };

export interface Journal {
  entries: Entry[];
  append(entry: Entry): void;
}

/**
 * Opens the append-only file in which the chats are kept, one JSON object a line.
 * An entry is in the file before `append` returns, so a killed process loses nothing that it had promised.
 */
export function openJournal(file: string): Journal {
  mkdirSync(dirname(file), { recursive: true });
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  // A process killed in the middle of a line leaves half an entry, which was promised to nobody.
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
  const entries = whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry);
  return {
    entries,
    append: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`),
  };
}
