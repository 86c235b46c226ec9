import { importDirectory } from '../../bot/directory/import-directory.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import type { Seed } from './start-sandbox.ts';

/** Fills the product's own directory, through the product's own import, with the people and channels of the sandbox. */
export async function seedDirectory(seed: Seed): Promise<void> {
  const { connectionString, tenantId, teamId, serviceUrl, directory } = seed;
  const channels = seed.channels.map(({ protocol, name, id }) => ({
    protocol,
    name,
    tenantId,
    teamId,
    channelId: id,
    serviceUrl,
  }));
  await importDirectory(openTables({ connectionString }), { ...directory, channels });
}
