import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { retryAfterMs } from '../../bot/ports/retry-after.ts';
import { createHost } from '../../bot/teams/host.ts';
import { readConnectorFault } from '../../bot/teams/read-connector-fault.ts';
import { type Connector, startConnector } from '../sandbox/connector.ts';
import type { FaultAction } from '../sandbox/faults.ts';

let connector: Connector;
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.stop());
beforeEach(() => connector.faults.clear());

type Host = ReturnType<typeof createHost>;

/** What the SDK throws when a thread is opened over the line; fails where it throws nothing. */
async function faultOf({ adapter }: Host, appId = '', url = connector.url): Promise<unknown> {
  const parameters = { isGroup: true, channelData: { channel: { id: 'x' } }, activity: { type: 'message' } };
  return adapter
    .createConversationAsync(appId, 'msteams', url, '', parameters as never, () => Promise.resolve())
    .then(() => Promise.reject(new Error('it went through')))
    .catch((fault: unknown) => fault);
}

const after = (fault: FaultAction): Promise<unknown> => {
  connector.faults.add({ match: { times: 1 }, do: fault });
  return faultOf(createHost({ isLocal: true }, { callLimitMs: 300 }));
};
const NOON = Date.parse('2026-06-01T12:00:00Z');

describe('a fault of the real client is read', () => {
  test('429 that names seconds: to be tried again after that', async () => {
    const fault = await after({ status: 429, headers: { 'retry-after': '7' } });
    expect(readConnectorFault(fault, false)).toMatchObject({
      outcome: 'failed',
      retry: true,
      afterMs: 7_000,
    });
  });
  test('429 that names a moment', async () => {
    const when = 'Mon, 01 Jun 2026 12:00:30 GMT';
    const fault = await after({ status: 429, headers: { 'Retry-After': when } });
    expect(readConnectorFault(fault, false, NOON)).toMatchObject({ retry: true, afterMs: 30_000 });
  });
  test('429 that names nothing: to be tried again', async () => {
    const read = readConnectorFault(await after({ status: 429 }), false);
    expect(read).toEqual({ outcome: 'failed', why: 'Teams is busy', retry: true });
  });
  test('silence: what was posted may have arrived, an edit may be made again', async () => {
    const fault = await after({ delayMs: 900 });
    expect(readConnectorFault(fault, false)).toMatchObject({ outcome: 'unknown' });
    expect(readConnectorFault(fault, true)).toMatchObject({ outcome: 'failed', retry: true });
  });
  test('an answer that begins and never ends is waited for no longer', async () => {
    const half = createServer((_, answer) => {
      answer.writeHead(200, { 'content-type': 'application/json' });
      answer.write('{');
    });
    await new Promise<void>((done) => half.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(half.address() as AddressInfo).port}/`;
    const fault = await faultOf(createHost({ isLocal: true }, { callLimitMs: 300 }), '', url);
    half.closeAllConnections();
    half.close();
    expect(readConnectorFault(fault, false)).toMatchObject({ outcome: 'unknown' });
  });
  test('no token for the bot: nothing has left, so that it is tried again', async () => {
    const appId = '7d0c5b3a-1e2f-4a6b-8c9d-0e1f2a3b4c5d';
    // Nobody listens there.
    vi.stubEnv('IDENTITY_ENDPOINT', 'http://127.0.0.1:9/msi/token');
    vi.stubEnv('IDENTITY_HEADER', 'some-header');
    const host = createHost(
      {
        MicrosoftAppId: appId,
        MicrosoftAppTenantId: '3c2f1f0e-5a8b-4c7d-9e6f-0a1b2c3d4e5f',
        MicrosoftAppType: 'UserAssignedMSI',
        isLocal: true,
      },
      { callLimitMs: 1_000 },
    );
    const fault = await faultOf(host, appId, `${connector.url}without-token/`);
    expect(readConnectorFault(fault, false)).toMatchObject({
      outcome: 'failed',
      retry: true,
    });
    expect(connector.requests().filter(({ path }) => path.startsWith('/without-token'))).toEqual([]);
    vi.unstubAllEnvs();
  });
});

test.each([
  ['5', 5_000],
  ['0', 0],
  ['1.5', 1_500],
  ['Mon, 01 Jun 2026 12:01:00 GMT', 60_000],
  ['Mon, 01 Jun 2026 11:00:00 GMT', 0],
  ['99999999', 24 * 3_600_000],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
])('Retry-After "%s" asks to wait %s ms', (header, ms) => {
  expect(retryAfterMs(header, NOON)).toBe(ms);
});
