import { z } from 'zod';
import type { Reply, ServiceRequest } from '../http-service.ts';
import type { Mailbox } from './mailbox.ts';
import { readMail } from './read-mail.ts';
import { readMimeMail } from './read-mime-mail.ts';

/** Bytes: what Graph takes in one request, attachments in base64 included. */
const LARGEST_REQUEST = 4 * 1024 * 1024;

export interface GraphUser {
  id: string;
  displayName: string;
  mail: string;
  /** The same as `mail` when left out. */
  userPrincipalName?: string;
  jobTitle?: string;
  /** The id of another user. */
  manager?: string;
  /** False where the account is switched off; true when left out. */
  accountEnabled?: boolean;
}

interface Tenant {
  users: GraphUser[];
  senders: string[];
  deliver: Mailbox['deliver'];
  /** The app has not been given User.Read.All. */
  refusesLookUps?: boolean;
}

/** Answers a request that carried a token: sendMail, a user, a user's manager, those of a list of ids who are users. */
export async function answerGraph(request: ServiceRequest, tenant: Tenant): Promise<Reply> {
  const [version, users, id = '', what, ...rest] = request.segments;
  const route = `${request.method} ${what ?? ''}`.trim();
  if (version !== 'v1.0' || rest.length > 0) return unknownPath(request);
  const looksUp = route !== 'POST sendMail';
  if (looksUp && tenant.refusesLookUps)
    return graphError(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    );
  if (users === 'directoryObjects' && id === 'getByIds' && route === 'POST') return byIds(request, tenant);
  if (users !== 'users') return unknownPath(request);
  if (!looksUp) return sendMail(request, id, tenant);
  const user = findUser(tenant.users, id);
  if (route === 'GET') return user ? found(user, request) : missing(id);
  if (route !== 'GET manager') return unknownPath(request);
  const manager = user?.manager === undefined ? undefined : findUser(tenant.users, user.manager);
  return manager ? found(manager, request) : missing(user ? 'manager' : id);
}

/** An error in Graph's shape. */
export function graphError(status: number, code: string, message: string): Reply {
  const innerError = {
    date: new Date().toISOString(),
    'request-id': 'sandbox',
    'client-request-id': 'sandbox',
  };
  return { status, body: { error: { code, message, innerError } } };
}

async function sendMail(request: ServiceRequest, id: string, tenant: Tenant): Promise<Reply> {
  const sender = tenant.senders.find((one) => same(one, id));
  if (sender === undefined)
    return graphError(404, 'ErrorInvalidUser', `The requested user '${id}' is invalid.`);
  if (request.size > LARGEST_REQUEST)
    return graphError(413, 'RequestEntityTooLarge', 'The request is too large.');
  const inMime = request.headers['content-type']?.startsWith('text/plain') ?? false;
  const read = (inMime ? readMimeMail : readMail)(request.body, sender, request.at);
  if ('code' in read) return graphError(400, read.code, read.message);
  await tenant.deliver(read.mail);
  return { status: 202 };
}

const found = (user: GraphUser, request: ServiceRequest): Reply => ({
  status: 200,
  body: selected(user, request),
});

/** What Graph gives of a user: whether the account is switched on only where that is asked for. */
function selected(user: GraphUser, request: ServiceRequest): Record<string, unknown> {
  const all: Record<string, unknown> = { accountEnabled: true, userPrincipalName: user.mail, ...user };
  delete all['manager'];
  const usual = Object.keys(all).filter((field) => field !== 'accountEnabled');
  const fields = request.query.get('$select')?.split(',') ?? usual;
  return Object.fromEntries(fields.map((field) => [field, all[field] ?? null]));
}

const idsSchema = z.object({ ids: z.array(z.guid()).max(1000), types: z.array(z.string()).optional() });

/** Whoever is not there is left out. */
function byIds(request: ServiceRequest, { users }: Tenant): Reply {
  const asked = idsSchema.safeParse(request.body);
  if (!asked.success) return graphError(400, 'Request_BadRequest', z.prettifyError(asked.error));
  const { ids, types } = asked.data;
  const wanted = types === undefined || types.includes('user') ? users : [];
  const there = wanted.filter(({ id }) => ids.some((one) => same(one, id)));
  const value = there.map((user) => ({
    '@odata.type': '#microsoft.graph.user',
    ...selected(user, request),
  }));
  return { status: 200, body: { value } };
}

function findUser(users: GraphUser[], id: string): GraphUser | undefined {
  return users.find((user) =>
    [user.id, user.mail, user.userPrincipalName].some((one) => one && same(one, id)),
  );
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function missing(id: string): Reply {
  return graphError(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist.`);
}

function unknownPath(request: ServiceRequest): Reply {
  return graphError(400, 'BadRequest', `The sandbox has no ${request.method} ${request.path}.`);
}
