import * as z from 'zod';
import { type GraphOptions, openGraph, SignInError } from '../graph/open-graph.ts';
import { isSignInRefused } from '../graph/sign-in-refused.ts';
import type { LookedUp, Tenant, TenantUser } from '../ports/tenant.ts';

/** The service takes no more ids in one question. */
const MOST_IDS = 1_000;

const userSchema = z.object({
  id: z.string().toLowerCase(),
  displayName: z.string().nullish(),
  mail: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  jobTitle: z.string().nullish(),
});
const FIELDS = '$select=id,displayName,mail,userPrincipalName,jobTitle,accountEnabled';

/** `accountEnabled` comes only where it is asked for, and is empty where we may not see it. */
const listedSchema = z.object({
  value: z.array(z.object({ id: z.string().toLowerCase(), accountEnabled: z.boolean().nullish() })),
});

/** What the tenant answered; `missing` where it has nobody by that name. */
type Answer = { readonly body: unknown } | 'missing' | 'not-allowed' | 'not-reached';

/**
 * Looks people up through Microsoft Graph, with the application permission User.Read.All. Each question is asked once;
 * what cannot be answered is a value. Throws `RangeError` when it is made with an address that is none.
 */
export function createGraphTenant(options: GraphOptions): Tenant {
  const graph = openGraph(options);
  const ask = (path: string) => answerOf(() => graph.get(path));
  const post = (path: string, body: object) =>
    answerOf(() => graph.post(path, 'application/json', JSON.stringify(body)));
  return {
    user: async (idOrEmail) =>
      readUser(await ask(`/users/${encodeURIComponent(idOrEmail.trim())}?${FIELDS}`)),
    managerOf: async (entraId) =>
      readUser(await ask(`/users/${encodeURIComponent(entraId)}/manager?${FIELDS}`)),
    gone: async (entraIds) => {
      const ids = [...new Set(entraIds.map((id) => id.toLowerCase()))];
      const gone: string[] = [];
      for (let from = 0; from < ids.length; from += MOST_IDS) {
        const some = ids.slice(from, from + MOST_IDS);
        const path = '/directoryObjects/getByIds?$select=id,accountEnabled';
        const found = readGone(await post(path, { ids: some, types: ['user'] }), some);
        if ('failed' in found) return found;
        gone.push(...found.found);
      }
      return { found: gone };
    },
  };
}

async function answerOf(work: () => Promise<Response>): Promise<Answer> {
  try {
    const response = await work();
    if (response.ok) return { body: await response.json() };
    // What follows is of no interest; the connection must be free again.
    await response.body?.cancel();
    if (response.status === 404) return 'missing';
    return response.status === 401 || response.status === 403 ? 'not-allowed' : 'not-reached';
  } catch (fault) {
    return fault instanceof SignInError && isSignInRefused(fault.cause) ? 'not-allowed' : 'not-reached';
  }
}

function readUser(answer: Answer): LookedUp<TenantUser | undefined> {
  if (answer === 'missing') return { found: undefined };
  if (typeof answer === 'string') return { failed: answer };
  const read = userSchema.safeParse(answer.body);
  if (!read.success) return { failed: 'not-reached' };
  const { id, displayName, mail, userPrincipalName, jobTitle } = read.data;
  // Of somebody whom we may not see, only the id comes.
  if (!displayName) return { failed: 'not-allowed' };
  return {
    found: {
      entraId: id,
      name: displayName,
      email: [mail, userPrincipalName].find(Boolean) ?? '',
      ...(jobTitle && { jobTitle }),
    },
  };
}

/** Of these ids, those who are not there any more, or whose account is switched off. */
function readGone(answer: Answer, ids: readonly string[]): LookedUp<readonly string[]> {
  if (answer === 'missing') return { failed: 'not-reached' };
  if (typeof answer === 'string') return { failed: answer };
  const read = listedSchema.safeParse(answer.body);
  if (!read.success) return { failed: 'not-reached' };
  const there = new Map(read.data.value.map(({ id, accountEnabled }) => [id, accountEnabled]));
  if ([...there.values()].some((enabled) => enabled == null)) return { failed: 'not-allowed' };
  return { found: ids.filter((id) => there.get(id) !== true) };
}
