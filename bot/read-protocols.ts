import { readFileSync, readdirSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Calendar } from './protocol/calendar.ts';
import { danglingNames } from './protocol/check-protocol.ts';
import { protocolSchema, type Protocol } from './protocol/definition.ts';

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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  const at = (path: readonly PropertyKey[]): string => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true) as { range?: [number] } | undefined;
      if (node?.range) {
        const { line, col } = lines.linePos(node.range[0]);
        return `${name}:${line}:${col}`;
      }
    }
    return name;
  };
  const broken = document.errors.map((error) => error.message);
  if (broken.length > 0) throw new ProtocolFileError(`${name} is not readable YAML:\n${broken.join('\n')}`);
  const parsed = protocolSchema.safeParse(document.toJS());
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(
      (issue) => `${at(issue.path)} ${issue.path.join('.')}: ${issue.message}`,
    );
    throw new ProtocolFileError(mistakes.join('\n'));
  }
  const dangling = danglingNames(parsed.data);
  if (dangling.length > 0) throw new ProtocolFileError(dangling.map((line) => `${name} ${line}`).join('\n'));
  return parsed.data;
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
