import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { checkedFile, writeChecked } from '../checked-protocol.ts';
import { readMistakes } from '../protocol-text/read-mistakes.ts';
import { ProtocolFileError } from '../protocol-text/protocol-file-error.ts';
import { reportOf } from './protocol-report.ts';

/** What decides how a protocol file is read and checked, the versions of the libraries included. */
const CHECKING = [new URL('../protocol/', import.meta.url), new URL('../protocol-text/', import.meta.url)];
const LIBRARIES = new URL('../../package-lock.json', import.meta.url);

/** Names the code that reads and checks protocol files: with any change to it, another name. */
export function nameChecks(): string {
  const hash = createHash('sha256').update(readFileSync(LIBRARIES));
  for (const folder of CHECKING) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((it) => it.endsWith('.ts')).sort())
      hash.update(`${name}\n`).update(readFileSync(new URL(name, folder)));
  }
  return hash.digest('hex');
}

/**
 * Checks the protocol files of a folder, and keeps beside each what was read from it.
 * @throws ProtocolFileError that names every mistake of every file with its line, as `npm run protocol -- check` does
 */
export function keepChecked(folder: URL, checkedBy: string): void {
  const wrong: string[] = [];
  for (const name of readdirSync(folder).filter((it) => it.endsWith('.yaml'))) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const read = readMistakes(text);
    const { protocol } = read;
    if (protocol) writeFileSync(new URL(checkedFile(name), folder), writeChecked(text, checkedBy, protocol));
    else wrong.push(reportOf(read, name).text);
  }
  if (wrong.length > 0) throw new ProtocolFileError(wrong.join('\n'));
}
