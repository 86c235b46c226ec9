import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { startFunctionsHost } from '../sandbox/functions-host/start-functions-host.ts';
import { IDENTITY_SECRET } from '../sandbox/graph/identity.ts';
import { BOT_ID, startGuardedApp } from './guarded-app.ts';
import { makeKey, signToken } from './local-issuer.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Each named with what holds it; every part of it that would be of use to somebody. */
type Secrets = Readonly<Record<string, string>>;

const found = (secrets: Secrets, lines: readonly string[]): string[] =>
  Object.entries(secrets).flatMap(([name, secret]) =>
    lines.some((line) => line.includes(secret))
      ? [`${name} in: ${lines.find((it) => it.includes(secret)) ?? ''}`]
      : [],
  );

describe('secrets stay out of every log line and every answer', () => {
  test('in turns that go well, are turned away, or fail at the identity, at Teams, at Graph and at the storage', async () => {
    const app = await startGuardedApp();
    const good = signToken(app.claims(), app.issuer.key);
    const forged = signToken(app.claims(), makeKey(app.issuer.key.kid));
    const replies: string[] = [];
    const say = async (text: string, token = good): Promise<void> => {
      const reply = await app.post(app.activity({ text }), { authorization: `Bearer ${token}` });
      replies.push(`${reply.status} ${reply.text}`);
    };
    const fault = { error: { code: 'Broken', message: 'on purpose' } };
    app.graph.faults.add({ match: { path: /^\/msi/ }, do: { status: 500, body: fault } });
    await say('help');
    app.graph.faults.clear();
    await say('help');
    const tokens = app.connector
      .requests()
      .flatMap(({ headers }) => headers['authorization']?.replace('Bearer ', '') ?? []);
    await say('help', forged);
    for (const what of [
      { status: 500, body: fault },
      { status: 401, body: fault },
      { resetBefore: true } as const,
    ]) {
      app.connector.faults.add({ match: { times: 1 }, do: what });
      await say('hi');
    }
    app.graph.faults.add({ match: {}, do: { status: 403, body: fault } });
    await say('setup');
    await app.tables.stop();
    await say('my cases');
    await app.host.runTimer('wake').catch(() => undefined);
    const key = /AccountKey=([^;]+)/.exec(app.tables.connectionString)?.[1] ?? '';
    const secrets = {
      'the key of the storage': key,
      'the header of the identity': IDENTITY_SECRET,
      'the token of Teams': good.split('.')[2] ?? '',
      'the claims of Teams': good.split('.')[1] ?? '',
      'a forged token': forged.split('.')[2] ?? '',
      'a token of the bot': tokens[0] ?? '',
    };
    expect(Object.entries(secrets).filter(([, secret]) => secret.length < 10)).toEqual([]);
    expect(replies.filter((reply) => reply.startsWith('200')).length).toBeGreaterThan(2);
    await app.host.stop(); // then every line is here
    const lines = [...app.host.logs(), ...replies];
    expect(lines.length).toBeGreaterThan(8);
    expect(found(secrets, lines)).toEqual([]);
    await app.stop().catch(() => undefined);
  }, 90_000);

  test.each([
    ['a secret for a managed identity, which has none', { MicrosoftAppType: 'UserAssignedMSI' }],
    ['a wrong id beside it', { MicrosoftAppType: 'SingleTenant', MicrosoftAppId: 'Quokka-app-id' }],
    [
      'a storage address that is none',
      { MicrosoftAppType: 'SingleTenant', COUNTERPART_STORAGE: 'Quokka-key' },
    ],
    [
      'a setting of a developer’s machine',
      { MicrosoftAppType: 'SingleTenant', COUNTERPART_ISSUER_URL: 'http://Quokka' },
    ],
  ])('at a start with wrong settings: %s', async (_, wrong) => {
    const lines: string[] = [];
    const settings = {
      WEBSITE_SITE_NAME: 'counterpart',
      MicrosoftAppId: BOT_ID,
      MicrosoftAppTenantId: BOT_ID,
      MicrosoftAppPassword: 'Quokka-password',
      COUNTERPART_STORAGE: 'DefaultEndpointsProtocol=https;AccountName=x;AccountKey=Quokka-storage-key',
      IDENTITY_HEADER: 'Quokka-header',
    };
    const host = startFunctionsHost({
      appDir: ROOT,
      env: { ...settings, ...wrong },
      onLog: (line) => lines.push(line),
    });
    const said = await host.then(
      () => 'it started',
      (error: unknown) => String(error),
    );
    expect(said).toContain('Its settings need attention');
    expect([said, ...lines].filter((line) => line.includes('Quokka'))).toEqual([]);
  });
});
