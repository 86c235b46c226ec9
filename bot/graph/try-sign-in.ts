import { type GraphOptions, scopeFor } from './open-graph.ts';
import { isSignInRefused } from './sign-in-refused.ts';

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
    return isSignInRefused(fault) ? 'refused' : 'not-reached';
  }
}
