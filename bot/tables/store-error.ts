/**
 * What went wrong with stored rows. Stable: alerts and messages to people hang on these.
 * - `unavailable`: storage did not answer, or not clearly; the write may or may not have happened. Try again later.
 * - `unclear`: the same of a commit of a case, which was looked for and could not be: it may be stored.
 * - `forbidden`: storage refuses our identity. - `refused`: storage refuses the request, which is our mistake.
 * - `too-many-changes`, `too-large`, `row-too-large`, `key-too-long`: found before anything was sent.
 * - `unwritable`: what should be stored does not have the shape that can be read again; nothing was sent.
 * - `unreadable`: a stored row does not have the shape of its schema. - `newer-schema`: written by a newer version.
 */
export type StoreErrorCode =
  | 'unavailable'
  | 'unclear'
  | 'forbidden'
  | 'refused'
  | 'too-many-changes'
  | 'too-large'
  | 'row-too-large'
  | 'key-too-long'
  | 'unwritable'
  | 'unreadable'
  | 'newer-schema';

/** A fault of the store. The message names rows, never what people wrote. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
