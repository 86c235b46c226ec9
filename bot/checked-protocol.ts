import { createHash } from 'node:crypto';
import type { Protocol } from './protocol/definition.ts';

/**
 * A protocol as it was read from its text and found right, kept beside that text so that it need not be read and
 * checked again at every start. The seal tells that it is of this very text, that the same code has checked it, and
 * that nothing has been changed in it since.
 */
interface Checked {
  readonly seal: string;
  readonly protocol: Protocol;
}

/** Where what was checked of a protocol file is kept: beside it. */
export const checkedFile = (file: string): string => file.replace(/\.yaml$/, '.checked.json');

/** @param checkedBy names the code that reads and checks; other code may take the same text otherwise */
function sealOf(text: string, checkedBy: string, protocol: Protocol): string {
  const hash = createHash('sha256');
  for (const part of [checkedBy, text, JSON.stringify(protocol)]) hash.update(`${part.length}:${part}`);
  return hash.digest('hex');
}

/** What is to be kept of a protocol that was read from such a text and has no mistakes. */
export const writeChecked = (text: string, checkedBy: string, protocol: Protocol): string =>
  JSON.stringify({ seal: sealOf(text, checkedBy, protocol), protocol } satisfies Checked);

/** What was kept; undefined where it is not of this text, was checked by other code, or is no longer whole. */
export function readChecked(kept: string, text: string, checkedBy: string): Protocol | undefined {
  const checked = parseKept(kept);
  if (checked?.protocol === undefined) return undefined;
  return checked.seal === sealOf(text, checkedBy, checked.protocol) ? checked.protocol : undefined;
}

/** Only the seal tells whether it is what it should be. */
function parseKept(kept: string): Partial<Checked> | undefined {
  try {
    return (JSON.parse(kept) ?? undefined) as Partial<Checked> | undefined;
  } catch {
    return undefined; // cut off or overwritten: the text itself is read in its place
  }
}
