import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../bot/config.ts';

const ID = '0b8d0c1e-3f5a-4c59-9a7e-2d6f1a4b8c3d';
const GOOD = {
  WEBSITE_SITE_NAME: 'counterpart',
  COUNTERPART_STORAGE: 'https://counterpart.table.core.windows.net',
  COUNTERPART_MAILBOX: 'counterpart@anytown.example',
  MicrosoftAppId: ID,
  MicrosoftAppTenantId: ID,
  MicrosoftAppType: 'UserAssignedMSI',
};

const refusal = (env: NodeJS.ProcessEnv): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('the settings', () => {
  test('are taken when they are whole', () => {
    expect(readConfig(GOOD)).toMatchObject({
      MicrosoftAppId: ID,
      COUNTERPART_GRAPH_URL: 'https://graph.microsoft.com',
    });
  });

  test('in Azure nothing starts without who it is: every variable is named at once', () => {
    const message = refusal({ WEBSITE_SITE_NAME: 'counterpart' });
    for (const name of ['COUNTERPART_STORAGE', 'MicrosoftAppId', 'MicrosoftAppTenantId', 'MicrosoftAppType'])
      expect(message).toContain(name);
  });

  test('the mailbox may be left out: it can be named in Teams', () => {
    expect(readConfig({ ...GOOD, COUNTERPART_MAILBOX: undefined }).COUNTERPART_MAILBOX).toBeUndefined();
    expect(readConfig({ ...GOOD, COUNTERPART_MAILBOX: '' }).COUNTERPART_MAILBOX).toBeUndefined();
  });

  test('an empty variable is one that is not set', () => {
    expect(refusal({ ...GOOD, MicrosoftAppId: '' })).toMatch(/MicrosoftAppId is not set/);
  });

  test('"Development" does not switch authentication off in Azure', () => {
    const env = { ...GOOD, MicrosoftAppId: '', AZURE_FUNCTIONS_ENVIRONMENT: 'Development' };
    expect(refusal(env)).toMatch(/MicrosoftAppId/);
    expect(refusal({ ...env, WEBSITE_SITE_NAME: undefined })).toBe('');
    expect(
      refusal({ ...env, WEBSITE_SITE_NAME: undefined, AZURE_FUNCTIONS_ENVIRONMENT: 'Production' }),
    ).toMatch(/MicrosoftAppId/);
  });

  test('only a developer’s machine may believe another issuer than Microsoft, or play Teams', () => {
    const COUNTERPART_ISSUER_URL = 'http://127.0.0.1:8080';
    const env = { ...GOOD, COUNTERPART_ISSUER_URL, AZURE_FUNCTIONS_ENVIRONMENT: 'Development' };
    expect(refusal(env)).toMatch(/COUNTERPART_ISSUER_URL must not be set/);
    const local = readConfig({ ...env, WEBSITE_SITE_NAME: undefined });
    expect(local).toMatchObject({ COUNTERPART_ISSUER_URL, isLocal: true });
    expect(readConfig(GOOD).isLocal).toBe(false);
  });

  test('what the SDK reads by other names does not come to it', () => {
    const names = ['ToBotFromChannelOpenIdMetadataUrl', 'BotOpenIdMetadata', 'OAuthUrl', 'ChannelService'];
    const given = Object.fromEntries(names.map((name) => [name, 'https://elsewhere.example']));
    expect(Object.keys(readConfig({ ...GOOD, ...given })).filter((name) => names.includes(name))).toEqual([]);
  });

  test.each([
    [{ MicrosoftAppId: 'counterpart' }, /MicrosoftAppId is not an id/],
    [{ MicrosoftAppTenantId: 'contoso.example' }, /MicrosoftAppTenantId is not an id/],
    [{ MicrosoftAppType: 'MultiTenant' }, /MicrosoftAppType must be one of UserAssignedMSI, SingleTenant/],
    [{ COUNTERPART_STORAGE: 'counterpart' }, /COUNTERPART_STORAGE is neither/],
    [{ COUNTERPART_STORAGE: 'http://counterpart.example' }, /COUNTERPART_STORAGE is neither/],
    [{ COUNTERPART_MAILBOX: 'counterpart' }, /COUNTERPART_MAILBOX is not an e-mail address/],
    [{ COUNTERPART_GRAPH_URL: 'graph' }, /COUNTERPART_GRAPH_URL/],
    [{ MicrosoftAppPassword: 'secret-of-mine' }, /MicrosoftAppPassword must not be set: a managed identity/],
    [{ MicrosoftAppType: 'SingleTenant' }, /MicrosoftAppPassword is not set/],
    [{ COUNTERPART_ISSUER_URL: 'https://secret-of-mine.example' }, /COUNTERPART_ISSUER_URL must not be set/],
    [{ COUNTERPART_FILES_URL: 'http://127.0.0.1:8080' }, /COUNTERPART_FILES_URL must not be set/],
  ])('%o is refused', (change, message) => {
    const said = refusal({ ...GOOD, ...change });
    expect(said).toMatch(message);
    expect(said).not.toContain('secret-of-mine');
  });

  test.each([
    ['a key without a name', '00000000-0000-4000-8000-000000000001'],
    ['a key that is none', 'InstrumentationKey=abc;IngestionEndpoint=https://uksouth-1.in.example/'],
    ['an address without https', `InstrumentationKey=${ID};IngestionEndpoint=http://uksouth-1.in.example/`],
    ['a part that is torn', `InstrumentationKey=${ID};IngestionEndpoint`],
  ])('a connection string of Application Insights with %s is named, with where to find it', (_, value) => {
    const env = { APPLICATIONINSIGHTS_CONNECTION_STRING: value };
    for (const where of [
      GOOD,
      { ...GOOD, AZURE_FUNCTIONS_ENVIRONMENT: 'Development', WEBSITE_SITE_NAME: undefined },
    ])
      expect(refusal({ ...where, ...env })).toMatch(/APPLICATIONINSIGHTS_CONNECTION_STRING.*Overview page/);
  });

  test('a connection string of Application Insights is taken as Azure gives it', () => {
    const value = `InstrumentationKey=${ID};IngestionEndpoint=https://uksouth-1.in.applicationinsights.azure.com/;LiveEndpoint=https://uksouth.livediagnostics.monitor.azure.com/`;
    expect(refusal({ ...GOOD, APPLICATIONINSIGHTS_CONNECTION_STRING: value })).toBe('');
  });
});
