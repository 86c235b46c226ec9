import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import type { Protocol } from '../../bot/protocol/definition.ts';
import { ProtocolFileError } from '../../bot/protocol-text/protocol-file-error.ts';
import { GivenFileError, readGiven, reading } from '../../bot/tools/given-file.ts';
import { protocolsWith, simulate } from '../../bot/tools/simulate.ts';
import { checkExpected } from '../fixtures/check-expected.ts';

const USAGE = `usage: npm run -s scenarios -- [--with PROTOCOL.yaml] FOLDER

Plays every case file (*.yaml) of a folder, and compares what comes out with what stands under "expect" in it: any of the
keys that "npm run -s simulate -- --json FILE" prints. Of a list, what must at least be in it; [] where nothing may be.
--with plays them by a protocol file that does not lie in bot/protocols yet. What a case file may hold:
npm run -s simulate -- --help

It ends with 0 where all is as expected, with 1 where something is not, and with 2 where there is nothing to play.
`;

type Protocols = ReadonlyMap<string, Protocol>;

/** What of a scenario does not come true, a line each; a file without expectations proves nothing, and says so. */
async function complaints(path: string, file: string, protocols: Protocols): Promise<string[]> {
  try {
    const text = readGiven(path);
    const result = await simulate(text, file, protocols);
    // Dates stay text: a date means the end of that day.
    const { expect } = parse(text, { schema: 'core' }) as { expect?: object };
    if (!expect || Object.keys(expect).length === 0) return ['it expects nothing'];
    return checkExpected(expect, result).map(
      ({ where, expected, found }) =>
        `${where} should be ${JSON.stringify(expected)}, and is ${JSON.stringify(found)}`,
    );
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

/**
 * Plays every scenario of a folder and compares.
 * @returns the exit status: 0 all as expected, 1 not, 2 nothing to play
 * @throws GivenFileError where the folder cannot be read
 */
export async function checkScenarios(
  folder: string,
  print: (line: string) => void,
  protocols: Protocols = protocolsWith(undefined),
): Promise<number> {
  const names = reading(folder, () => {
    if (statSync(folder).isFile()) throw new GivenFileError(`${folder}: this is a file; a folder is needed`);
    return readdirSync(folder);
  });
  const files = names.filter((file) => file.endsWith('.yaml'));
  let right = 0;
  for (const file of files.sort()) {
    const wrong = await complaints(join(folder, file), file, protocols);
    right += wrong.length === 0 ? 1 : 0;
    print(`${wrong.length === 0 ? 'as expected' : 'NOT as expected'}  ${file}`);
    for (const line of wrong) print(`    ${line}`);
  }
  print(`${right} of ${files.length} scenarios give what they expect.`);
  if (files.length === 0) return 2;
  return right === files.length ? 0 : 1;
}

async function main(args: string[]): Promise<number> {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const options = { with: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [folder, ...more] = positionals;
    if (values.help) print(USAGE.trimEnd());
    if (values.help) return 0;
    if (folder !== undefined && more.length === 0)
      return await checkScenarios(folder, print, protocolsWith(values.with));
    process.stderr.write(USAGE);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const isUsage = code.startsWith('ERR_PARSE_ARGS');
    if (!isUsage && !(error instanceof GivenFileError) && !(error instanceof ProtocolFileError)) throw error;
    process.stderr.write(`${message}\n${isUsage ? USAGE : ''}`);
  }
  return 2;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await main(process.argv.slice(2));
}
