/** Protocol files that cannot be used: names the file and every mistake in it with its line. */
export class ProtocolFileError extends Error {
  readonly code = 'protocol-file';
}
