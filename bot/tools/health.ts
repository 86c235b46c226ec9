import { parseArgs } from 'node:util';
import { checkService } from '../health/check-service.ts';
import { toInstant } from '../protocol/instant.ts';
import { createTableServiceStore } from '../store/table-service-store.ts';
import { StoreError } from '../tables/store-error.ts';
import { sayHealth } from './say-health.ts';
import { NOT_SET, sayStorageFault, tablesAt } from './storage-setting.ts';

const USAGE = `usage: COUNTERPART_STORAGE=… npm run -s health [-- --json]

Says how the service is, by what its timers have left in its storage: well, or degraded, with what it
means and what to do. It only reads, and goes by the clock of this machine.

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

const ENDS_WITH = { well: 0, degraded: 1, unknown: 2 } as const;

/** True where this machine does not find the storage at all, which says nothing about how the service is. */
const isNotFound = (fault: unknown): fault is StoreError =>
  fault instanceof StoreError &&
  fault.cause instanceof Error &&
  'code' in fault.cause &&
  (fault.cause.code === 'ENOTFOUND' || fault.cause.code === 'EAI_AGAIN');

async function health(storage: string, asJson: boolean): Promise<number> {
  const clock = { now: () => toInstant(new Date().toISOString()) };
  const store = createTableServiceStore(await tablesAt(storage));
  let fault: unknown;
  const read = () =>
    store.read().catch((cause: unknown) => {
      fault = cause;
      throw cause;
    });
  const found = await checkService({ read }, clock);
  if (isNotFound(fault)) throw fault;
  process.stdout.write(asJson ? `${JSON.stringify(found, null, 2)}\n` : sayHealth(found));
  return ENDS_WITH[found.state];
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
    process.stderr.write(`${NOT_SET}\n${USAGE}`);
  } catch (error) {
    process.stderr.write(`It cannot be told how the service is: ${sayStorageFault(error)}\n`);
  }
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
