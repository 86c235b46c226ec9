/** The way to a value in a protocol file: names of keys and, from 0, places in lists. */
export type Path = readonly (string | number)[];

/**
 * Something about a protocol file that its owner should know. An `error` makes it unusable; a `warning` does not; a
 * `note` is only told.
 */
export interface Mistake {
  readonly level: 'error' | 'warning' | 'note';
  readonly path: Path;
  readonly message: string;
  /** The name before the value is meant, and not the value. */
  readonly atKey?: true;
}

export const error = (path: Path, message: string): Mistake => ({ level: 'error', path, message });
export const warning = (path: Path, message: string): Mistake => ({ level: 'warning', path, message });
export const note = (path: Path, message: string): Mistake => ({ level: 'note', path, message });
