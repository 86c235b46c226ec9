import { afterAll, beforeAll, expect, it } from 'vitest';
import { importDirectory } from '../../bot/directory/import-directory.ts';
import { readDirectory } from '../../bot/directory/read-directory.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import { loadDirectory, sandboxChannels } from './load-directory.ts';
import { seedDirectory } from './seed-directory.ts';
import { startTables } from './tables.ts';

let tables: Awaited<ReturnType<typeof startTables>>;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

it('what was changed in the chats is still so at the next start, at whatever address Teams then is', async () => {
  const { connectionString } = tables;
  const directory = await loadDirectory();
  const team = { tenantId: 'tenant', teamId: 'team', channels: sandboxChannels(directory) };
  const seed = { connectionString, ...team, directory, serviceUrl: 'http://127.0.0.1:1/connector' };
  await seedDirectory(seed);
  const access = openTables({ connectionString });
  const before = await readDirectory(access);
  expect(before.people).toHaveLength(directory.people.length);

  const [first] = before.people;
  const away = { from: '2027-03-01', until: '2027-03-12' };
  const nothing = { agencies: before.agencies, roles: [], channels: [], settings: [] };
  await importDirectory(access, { ...nothing, people: [{ ...first, away }] });
  await seedDirectory({ ...seed, serviceUrl: 'http://127.0.0.1:2/connector' });
  const after = await readDirectory(access);
  expect(after.people.find(({ id }) => id === first?.id)).toEqual({ ...first, away });
  expect({ ...after, people: [], channels: [] }).toEqual({ ...before, people: [], channels: [] });
  expect(after.channels).toEqual(
    before.channels.map((channel) => ({ ...channel, serviceUrl: 'http://127.0.0.1:2/connector' })),
  );
});
