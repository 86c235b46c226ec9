/**
 * Draws everything that people see of the protocols into one page: `npm run gallery`, and with files of protocols that
 * do not ship: `npm run gallery -- mine.yaml`.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseProtocol } from '../../bot/protocol-text/parse-protocol.ts';
import { ProtocolFileError } from '../../bot/protocol-text/protocol-file-error.ts';
import { readCalendar } from '../../bot/read-calendar.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import { collect } from './collect.ts';
import { writePage } from './write-page.ts';

const FOLDER = fileURLToPath(new URL('../../.gallery', import.meta.url));

async function main(files: readonly string[]): Promise<void> {
  const calendar = readCalendar();
  const given = await Promise.all(
    files.map(async (file) => parseProtocol(await readFile(file, 'utf8'), basename(file))),
  );
  const protocols = given.length > 0 ? given : [...readProtocols().values()];
  const chapters = collect(protocols.map((protocol) => ({ protocol, calendar })));
  const path = await writePage(chapters, FOLDER);
  const shown = chapters.flatMap(({ sections }) =>
    sections.flatMap(({ parts }) => parts.flatMap((it) => it.shown)),
  );
  console.log(
    `${shown.length} cards, messages and e-mails of ${protocols.length} protocols. Open this in a browser:`,
  );
  console.log(path);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const known = error instanceof ProtocolFileError || (error as NodeJS.ErrnoException).code === 'ENOENT';
  if (!known) throw error;
  console.error((error as Error).message);
  process.exitCode = 1;
}
