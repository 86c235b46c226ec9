import { importDirectory } from '../../bot/directory/import-directory.ts';
import { readDirectory } from '../../bot/directory/read-directory.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import type { Seed } from './start-sandbox.ts';

const NOBODY = { agencies: [], people: [], roles: [], settings: [] };

/**
 * Fills the product's own directory, through the product's own import, with the people and channels of the sandbox: once.
 * What has been changed in the chats since then stays; only the address at which channels are reached may be another.
 */
export async function seedDirectory(seed: Seed): Promise<void> {
  const { connectionString, tenantId, teamId, serviceUrl, directory } = seed;
  const tables = openTables({ connectionString });
  const known = await readDirectory(tables);
  if (known.people.length > 0) {
    await importDirectory(tables, {
      ...NOBODY,
      channels: known.channels.map((channel) => ({ ...channel, serviceUrl })),
    });
    return;
  }
  const channels = seed.channels.map(({ protocol, name, id }) => ({
    protocol,
    name,
    tenantId,
    teamId,
    channelId: id,
    serviceUrl,
  }));
  await importDirectory(tables, { ...directory, channels });
}
