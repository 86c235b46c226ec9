import { expect, test } from 'vitest';
import { buildEchoApp } from './build-echo-app.ts';
import { startFunctionsHost } from './functions-host/start-functions-host.ts';
import { startGraph } from './graph.ts';
import { startTables } from './tables.ts';

const APP = `
import { app } from '@azure/functions';
import { TableClient } from '@azure/data-tables';
import { ManagedIdentityCredential } from '@azure/identity';

app.http('work', {
  methods: ['GET'], authLevel: 'anonymous',
  handler: async () => {
    const table = TableClient.fromConnectionString(process.env.TABLES, 'cases', { allowInsecureConnection: true });
    await table.createTable();
    await table.createEntity({ partitionKey: 'p', rowKey: 'r', at: new Date() });
    const { token } = await new ManagedIdentityCredential().getToken('https://graph.microsoft.com/.default');
    const headers = { authorization: 'Bearer ' + token };
    const user = await fetch(process.env.GRAPH + '/v1.0/users/u-1', { headers });
    return { jsonBody: { row: await table.getEntity('p', 'r'), user: await user.json() } };
  },
});
`;

test('years ahead of the services around it, the app can still store and has its identity', async () => {
  const built = await buildEchoApp(APP);
  const tables = await startTables();
  const graph = await startGraph({
    users: [{ id: 'u-1', displayName: 'Anna Bryce', mail: 'anna@s.example' }],
  });
  const host = await startFunctionsHost({
    appDir: built.appDir,
    env: { ...graph.env(), TABLES: tables.connectionString, GRAPH: graph.baseUrl },
    clock: { at: '2044-02-29T09:00:00Z', frozen: true },
  });
  const response = await fetch(`${host.url}/api/work`);
  expect(await response.json()).toMatchObject({
    row: { at: '2044-02-29T09:00:00.000Z' },
    user: { displayName: 'Anna Bryce' },
  });
  await Promise.all([host.stop(), tables.stop(), graph.stop()]);
  await built.remove();
});
