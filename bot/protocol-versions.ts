import type { Protocol } from './protocol/definition.ts';
import { ProtocolFileError } from './protocol-text/protocol-file-error.ts';

/**
 * The protocols that were read from files, with the name of the file of each.
 * @throws ProtocolFileError when two files hold the same version of one protocol
 */
export function eachOnce(read: readonly (readonly [file: string, protocol: Protocol])[]): Protocol[] {
  const seen = new Map<string, string>();
  return read.map(([file, protocol]) => {
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
