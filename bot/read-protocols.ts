import { readFileSync, readdirSync } from 'node:fs';
import type { Protocol } from './protocol/definition.ts';
import { parseProtocol } from './protocol-text/parse-protocol.ts';
import { eachOnce, newestOf } from './protocol-versions.ts';

/** Beside this file in the sources. */
const FOLDER = new URL('./protocols/', import.meta.url);

const filesIn = (folder: URL): string[] => readdirSync(folder).filter((file) => file.endsWith('.yaml'));

/**
 * Every version of every protocol in the folder: a case goes on under the one with which it began.
 * @throws ProtocolFileError when a file has mistakes, or two hold the same version of one protocol
 */
export const readAllVersions = (folder: URL = FOLDER): Protocol[] =>
  eachOnce(
    filesIn(folder).map((file) => [file, parseProtocol(readFileSync(new URL(file, folder), 'utf8'), file)]),
  );

/** Where the newest version of each protocol that ships stands, by its id. */
export function protocolFiles(folder: URL = FOLDER): { readonly id: string; readonly file: URL }[] {
  const newest = new Map<string, { version: number; file: URL }>();
  for (const name of filesIn(folder)) {
    const file = new URL(name, folder);
    // A file with mistakes is found by its name too: its owner wants to have it checked.
    const text = readFileSync(file, 'utf8');
    const id = /^id: *['"]?([\w-]+)/m.exec(text)?.[1] ?? name;
    const version = Number(/^version: *['"]?(\d+)/m.exec(text)?.[1] ?? 0);
    if (version >= (newest.get(id)?.version ?? 0)) newest.set(id, { version, file });
  }
  return [...newest].map(([id, { file }]) => ({ id, file }));
}

/** The newest version of each protocol that ships, by its id. */
export const readProtocols = (folder: URL = FOLDER): ReadonlyMap<string, Protocol> =>
  newestOf(readAllVersions(folder));
