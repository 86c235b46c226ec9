import { type GraphOptions, scopeFor } from './open-graph.ts';

const REFUSALS = [400, 401, 403];

/** The library says it with a status, or, of a managed identity, only with what it wraps: an answer that was an error. */
function isRefused(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if ('statusCode' in fault) return REFUSALS.includes(Number(fault.statusCode));
  return fault.cause instanceof Error && fault.cause.name === 'ServerError';
}

/** Whether a token for Microsoft Graph is to be had; a token that is known already is enough. Never rejects. */
export async function trySignIn({
  credential,
  graphUrl,
  timeoutMs,
}: GraphOptions): Promise<'ok' | 'refused' | 'not-reached'> {
  try {
    const abortSignal = AbortSignal.timeout(timeoutMs);
    const token = await credential.getToken(scopeFor(graphUrl), { abortSignal });
    return token ? 'ok' : 'refused';
  } catch (fault) {
    return isRefused(fault) ? 'refused' : 'not-reached';
  }
}
