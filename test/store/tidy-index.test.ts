import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TableClient } from '@azure/data-tables';
import { tidyLater } from '../../bot/store/tidy-index.ts';
import { writeTogether } from '../../bot/store/write-together.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import { startTables, type Tables } from '../sandbox/tables.ts';
import { createLine, wellCarried } from './faulty-line.ts';

let server: Tables;
let index: TableClient;
const line = createLine();
let requests = 0;

beforeAll(async () => {
  server = await startTables();
  index = await openTables({ connectionString: server.connectionString, options: line.options })('Index');
});
afterAll(() => server.stop());

const rowOf = (rowKey: string) => ({ partitionKey: 'work', rowKey, ref: rowKey });
const counting = (): void => {
  requests = 0;
  line.carry = (request, send) => {
    requests += 1;
    return wellCarried(request, send);
  };
};
async function rowKeys(): Promise<string[]> {
  const found: string[] = [];
  for await (const row of index.listEntities()) found.push(String(row.rowKey));
  return found;
}

it('what many turns announce at once is written together, and each is there when its turn goes on', async () => {
  const announce = writeTogether(index);
  counting();
  const seen = Array.from({ length: 150 }, async (_, n) => {
    await announce([rowOf(`due|${n}`), rowOf(`undelivered|${n}`)]);
    return (await rowKeys()).filter((key) => key.endsWith(`|${n}`)).length;
  });
  expect(await Promise.all(seen)).toEqual(Array.from({ length: 150 }, () => 2));
  // 300 rows in transactions of 100 at most, and 150 readings.
  expect(requests).toBeLessThan(150 + 10);
});

it('what cannot be written fails each turn that waits for it, and the next one is tried anew', async () => {
  const announce = writeTogether(index);
  line.carry = () => Promise.reject(new Error('the line is cut'));
  const failed = await Promise.allSettled(['a', 'b'].map((key) => announce([rowOf(key)])));
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  counting();
  await announce([rowOf('c')]);
  expect(await rowKeys()).toContain('c');
});

it('what is needless is taken away together a little later, though one of it is gone already', async () => {
  counting();
  const before = await rowKeys();
  const tidy = tidyLater(index, 'work');
  for (const key of [...before, 'never']) await tidy(key);
  expect(await rowKeys(), 'nobody waits for it').toEqual(before);
  for (let tries = 0; tries < 100 && (await rowKeys()).length > 0; tries += 1) await sleep(100);
  expect(await rowKeys()).toEqual([]);
});
