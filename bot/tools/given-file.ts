import { readFileSync } from 'node:fs';

/** A file that somebody named and that cannot be read: says which, and why. */
export class GivenFileError extends Error {
  readonly code = 'given-file';
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EISDIR: 'this is a folder; a file is needed',
  EACCES: 'it may not be read',
};

/** Runs what reads a file or a folder that somebody named. @throws GivenFileError where it cannot be read */
export function reading<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const why = WHY[(error as NodeJS.ErrnoException).code ?? ''];
    if (why === undefined) throw error;
    throw new GivenFileError(`${name}: ${why}`, { cause: error });
  }
}

/** The text of a file that somebody named. @throws GivenFileError where it cannot be read */
export const readGiven = (file: string): string => reading(file, () => readFileSync(file, 'utf8'));
