export const MAILBOX = 'counterpart@anytown.example';

/** The settings with which the app runs in the sandbox. Without an app id nobody is authenticated: local use only. */
export function appSettings(services: {
  storage: string;
  graphUrl: string;
  filesUrl: string;
  identity: Record<string, string>;
}): Record<string, string> {
  return {
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    MicrosoftAppId: '',
    MicrosoftAppType: '',
    MicrosoftAppTenantId: '',
    COUNTERPART_STORAGE: services.storage,
    COUNTERPART_MAILBOX: MAILBOX,
    COUNTERPART_GRAPH_URL: services.graphUrl,
    COUNTERPART_FILES_URL: services.filesUrl,
    COUNTERPART_THREAD_LIMITS: 'off',
    ...services.identity,
  };
}
