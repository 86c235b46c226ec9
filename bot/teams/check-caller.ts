import * as z from 'zod';

/** What is read of an activity before its sender is known: enough to check who that is, and nothing of what they say. */
const envelopeSchema = z.object({
  type: z.string().min(1).max(100),
  channelId: z.string().max(100).nullish(),
  serviceUrl: z.string().min(1).max(2_048),
  conversation: z.object({
    tenantId: z.string().max(64).nullish(),
    conversationType: z.string().max(100).nullish(),
  }),
  channelData: z.object({ tenant: z.object({ id: z.string().max(64) }).nullish() }).nullish(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** Undefined: no activity has this shape. Never throws. */
export const readEnvelope = (body: unknown): Envelope | undefined => envelopeSchema.safeParse(body).data;

/** Why an activity is not answered: a word for the log. `status` is all that its sender learns. */
export interface TurnedAway {
  readonly status: 401 | 403 | 503;
  readonly because: 'token' | 'keys-not-reached' | 'channel' | 'issuer' | 'service-url' | 'tenant';
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages names them. */
const SERVICES = /^smba\.(trafficmanager\.net|([a-z0-9-]+\.)*teams\.microsoft\.(com|us))$/;
const THIS_MACHINE = /^(127\.0\.0\.1|localhost|\[::1\])$/;

/**
 * True for an address at which Teams takes messages. With every message a token of the bot goes there.
 * @param isLocal on a developer's machine, Teams may be played on that machine
 */
export function isServiceOfTeams(address: string, isLocal: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (isLocal && /^https?:$/.test(protocol) && THIS_MACHINE.test(hostname)) return true;
  return protocol === 'https:' && port === '' && SERVICES.test(hostname);
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/**
 * Whether an activity comes from a place of this tenant. Guests are in such a place, and so are people of another tenant
 * in a channel that this one shares: only there may Teams name their tenant beside that of the channel.
 * @param tenantId empty on a developer's machine where none is set: every place is then of it
 */
export function isOfTenant({ conversation, channelData }: Envelope, tenantId: string): boolean {
  if (tenantId === '') return true;
  const [place, person] = [conversation.tenantId ?? undefined, channelData?.tenant?.id];
  const isChannel = conversation.conversationType === 'channel';
  const named = isChannel ? [place ?? person] : [place ?? person, person ?? place];
  return named.every((one) => one !== undefined && isSame(one, tenantId));
}

/**
 * Who says they have issued the token, which is checked by nobody yet. The SDK believes several issuers besides the one
 * that signs for Teams, and does not compare the service URL for those.
 */
export function issuerOf(authorization: string): string | undefined {
  const claims = authorization.split('.')[1] ?? '';
  try {
    const { iss } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { iss?: unknown };
    return typeof iss === 'string' ? iss : undefined;
  } catch {
    return undefined;
  }
}
