import { readFileSync, readdirSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import type { Finding } from '../protocol-text/read-mistakes.ts';

const FOLDER = new URL('../protocols/', import.meta.url);

/** Of a file, with or without other mistakes: what must be its own among all protocols. */
interface Names {
  readonly id: string;
  readonly version: string;
  readonly code: string;
}

/** A place of the text for a name at its top; the first line where it is not found there. */
function placeOf(text: string, name: string): Pick<Finding, 'line' | 'column'> {
  const found = new RegExp(`^${name}: *`, 'm').exec(text);
  if (!found) return { line: 1, column: 1 };
  return { line: text.slice(0, found.index).split('\n').length, column: found[0].length + 1 };
}

function namesOf(text: string): Names {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  const of = (name: string): string => {
    const value: unknown = document.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { id: of('id'), version: of('version'), code: of('code') };
}

const real = (file: string): string => realpathSync(file);

/**
 * Warnings where another protocol of the folder has what a file must have for its own: its version of its id, without
 * which the service does not start, or its code, by which people tell one protocol's cases from another's.
 * @param file where the text stands; a file of the folder is not compared with itself, nor is an exact copy of one
 */
export function takenNames(text: string, file: string, folder: URL = FOLDER): Finding[] {
  const mine = namesOf(text);
  const others = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, path: fileURLToPath(new URL(name, folder)) }))
    .filter(({ path }) => real(path) !== real(file))
    .map(({ name, path }) => ({ name, text: readFileSync(path, 'utf8') }));
  if (others.some((other) => other.text === text)) return [];
  const warn = (at: keyof Names, message: string): Finding => ({
    ...placeOf(text, at),
    level: 'warning',
    message: `${at}: ${message}`,
  });
  return others.flatMap(({ name, text: otherText }) => {
    const its = namesOf(otherText);
    const isSame = mine.id !== '' && its.id === mine.id;
    if (isSame && its.version === mine.version)
      return [
        warn(
          'version',
          `${name} is version ${mine.version} of ${mine.id} too: this file is to replace it, or needs a higher version`,
        ),
      ];
    return !isSame && mine.code !== '' && its.code === mine.code
      ? [warn('code', `${name} has the code "${mine.code}" too: references of both would begin alike`)]
      : [];
  });
}
