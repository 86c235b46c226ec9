import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inOrder, readMistakes } from '../protocol-text/read-mistakes.ts';
import { parseProtocol } from '../protocol-text/parse-protocol.ts';
import { ProtocolFileError } from '../protocol-text/protocol-file-error.ts';
import { protocolFiles } from '../read-protocols.ts';
import { GivenFileError, readGiven } from './given-file.ts';
import { outlineOf } from './outline.ts';
import { reportOf } from './protocol-report.ts';
import { takenNames } from './same-names.ts';

const USAGE = `usage:
  npm run -s protocol -- check FILE      every mistake of a protocol file, with its line
  npm run -s protocol -- outline NAME    a protocol in plain words (NAME, or a file)
  npm run -s protocol -- outline         the names
`;

const ok = (text: string): number => {
  process.stdout.write(text);
  return 0;
};

function misused(why: string): number {
  process.stderr.write(`${why}${why === '' ? '' : '\n'}${USAGE}`);
  return 2;
}

/** A name stands for the newest shipped file of that protocol; anything else is a file. */
function textOf(nameOrFile: string): { readonly text: string; readonly file: string } | undefined {
  const shipped = protocolFiles().find(({ id }) => id === nameOrFile);
  const file = shipped ? relative(process.cwd(), fileURLToPath(shipped.file)) : nameOrFile;
  return existsSync(file) ? { text: readGiven(file), file } : undefined;
}

function check(nameOrFile: string): number {
  const found = textOf(nameOrFile);
  if (!found) return misused(`there is no file ${nameOrFile}`);
  const read = readMistakes(found.text);
  const findings = inOrder([...read.findings, ...takenNames(found.text, found.file)]);
  const { text, mistakes } = reportOf({ ...read, findings }, found.file);
  process.stdout.write(text);
  return mistakes === 0 ? 0 : 1;
}

function outline(nameOrFile: string | undefined): number {
  const names = protocolFiles().map(({ id }) => id);
  if (nameOrFile === undefined) return ok(`${names.join('\n')}\n`);
  const found = textOf(nameOrFile);
  if (!found) return misused(`there is no protocol "${nameOrFile}"; there are: ${names.join(', ')}`);
  return ok(outlineOf(parseProtocol(found.text, found.file)));
}

function main([command, nameOrFile, ...more]: string[]): number {
  if (command === '--help') return ok(USAGE);
  if (more.length > 0) return misused(`${more.join(' ')} is too much`);
  try {
    if (command === 'outline') return outline(nameOrFile);
    return command === 'check' && nameOrFile !== undefined ? check(nameOrFile) : misused('');
  } catch (error) {
    if (error instanceof ProtocolFileError) {
      process.stderr.write(`${error.message}\nThe file has mistakes: see "check".\n`);
      return 1;
    }
    if (error instanceof GivenFileError) return misused(error.message);
    throw error;
  }
}

process.exitCode = main(process.argv.slice(2));
