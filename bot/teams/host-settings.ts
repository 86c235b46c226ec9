/** Whose bot it is, and whom it believes. */
export interface HostSettings {
  /** Empty: nobody is checked. Only a developer's machine starts without it. */
  readonly MicrosoftAppId?: string;
  readonly MicrosoftAppTenantId?: string;
  readonly MicrosoftAppType?: string;
  readonly MicrosoftAppPassword?: string | undefined;
  readonly COUNTERPART_ISSUER_URL?: string | undefined;
  readonly isLocal?: boolean;
}

/** Who signs what Teams sends, and who reads what is sent to it. */
const MICROSOFT = 'https://api.botframework.com';

/** Whose tokens are believed. */
export const issuerFor = (settings: HostSettings): string => settings.COUNTERPART_ISSUER_URL ?? MICROSOFT;

/** Another issuer than Microsoft. Where one of these is given, the SDK wants them all. */
function believing(issuer: string): Record<string, string> {
  const keys = new URL('/.well-known/openidconfiguration', issuer).href;
  return {
    ToBotFromChannelTokenIssuer: issuer,
    ToBotFromChannelOpenIdMetadataUrl: keys,
    ToBotFromEmulatorOpenIdMetadataUrl: keys,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: MICROSOFT,
    OAuthUrl: MICROSOFT,
    CallerId: 'urn:botframework:azure',
  };
}

/** The settings by the names that the SDK has for them, and no others: it would read more of them than are meant. */
export function sdkOptions(settings: HostSettings): Record<string, string> {
  const { MicrosoftAppPassword: password, COUNTERPART_ISSUER_URL: issuer } = settings;
  return {
    MicrosoftAppId: settings.MicrosoftAppId ?? '',
    MicrosoftAppTenantId: settings.MicrosoftAppTenantId ?? '',
    MicrosoftAppType: settings.MicrosoftAppType ?? '',
    ...(password !== undefined && { MicrosoftAppPassword: password }),
    ...(issuer !== undefined && believing(issuer)),
  };
}
