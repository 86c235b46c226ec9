import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { startFunctionsHost } from '../sandbox/functions-host/start-functions-host.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const start = (env: Record<string, string>) => startFunctionsHost({ appDir: ROOT, env });

describe('the built app', () => {
  test('does not start in Azure without its settings, and names them all', async () => {
    const message = await start({
      WEBSITE_SITE_NAME: 'counterpart',
      AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    }).then(
      () => 'started',
      (error: unknown) => String(error),
    );
    for (const name of ['COUNTERPART_STORAGE', 'MicrosoftAppId', 'MicrosoftAppTenantId'])
      expect(message).toContain(name);
  });

  test('with an app id, a message without a token is turned away', async () => {
    const id = '0b8d0c1e-3f5a-4c59-9a7e-2d6f1a4b8c3d';
    const host = await start({
      WEBSITE_SITE_NAME: 'counterpart',
      COUNTERPART_STORAGE: 'https://counterpart.example',
      COUNTERPART_MAILBOX: 'counterpart@anytown.example',
      MicrosoftAppId: id,
      MicrosoftAppTenantId: id,
      MicrosoftAppType: 'UserAssignedMSI',
    });
    const activity = {
      type: 'message',
      text: 'my cases',
      channelId: 'msteams',
      serviceUrl: 'https://smba.example/',
      from: { id: '29:x', aadObjectId: id },
      recipient: { id: '28:y' },
      conversation: { id: 'a:z' },
    };
    const headers = [
      {},
      { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
      { authorization: 'Basic eDp5' },
    ];
    for (const extra of headers) {
      const response = await fetch(`${host.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...extra },
        body: JSON.stringify(activity),
      });
      expect([401, 403]).toContain(response.status);
      expect(await response.text()).not.toMatch(/\bat .*\.m?js:\d+/);
    }
    await host.stop();
  });
});
