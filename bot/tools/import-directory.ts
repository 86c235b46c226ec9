import { readFileSync } from 'node:fs';
import { DefaultAzureCredential } from '@azure/identity';
import { parse } from 'yaml';
import { importDirectory } from '../directory/import-directory.ts';
import { DirectoryError, parseDirectory } from '../directory/parse-directory.ts';
import { readCalendar } from '../read-calendar.ts';
import { readAllVersions } from '../read-protocols.ts';
import { openTables } from '../tables/open-tables.ts';
import { settingsMistakes } from './check-settings.ts';

const USAGE = 'usage: COUNTERPART_STORAGE=… npm run -s directory -- FILE.yaml';

/** Brings agencies, people, roles, channels and the settings of protocols from a file into the directory; doing it again changes nothing. */
async function main([file]: string[]): Promise<number> {
  const storage = process.env['COUNTERPART_STORAGE'];
  if (file === undefined || storage === undefined) {
    process.stderr.write(
      `${USAGE}\nCOUNTERPART_STORAGE is the address of the table service (you sign in with "az login") or a connection string.\n`,
    );
    return 2;
  }
  const content: unknown = parse(readFileSync(file, 'utf8'));
  const mistakes = settingsMistakes(parseDirectory(content).settings, readAllVersions(), readCalendar());
  if (mistakes.length > 0) throw new DirectoryError(mistakes);
  const tables = storage.startsWith('https://')
    ? openTables({ endpoint: storage, credential: new DefaultAzureCredential() })
    : openTables({ connectionString: storage });
  const rows = await importDirectory(tables, content);
  process.stdout.write(`${rows} entries of ${file} are in the directory.\n`);
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
