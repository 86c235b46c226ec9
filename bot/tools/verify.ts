import { writeFileSync } from 'node:fs';
import { toInstant } from '../protocol/instant.ts';
import { readCalendar } from '../read-calendar.ts';
import { readAllVersions } from '../read-protocols.ts';
import { pinnedWorlds } from '../work/pinned-worlds.ts';
import { exportCase } from './inspect/export-json.ts';
import { exportMarkdown } from './inspect/export-markdown.ts';
import { type Inspected, inspect } from './inspect/inspected.ts';
import { readRecord } from './inspect/read-record.ts';
import { summaryOf } from './inspect/summary.ts';
import { verifyRecord } from './inspect/verify-record.ts';
import { sayStorageFault, tablesAt } from './storage-setting.ts';
import { USAGE, UsageError, type VerifyOptions, readOptions } from './verify-options.ts';

/** For nobody else on this machine: the words of a case are in it. */
const OWNER_ONLY = 0o600;
const write = (file: string, text: string): void => writeFileSync(file, text, { mode: OWNER_ONLY });

async function verify({ ref, storage, mark, markdown, json }: VerifyOptions): Promise<number> {
  const record = await readRecord(await tablesAt(storage), ref);
  if (!record) {
    process.stderr.write(`There is no case ${ref} in this storage.\n`);
    return 2;
  }
  const verdict = verifyRecord(record, pinnedWorlds(readAllVersions(), readCalendar()), mark);
  const inspected = inspect(verdict, toInstant(new Date().toISOString()));
  process.stdout.write(summaryOf(ref, verdict, inspected));
  const holds = verdict.findings.length === 0;
  const isWritten = inspected && writePapers(inspected, { markdown, json }, holds);
  if (isWritten !== true && (markdown !== undefined || json !== undefined))
    process.stderr.write('Not all was written: the entries of this record cannot be read.\n');
  return holds ? 0 : 1;
}

/** False where the entries of a record that does not hold say what no case can be drawn from. */
function writePapers(
  inspected: Inspected,
  { markdown, json }: Pick<VerifyOptions, 'markdown' | 'json'>,
  holds: boolean,
): boolean {
  try {
    if (json !== undefined) write(json, `${JSON.stringify(exportCase(inspected), null, 2)}\n`);
    if (markdown !== undefined) write(markdown, exportMarkdown(inspected));
    return true;
  } catch (fault) {
    // A full disk has a code; words that were tampered with have none.
    if (holds || (fault as NodeJS.ErrnoException).code !== undefined) throw fault;
    return false;
  }
}

/** `npm run verify`: 0 the record holds, 1 it does not, 2 it could not be read. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args, process.env);
    if (options) return await verify(options);
    process.stdout.write(USAGE);
    return 0;
  } catch (error) {
    // A fault of the store or of a protocol file names rows and files, never what people wrote.
    process.stderr.write(`${sayStorageFault(error)}\n${error instanceof UsageError ? USAGE : ''}`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
