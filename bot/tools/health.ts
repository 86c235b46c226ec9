import { parseArgs } from 'node:util';
import { DefaultAzureCredential } from '@azure/identity';
import { checkService } from '../health/check-service.ts';
import { toInstant } from '../protocol/instant.ts';
import { createTableServiceStore } from '../store/table-service-store.ts';
import { existingTables } from '../tables/open-tables.ts';
import { sayHealth } from './say-health.ts';

const USAGE = `usage: COUNTERPART_STORAGE=… npm run -s health [-- --json]

Says how the service is, by what its timers have left in its storage: well, or degraded, with what it
means and what to do. It only reads.

  --storage WHERE    the address of the table service (you sign in with "az login") or a connection
                     string; otherwise COUNTERPART_STORAGE
  --json             for a machine
  --help             this text

It ends with 0 where the service is well, 1 where it is degraded, and 2 where that cannot be told.
`;

const OPTIONS = {
  storage: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const tablesAt = (storage: string) =>
  existingTables(
    storage.startsWith('https://')
      ? { endpoint: storage, credential: new DefaultAzureCredential() }
      : { connectionString: storage },
  );

async function health(storage: string, asJson: boolean): Promise<number> {
  const clock = { now: () => toInstant(new Date().toISOString()) };
  const found = await checkService(createTableServiceStore(tablesAt(storage)), clock);
  process.stdout.write(asJson ? `${JSON.stringify(found, null, 2)}\n` : sayHealth(found));
  return found.state === 'well' ? 0 : 1;
}

/** `npm run health`: 0 well, 1 degraded, 2 it cannot be told. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    const storage = values.storage ?? process.env['COUNTERPART_STORAGE'] ?? '';
    if (storage !== '') return await health(storage, values.json);
    process.stderr.write(`COUNTERPART_STORAGE is not set.\n${USAGE}`);
  } catch (error) {
    process.stderr.write(`It cannot be told how the service is: ${(error as Error).message}\n`);
  }
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
