import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import type { Calendar } from './protocol/calendar.ts';
import type { Protocol } from './protocol/definition.ts';
import { readMistakes } from './protocol-text/read-mistakes.ts';

/** Beside this file in the sources, and beside the bundle when built. */
const FOLDER = new URL('./protocols/', import.meta.url);

/** A protocol or calendar file that cannot be used: names the file and every mistake in it with its line. */
export class ProtocolFileError extends Error {
  readonly code = 'protocol-file';
}

/**
 * Reads one protocol file.
 * @throws ProtocolFileError with every mistake, each with line and column
 */
export function parseProtocol(text: string, name: string): Protocol {
  const { protocol, findings } = readMistakes(text);
  if (protocol) return protocol;
  const mistakes = findings.filter(({ level }) => level === 'error');
  throw new ProtocolFileError(
    mistakes.map(({ line, column, message }) => `${name}:${line}:${column} ${message}`).join('\n'),
  );
}

/**
 * Every version of every protocol in the folder: a case goes on under the one with which it began.
 * @throws ProtocolFileError when two files hold the same version of one protocol
 */
export function readAllVersions(folder: URL = FOLDER): Protocol[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const seen = new Map<string, string>();
  return files.map((file) => {
    const protocol = parseProtocol(readFileSync(new URL(file, folder), 'utf8'), file);
    const name = `version ${protocol.version} of ${protocol.id}`;
    const other = seen.get(name);
    if (other !== undefined) throw new ProtocolFileError(`${file} and ${other} are both ${name}`);
    seen.set(name, file);
    return protocol;
  });
}

/** Where the newest version of each protocol that ships stands, by its id. */
export function protocolFiles(folder: URL = FOLDER): { readonly id: string; readonly file: URL }[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const newest = new Map<string, { version: number; file: URL }>();
  for (const name of files) {
    const file = new URL(name, folder);
    // A file with mistakes is found by its name too: its owner wants to have it checked.
    const text = readFileSync(file, 'utf8');
    const id = /^id: *['"]?([\w-]+)/m.exec(text)?.[1] ?? name;
    const version = Number(/^version: *['"]?(\d+)/m.exec(text)?.[1] ?? 0);
    if (version >= (newest.get(id)?.version ?? 0)) newest.set(id, { version, file });
  }
  return [...newest].map(([id, { file }]) => ({ id, file }));
}

/** The newest version of each protocol, by its id: the one under which a new case begins. */
export function newestOf(versions: readonly Protocol[]): ReadonlyMap<string, Protocol> {
  const oldestFirst = [...versions].sort((a, b) => Number(a.version) - Number(b.version));
  return new Map(oldestFirst.map((protocol) => [protocol.id, protocol]));
}

/** The newest version of each protocol that ships, by its id. */
export const readProtocols = (folder: URL = FOLDER): ReadonlyMap<string, Protocol> =>
  newestOf(readAllVersions(folder));

const calendarSchema = z.object({
  'england-and-wales': z.object({
    events: z.array(z.object({ title: z.string(), date: z.iso.date(), notes: z.string() })),
  }),
  coversUntil: z.iso.date(),
});

/** The reviewed bank holidays of England and Wales. */
export function readCalendar(folder: URL = FOLDER): Calendar {
  const text = readFileSync(new URL('bank-holidays.json', folder), 'utf8');
  const data = calendarSchema.parse(JSON.parse(text));
  const events = data['england-and-wales'].events;
  return {
    holidays: new Map(
      events.map(({ date, title, notes }) => [
        date,
        notes === '' ? title : `${title} (${notes.toLowerCase()})`,
      ]),
    ),
    coversUntil: data.coversUntil,
  };
}
