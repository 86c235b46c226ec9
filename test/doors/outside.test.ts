import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createHost } from '../../bot/teams/host.ts';
import { readConnectorFault } from '../../bot/teams/read-connector-fault.ts';
import { startGraph } from '../sandbox/graph.ts';
import { startHttpService } from '../sandbox/http-service.ts';
import { BOT_ID, type GuardedApp, startGuardedApp } from './guarded-app.ts';

describe('what answers the outside', () => {
  let app: GuardedApp;
  beforeAll(async () => {
    app = await startGuardedApp();
  });
  afterAll(() => app.stop());

  test('one function only, and to POST only; the others are timers', () => {
    const [messages, ...others] = app.host.functions.filter(({ trigger }) => trigger !== 'timer');
    expect(others).toEqual([]);
    expect(messages).toMatchObject({ name: 'messages', trigger: 'http', methods: ['POST'] });
    expect(app.host.functions.length).toBeGreaterThan(1);
  });

  test.each([
    ['GET', '/api/messages'],
    ['PUT', '/api/messages'],
    ['DELETE', '/api/messages'],
    ['OPTIONS', '/api/messages'],
    ['POST', '/api/messages/more'],
    ['POST', '/api'],
    ['GET', '/'],
    ['POST', '/api/wake'],
    ['POST', '/api/deliver'],
    ['GET', '/api/health'],
    ['POST', '/admin/functions/wake'],
    ['GET', '/admin/host/status'],
    ['GET', '/api/..%2f..%2fpackage.json'],
  ])('%s %s is answered with nothing', async (method, path) => {
    const before = app.tables.urls().length;
    const response = await fetch(`${app.host.url}${path}`, { method });
    expect([404, 405]).toContain(response.status);
    expect(await response.text()).toBe('');
    expect(app.tables.urls()).toHaveLength(before);
  });

  test.each([
    ['no type', { type: undefined }, 400],
    ['a type that is none', { type: { name: 'message' } }, 400],
    ['no service URL', { serviceUrl: undefined }, 400],
    ['an empty service URL', { serviceUrl: '' }, 400],
    ['a list of service URLs', { serviceUrl: ['https://smba.trafficmanager.net/uk/'] }, 400],
    ['no conversation', { conversation: undefined }, 400],
    ['a conversation that is a number', { conversation: 7 }, 400],
  ])('%s: not even a token is looked at', async (_, change, status) => {
    const before = app.tables.urls().length;
    expect(await app.postSigned({ ...app.activity(), ...change })).toEqual({ status, text: '' });
    expect(app.tables.urls()).toHaveLength(before);
  });
});

describe('an address that is none of Teams', () => {
  afterEach(() => vi.unstubAllEnvs());

  /** In Azure even this machine is an address like any other. */
  async function tried(send: (host: ReturnType<typeof createHost>, url: string) => Promise<unknown>) {
    const [trap, identity] = [
      await startHttpService({ answer: () => ({ status: 200 }) }),
      await startGraph(),
    ];
    for (const [name, value] of Object.entries(identity.env())) vi.stubEnv(name, value);
    const host = createHost({
      MicrosoftAppId: BOT_ID,
      MicrosoftAppTenantId: BOT_ID,
      MicrosoftAppType: 'UserAssignedMSI',
      isLocal: false,
    });
    const fault = await send(host, `${trap.url}/`).catch((error: unknown) => error);
    const asked = [...trap.requests(), ...identity.requests()].map(({ path }) => path);
    await Promise.all([trap.stop(), identity.stop()]);
    return { asked, read: readConnectorFault(fault, false) };
  }
  const refused = {
    outcome: 'failed',
    retry: false,
    why: expect.stringContaining('none of Teams') as string,
  };

  test('no thread is opened there, and no token is fetched for it', async () => {
    const { asked, read } = await tried(({ adapter }, url) =>
      adapter.createConversationAsync(BOT_ID, 'msteams', url, '', { isGroup: true } as never, () =>
        Promise.resolve(),
      ),
    );
    expect(asked).toEqual([]);
    expect(read).toMatchObject(refused);
  });

  test('nothing is said in a thread there, and no token is fetched for it', async () => {
    const { asked, read } = await tried(({ adapter }, serviceUrl) => {
      const conversation = { id: '19:x', isGroup: true, conversationType: 'channel', name: '' };
      const reference = { channelId: 'msteams', serviceUrl, bot: { id: BOT_ID, name: 'x' }, conversation };
      return adapter.continueConversationAsync(BOT_ID, reference, async (turn) => {
        await turn.sendActivity('hello');
      });
    });
    expect(asked).toEqual([]);
    expect(read).toMatchObject(refused);
  });
});
