import { parseArgs } from 'node:util';
import { isMark } from './inspect/record-mark.ts';
import { NOT_SET } from './storage-setting.ts';

export const USAGE = `usage: COUNTERPART_STORAGE=… npm run -s verify -- REF [options]

Checks the record of a case: that no entry was changed, removed or put in, and that the case and
every limit are what its entries give. It only reads.

  --storage WHERE    the address of the table service (you sign in with "az login") or a connection
                     string; otherwise COUNTERPART_STORAGE
  --markdown FILE    writes the whole record for an inspector to read
  --json FILE        writes it for a machine
                     Both hold the words of the case: keep them as the child's file is kept.
  --mark MARK        compares a mark that somebody wrote down earlier, such as 17-3F7A-91C2-04BD-77E1-A05C
  --help             this text

It ends with 0 where the record holds, 1 where it does not, and 2 where it could not be read.
`;

export interface VerifyOptions {
  readonly ref: string;
  readonly storage: string;
  readonly markdown?: string | undefined;
  readonly json?: string | undefined;
  readonly mark?: string | undefined;
}

/** What was typed cannot be used: the message says why. */
export class UsageError extends Error {}

const TYPED = {
  storage: { type: 'string' },
  markdown: { type: 'string' },
  json: { type: 'string' },
  mark: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: TYPED, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Reads the command line; undefined where only help was asked for. Throws `UsageError`. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): VerifyOptions | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const [ref] = positionals;
  if (ref === undefined || positionals.length > 1) throw new UsageError('Give the reference of one case.');
  const storage = values.storage ?? env['COUNTERPART_STORAGE'];
  if (storage === undefined || storage === '') throw new UsageError(NOT_SET);
  const mark = values.mark?.trim().toUpperCase();
  if (mark !== undefined && !isMark(mark))
    throw new UsageError(`"${mark}" is not a mark: it looks like 17-3F7A-91C2-04BD-77E1-A05C.`);
  const { markdown, json } = values;
  return { ref: ref.trim().toUpperCase(), storage, markdown, json, mark };
}
