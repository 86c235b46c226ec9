import type { Protocol } from '../protocol/definition.ts';
import { readMistakes } from './read-mistakes.ts';
import { ProtocolFileError } from './protocol-file-error.ts';

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
