import * as z from 'zod';

/** The service cannot start as it is set up: names every variable, what is wrong with it and the remedy. */
export class ConfigError extends Error {
  readonly code = 'config';
}

const uuid = (remedy: string) =>
  z.string({ error: `is not set. ${remedy}` }).regex(/^[0-9a-f-]{36}$/i, `is not an id. ${remedy}`);

const storage = z
  .string({
    error:
      'is not set. Give the address of the table service (https://ACCOUNT.table.core.windows.net) or a connection string.',
  })
  .refine(
    (value) => /^https:\/\/\S+$/.test(value) || /(^|;)(AccountName|UseDevelopmentStorage)=/.test(value),
    {
      message: 'is neither an https address nor a connection string.',
    },
  );

/** The parts of the string are read by Microsoft's library, which would go on without telemetry where it cannot. */
const insights = (endpoint: RegExp) =>
  z.string().refine(
    (value) => {
      const parts = value.split(';').filter((part) => part !== '');
      const of = new Map(parts.map((part) => [part.split('=')[0]?.toLowerCase(), part.split('=')[1] ?? '']));
      return (
        parts.every((part) => /^[^=]+=[^=]*$/.test(part)) &&
        /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(of.get('instrumentationkey') ?? '') &&
        endpoint.test(of.get('ingestionendpoint') ?? 'https://')
      );
    },
    {
      message:
        'is not a connection string of Application Insights, or does not send to an https address. Copy it from the Overview page of the resource (it begins with InstrumentationKey=), or leave it out.',
    },
  );

const shared = {
  COUNTERPART_STORAGE: storage,
  /** For every procedure that names none of its own in Teams; without it, mails wait until one is named there. */
  COUNTERPART_MAILBOX: z
    .email({
      error:
        'is not an e-mail address. Give the mailbox from which mails are sent, or leave it out and name one in Teams with "setup".',
    })
    .optional(),
  COUNTERPART_GRAPH_URL: z
    .url({ protocol: /^https$/, error: 'must begin with https: the texts of cases are sent there.' })
    .default('https://graph.microsoft.com'),
  AZURE_CLIENT_ID: z.string().optional(),
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights(/^https:\/\//).optional(),
  /** Azure's own: `Authorization=AAD` where Application Insights takes nobody who does not sign in. */
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: z.string().optional(),
};

const appTypes = ['UserAssignedMSI', 'SingleTenant'] as const;

const onlyLocal = z
  .undefined({ error: 'must not be set: it is for a developer’s machine, where Teams is played.' })
  .optional();

/** In Azure nobody may talk to the bot unauthenticated: without an app id the SDK checks nothing at all. */
const deployed = z.object({
  ...shared,
  MicrosoftAppId: uuid('Give the app id of the Azure Bot resource.'),
  MicrosoftAppTenantId: uuid('Give the id of the Entra tenant in which the app is registered.'),
  MicrosoftAppType: z.enum(appTypes, { error: `must be one of ${appTypes.join(', ')}.` }),
  MicrosoftAppPassword: z.string().optional(),
  COUNTERPART_FILES_URL: onlyLocal,
  COUNTERPART_ISSUER_URL: onlyLocal,
});

const local = z.object({
  ...shared,
  /** A stand-in on this machine may be sent to without https. */
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights(/^https:\/\/|^http:\/\/127\.0\.0\.1:/).optional(),
  COUNTERPART_GRAPH_URL: z.url().default('https://graph.microsoft.com'),
  MicrosoftAppId: z.string().default(''),
  MicrosoftAppTenantId: z.string().default(''),
  MicrosoftAppType: z.string().default(''),
  MicrosoftAppPassword: z.string().optional(),
  /** Where the Teams that is played here keeps the files of its chats. */
  COUNTERPART_FILES_URL: z.url().optional(),
  /** Who signs the tokens of the Teams that is played here, in place of Microsoft. */
  COUNTERPART_ISSUER_URL: z.url().optional(),
  /** `off`: the Teams that is played here takes any number of messages at once. */
  COUNTERPART_THREAD_LIMITS: z.literal('off').optional(),
});

export interface Config extends z.infer<typeof local> {
  /** On a developer's machine, where Teams may be played on that machine too. */
  readonly isLocal: boolean;
}

/** Settings that Azure itself makes. */
const AZURE = ['WEBSITE_SITE_NAME', 'WEBSITE_INSTANCE_ID', 'WEBSITE_HOSTNAME', 'CONTAINER_NAME'];

/** True on a developer's machine only: the local host says so, and nothing of Azure's own settings is there. */
const runsLocally = (env: NodeJS.ProcessEnv): boolean =>
  env['AZURE_FUNCTIONS_ENVIRONMENT'] === 'Development' && AZURE.every((name) => env[name] === undefined);

/**
 * Reads the environment.
 * @throws ConfigError with every mistake at once
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const isLocal = runsLocally(env);
  const schema = isLocal ? local : deployed;
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return checkPassword({ ...parsed.data, isLocal });
  const mistakes = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  throw new ConfigError(`Counterpart cannot start. Its settings need attention:\n${mistakes.join('\n')}`);
}

/** A managed identity has no password, and the SDK refuses one; a single-tenant app needs one. */
function checkPassword(config: Config): Config {
  const wanted = config.MicrosoftAppType === 'SingleTenant';
  const given = config.MicrosoftAppPassword !== undefined;
  if (wanted === given || config.MicrosoftAppType === '') return config;
  const remedy = wanted
    ? 'is not set. A SingleTenant app needs its secret; better, use UserAssignedMSI.'
    : 'must not be set: a managed identity has no password.';
  throw new ConfigError(
    `Counterpart cannot start. Its settings need attention:\n  MicrosoftAppPassword ${remedy}`,
  );
}
