import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { simulate } from '../../bot/tools/simulate.ts';
import { checkExpected } from '../fixtures/check-expected.ts';

const USAGE = 'usage: npm run -s scenarios -- FOLDER';

/** What of a scenario does not come true, a line each; a file without expectations proves nothing, and says so. */
async function complaints(folder: string, file: string): Promise<string[]> {
  const text = readFileSync(join(folder, file), 'utf8');
  try {
    const result = await simulate(text, file);
    // Dates stay text: a date means the end of that day.
    const { expect } = parse(text, { schema: 'core' }) as { expect?: object };
    if (!expect || Object.keys(expect).length === 0) return ['it expects nothing'];
    return checkExpected(expect, result).map(
      ({ where, expected, found }) =>
        `${where} should be ${JSON.stringify(expected)}, and is ${JSON.stringify(found)}`,
    );
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Plays every scenario of a folder and compares. @returns the exit status: 0 all as expected, 1 not, 2 nothing to play */
export async function checkScenarios(folder: string, print: (line: string) => void): Promise<number> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  let right = 0;
  for (const file of files.sort()) {
    const wrong = await complaints(folder, file);
    right += wrong.length === 0 ? 1 : 0;
    print(`${wrong.length === 0 ? 'as expected' : 'NOT as expected'}  ${file}`);
    for (const line of wrong) print(`    ${line}`);
  }
  print(`${right} of ${files.length} scenarios give what they expect.`);
  if (files.length === 0) return 2;
  return right === files.length ? 0 : 1;
}

async function main([folder]: string[]): Promise<number> {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  if (folder !== undefined) return checkScenarios(folder, print);
  process.stderr.write(`${USAGE}\n`);
  return 2;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${(error as Error).message}\n`);
    return 2;
  });
}
