import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type GuardedApp, type Reply, startGuardedApp } from './guarded-app.ts';
import { makeKey, publiclySignedToken, signToken, unsignedToken } from './local-issuer.ts';

let app: GuardedApp;
beforeAll(async () => {
  app = await startGuardedApp();
});
afterAll(() => app.stop());

/** What the app has asked of anybody since the test began: of its storage, of Teams, of Graph and of the identity. */
const counted = () => ({
  tables: app.tables.urls().length,
  connector: app.connector.requests().length,
  graph: app.graph.requests().length,
});
let since = { asked: { tables: 0, connector: 0, graph: 0 }, logs: 0 };
beforeEach(() => {
  since = { asked: counted(), logs: app.host.logs().length };
});

const HOUR = 3_600;
const now = (): number => Math.floor(Date.now() / 1000);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Only a status comes back; nothing was read, stored or said, and the log has a line of why. */
async function expectTurnedAway(reply: Reply, status: number, because: string): Promise<void> {
  expect(reply).toEqual({ status, text: '' });
  expect(counted()).toEqual(since.asked);
  await expect
    .poll(() => app.host.logs().slice(since.logs).join('\n'))
    .toMatch(new RegExp(`turned.away.*\\b${because}\\b`));
}

test('a good token: the bot answers, with a token of its own', async () => {
  const before = app.connector.messages().length;
  expect(await app.postSigned(app.activity())).toEqual({ status: 200, text: '' });
  expect(app.connector.messages().length).toBeGreaterThan(before);
  const [sent] = app.connector.requests().filter(({ method }) => method === 'POST');
  expect(sent?.headers['authorization']).toMatch(/^Bearer sandbox\./);
});

