import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runChild } from './run-child.ts';
import { DEFAULT_PORTS } from './sandbox-ports.ts';
import { connectionAt, startTables } from './tables.ts';

function open(connectionString: string) {
  return TableClient.fromConnectionString(connectionString, 'cases', { allowInsecureConnection: true });
}

const row = (n: number) => ({ partitionKey: 'SS-7K3QXM', rowKey: `event-${n}`, text: 'raised' });

test('the README says where the tables of the sandbox are', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(`--storage "${connectionAt(DEFAULT_PORTS.tables)}"`);
});

describe('in memory', () => {
  test('a transaction, a stale ETag and a duplicate behave as in Azure', async () => {
    const tables = await startTables();
    const table = open(tables.connectionString);
    await table.createTable();
    await table.submitTransaction([
      ['create', row(1)],
      ['create', row(2)],
    ]);
    expect(await table.getEntity('SS-7K3QXM', 'event-2')).toMatchObject({ text: 'raised' });

    const { etag } = await table.getEntity('SS-7K3QXM', 'event-1');
    await table.updateEntity({ ...row(1), text: 'closed' }, 'Replace', { etag });
    await expect(table.updateEntity(row(1), 'Replace', { etag })).rejects.toMatchObject({ statusCode: 412 });
    await expect(table.createEntity(row(1))).rejects.toMatchObject({ statusCode: 409 });
    await tables.stop();
  });

  test('two services know nothing of each other', async () => {
    const [one, two] = await Promise.all([startTables(), startTables()]);
    await open(one.connectionString).createTable();
    await open(one.connectionString).createEntity(row(1));
    await expect(open(two.connectionString).getEntity('SS-7K3QXM', 'event-1')).rejects.toThrow();
    await Promise.all([one.stop(), two.stop()]);
  });

  test('a taken port is an error', async () => {
    const tables = await startTables();
    const port = Number(new URL(tables.url).port);
    await expect(startTables({ port })).rejects.toThrow('EADDRINUSE');
    await tables.stop();
  });
});

describe('on disk', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'tables-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  test('the tables are there after a restart', async () => {
    const first = await startTables({ dir });
    await open(first.connectionString).createTable();
    await open(first.connectionString).createEntity(row(1));
    await first.stop();

    const second = await startTables({ dir });
    expect(await open(second.connectionString).getEntity('SS-7K3QXM', 'event-1')).toMatchObject({
      text: 'raised',
    });
    await second.stop();
  });

  test('nothing that was answered is lost when the process is killed', async () => {
    const entry = new URL('./tables-child.ts', import.meta.url);
    const child = await runChild(entry, { cwd: dir, env: { DIR: dir } });
    const [connectionString] = (await once(child, 'message')) as [string];
    const table = open(connectionString);
    await table.createTable();
    await Promise.all([1, 2, 3].map((n) => table.createEntity(row(n))));
    await table.submitTransaction([
      ['create', row(4)],
      ['delete', { partitionKey: 'SS-7K3QXM', rowKey: 'event-1' }],
    ]);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const tables = await startTables({ dir });
    const found: string[] = [];
    for await (const { rowKey } of open(tables.connectionString).listEntities()) found.push(rowKey ?? '');
    expect(found).toEqual(['event-2', 'event-3', 'event-4']);
    await tables.stop();
  });
});
