import { type Directory, directorySchema } from './directory-schema.ts';

/** A directory file with mistakes in it: all of them, each with its place. */
export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
  readonly code = 'directory-mistakes';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(
      `the directory has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${mistakes.join('\n')}`,
    );
    this.mistakes = mistakes;
  }
}

/** Checks a directory file that has been read from YAML. Throws `DirectoryError`, which lists every mistake with its path. */
export function parseDirectory(file: unknown): Directory {
  const parsed = directorySchema.safeParse(file);
  if (parsed.success) return parsed.data;
  throw new DirectoryError(
    parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'the file'}: ${message}`),
  );
}