describe('turned away, with nothing read, stored or said before:', () => {
  test('an expired token', async () => {
    const claims = { ...app.claims(), nbf: now() - 2 * HOUR, exp: now() - HOUR };
    await expectTurnedAway(await app.postSigned(app.activity(), claims), 401, 'token');
  });

  test('a token that is not valid yet', async () => {
    const claims = { ...app.claims(), nbf: now() + HOUR, exp: now() + 2 * HOUR };
    await expectTurnedAway(await app.postSigned(app.activity(), claims), 401, 'token');
  });

  test('a token for another audience', async () => {
    const claims = { ...app.claims(), aud: '11111111-2222-4333-8444-555555555555' };
    await expectTurnedAway(await app.postSigned(app.activity(), claims), 401, 'token');
  });

  test('a token without an audience', async () => {
    const claims = { ...app.claims(), aud: undefined };
    await expectTurnedAway(await app.postSigned(app.activity(), claims), 401, 'token');
  });

  test('a token of another issuer', async () => {
    const claims = { ...app.claims(), iss: 'https://issuer.elsewhere.example' };
    await expectTurnedAway(await app.postSigned(app.activity(), claims), 401, 'issuer');
  });

  test.each([
    ['of the Emulator', 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/'],
    ['of the tenant’s own sign-in', 'https://sts.windows.net/TENANT/'],
  ])('a token %s, whom the SDK would ask by the way', async (_, written) => {
    const iss = written.replace('TENANT', app.connector.world.tenantId);
    const claims = { ...app.claims(), iss, ver: '1.0', appid: app.claims()['aud'] };
    await expectTurnedAway(await app.postSigned(app.activity(), claims), 401, 'issuer');
  });

  test('a key that the issuer does not have', async () => {
    const token = signToken(app.claims(), makeKey('unknown-key'));
    await expectTurnedAway(await app.post(app.activity(), bearer(token)), 401, 'token');
  });

  test('another key under the name of the issuer’s', async () => {
    const token = signToken(app.claims(), makeKey(app.issuer.key.kid));
    await expectTurnedAway(await app.post(app.activity(), bearer(token)), 401, 'token');
  });

  test('claims that were changed after they had been signed', async () => {
    const [head, , signature] = signToken(app.claims(), app.issuer.key).split('.');
    const [, claims] = signToken({ ...app.claims(), exp: now() + 9 * HOUR }, app.issuer.key).split('.');
    const token = [head, claims, signature].join('.');
    await expectTurnedAway(await app.post(app.activity(), bearer(token)), 401, 'token');
  });

  test('a token of the algorithm “none”', async () => {
    const token = unsignedToken(app.claims(), app.issuer.key.kid);
    await expectTurnedAway(await app.post(app.activity(), bearer(token)), 401, 'token');
  });

  test('a token that is signed by HS256 with the public key', async () => {
    const token = publiclySignedToken(app.claims(), app.issuer.key);
    await expectTurnedAway(await app.post(app.activity(), bearer(token)), 401, 'token');
  });

  test('a service URL that is not the one in the token', async () => {
    const activity = app.activity({ serviceUrl: app.connector.url.replace('127.0.0.1', 'localhost') });
    await expectTurnedAway(await app.postSigned(activity), 401, 'token');
  });

  test('no service URL in the token', async () => {
    const claims = { ...app.claims(), serviceurl: undefined };
    await expectTurnedAway(await app.postSigned(app.activity(), claims), 401, 'token');
  });

  test('no header', async () => {
    await expectTurnedAway(await app.post(app.activity()), 401, 'issuer');
  });

  test.each(['Basic', 'bearer', 'Token', ''])('the scheme “%s”', async (scheme) => {
    const token = signToken(app.claims(), app.issuer.key);
    const reply = await app.post(app.activity(), { authorization: `${scheme} ${token}`.trim() });
    await expectTurnedAway(reply, 401, 'token');
  });

  test.each(['webchat', 'emulator', 'AseChannel', ''])(
    'a good token for the channel “%s”',
    async (channelId) => {
      await expectTurnedAway(await app.postSigned(app.activity({ channelId })), 401, 'channel');
    },
  );

  test('a good token for a service that is none of Teams', async () => {
    const serviceUrl = 'https://smba.trafficmanager.net.elsewhere.example/uk/';
    const claims = { ...app.claims(), serviceurl: serviceUrl };
    await expectTurnedAway(await app.postSigned(app.activity({ serviceUrl }), claims), 403, 'service-url');
  });

  test('the keys of the issuer cannot be read: nobody can be believed', async () => {
    const other = await startGuardedApp();
    const asked = other.tables.urls().length;
    expect(await other.post(other.activity())).toEqual({ status: 401, text: '' });
    other.issuer.faults.add({ match: {}, do: { status: 500 } });
    expect(await other.postSigned(other.activity())).toEqual({ status: 503, text: '' });
    // Not even what the owners have set was read by an app that has only just started.
    expect(other.tables.urls()).toHaveLength(asked);
    await other.stop();
  });
});

describe('somebody of another tenant, with a good token', () => {
  const ELSEWHERE = '99999999-8888-4777-a666-555555555555';
  const placed = (conversation: object, channelData: object) => {
    const activity = app.activity({ text: 'case SS-7K3QXM' });
    return {
      ...activity,
      conversation: { ...(activity['conversation'] as object), ...conversation },
      channelData: { ...(activity['channelData'] as object), ...channelData },
    };
  };
  const other = { tenant: { id: ELSEWHERE } };

  test('a chat of another tenant', async () => {
    const activity = placed({ tenantId: ELSEWHERE }, other);
    await expectTurnedAway(await app.postSigned(activity), 403, 'tenant');
  });

  test('a chat that names this tenant, and a person of another', async () => {
    await expectTurnedAway(await app.postSigned(placed({}, other)), 403, 'tenant');
  });

  test('a channel of another tenant, and a person of this one', async () => {
    const activity = placed({ conversationType: 'channel', tenantId: ELSEWHERE }, {});
    await expectTurnedAway(await app.postSigned(activity), 403, 'tenant');
  });

  test('a chat of no tenant at all', async () => {
    const activity = placed({ tenantId: undefined }, { tenant: undefined });
    await expectTurnedAway(await app.postSigned(activity), 403, 'tenant');
  });

  test('a button pressed there', async () => {
    const value = { action: { type: 'Action.Execute', verb: 'case.show', data: { ref: 'SS-7K3QXM' } } };
    const pressed = { type: 'invoke', name: 'adaptiveCard/action', value };
    const activity = { ...placed({ tenantId: ELSEWHERE }, other), ...pressed };
    await expectTurnedAway(await app.postSigned(activity), 403, 'tenant');
  });

  test('is answered in a channel that this tenant shares with theirs', async () => {
    const activity = placed({ conversationType: 'channel' }, other);
    expect(await app.postSigned(activity)).toEqual({ status: 200, text: '' });
  });
});
