import type { Reply, ServiceRequest } from '../http-service.ts';

/** Means nothing outside the sandbox: it only shows that the caller was started with these settings. */
export const IDENTITY_SECRET = 'sandbox-identity';

const GRAPH = 'https://graph.microsoft.com';
/** Seconds since 1970; the end of 2099, so that a token outlives any day that a test moves the clock to. */
const FAR_AWAY = 4_102_444_799;

/** The identity endpoint of App Service (api-version 2019-08-01), which @azure/identity asks when it is told to. */
export function answerIdentity(request: ServiceRequest): Reply {
  const resource = request.query.get('resource');
  if (request.headers['x-identity-header'] !== IDENTITY_SECRET) return { status: 401 };
  if (request.query.get('api-version') !== '2019-08-01' || !resource) {
    return { status: 400, body: { error: 'invalid_request', error_description: 'api-version or resource' } };
  }
  return {
    status: 200,
    body: {
      access_token: tokenFor(resource),
      expires_on: String(FAR_AWAY),
      resource,
      token_type: 'Bearer',
      client_id: request.query.get('client_id') ?? 'sandbox',
    },
  };
}

/** Whether an Authorization header holds a token for Graph. Any start of this service accepts it: clients keep tokens. */
export function isIssued(authorization: string | undefined): boolean {
  return authorization === `Bearer ${tokenFor(GRAPH)}`;
}

function tokenFor(resource: string): string {
  return `sandbox.${Buffer.from(resource.replace(/\/$/, '')).toString('base64url')}`;
}
