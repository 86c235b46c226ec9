/**
 * Draws everything that people see of the protocols into one page: `npm run gallery`, and with files of protocols that
 * do not ship: `npm run gallery -- mine.yaml`.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseProtocol } from '../../bot/protocol-text/parse-protocol.ts';
import { ProtocolFileError } from '../../bot/protocol-text/protocol-file-error.ts';
import { readCalendar } from '../../bot/read-calendar.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import { GivenFileError, readGiven } from '../../bot/tools/given-file.ts';

const FOLDER = fileURLToPath(new URL('../../.gallery', import.meta.url));

const OPTIONS = { help: { type: 'boolean', short: 'h', default: false } } as const;
const USAGE = `usage: npm run gallery [-- FILE.yaml ...]

Draws every card, message and e-mail of every procedure into one page; with files, of the procedures in these alone.
`;

async function draw(files: readonly string[]): Promise<void> {
  const calendar = readCalendar();
  const given = files.map((file) => parseProtocol(readGiven(file), file));
  const protocols = given.length > 0 ? given : [...readProtocols().values()];
  // These read the protocols that ship as they are loaded: only now, so that a mistake in one of them is said as one.
  const [{ collect }, { writePage }] = await Promise.all([import('./collect.ts'), import('./write-page.ts')]);
  const chapters = collect(protocols.map((protocol) => ({ protocol, calendar })));
  const path = await writePage(chapters, FOLDER);
  const shown = chapters.flatMap(({ sections }) =>
    sections.flatMap(({ parts }) => parts.flatMap((it) => it.shown)),
  );
  const of = protocols.length === 1 ? 'one protocol' : `${protocols.length} protocols`;
  console.log(`${shown.length} cards, messages and e-mails of ${of}. Open this in a browser:`);
  console.log(path);
}

/** Ends with 2 where what was typed cannot be used. */
async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) process.stdout.write(USAGE);
  else await draw(positionals);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const isUsage = code.startsWith('ERR_PARSE_ARGS');
  const isFile = error instanceof GivenFileError || error instanceof ProtocolFileError;
  if (!isUsage && !isFile) throw error;
  console.error(isUsage ? `${message}\n${USAGE}` : message);
  process.exitCode = isUsage ? 2 : 1;
}
