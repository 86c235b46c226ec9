import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { checkedFile, readChecked } from './checked-protocol.ts';
import { eachOnce } from './protocol-versions.ts';
import type { Protocol } from './protocol/definition.ts';

/** Beside this file in the sources, and beside the bundle when built. */
const FOLDER = new URL('./protocols/', import.meta.url);

/** Put in by the build: the name of the code that has checked what the build keeps. In the sources nothing is kept. */
declare const CHECKED_BY: string | undefined;
const BUILT = typeof CHECKED_BY === 'undefined' ? undefined : CHECKED_BY;

/**
 * Every version of every protocol in the folder, as `readAllVersions` has them: of a file that the build has checked,
 * and that is still the same, what the build has kept of it; any other is read and checked now.
 * @param checkedBy names the code that has checked what is kept; undefined: nothing that is kept is used
 * @throws ProtocolFileError when a file has mistakes, or two hold the same version of one protocol
 */
export async function loadAllVersions(
  folder: URL = FOLDER,
  checkedBy: string | undefined = BUILT,
): Promise<Protocol[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const read = files.map(async (file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    return [file, keptOf(file, folder, text, checkedBy) ?? (await parse(text, file))] as const;
  });
  return eachOnce(await Promise.all(read));
}

function keptOf(
  file: string,
  folder: URL,
  text: string,
  checkedBy: string | undefined,
): Protocol | undefined {
  const kept = new URL(checkedFile(file), folder);
  if (checkedBy === undefined || !existsSync(kept)) return undefined;
  return readChecked(readFileSync(kept, 'utf8'), text, checkedBy);
}

/** What reads YAML and checks is loaded for a file that was put there after the build; most starts need none of it. */
async function parse(text: string, file: string): Promise<Protocol> {
  const { parseProtocol } = await import('./protocol-text/parse-protocol.ts');
  return parseProtocol(text, file);
}
