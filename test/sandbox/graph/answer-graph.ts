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
}

interface Tenant {
  users: GraphUser[];
  senders: string[];
  deliver: Mailbox['deliver'];
}

/** Answers a request that carried a token: sendMail, a user, a user's manager. */
export async function answerGraph(request: ServiceRequest, tenant: Tenant): Promise<Reply> {
  const [version, users, id = '', what, ...rest] = request.segments;
  const route = `${request.method} ${what ?? ''}`.trim();
  if (version !== 'v1.0' || users !== 'users' || rest.length > 0) return unknownPath(request);
  if (route === 'POST sendMail') return sendMail(request, id, tenant);
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

function found(user: GraphUser, request: ServiceRequest): Reply {
  const all: Record<string, unknown> = { userPrincipalName: user.mail, ...user };
  delete all['manager'];
  const fields = request.query.get('$select')?.split(',') ?? Object.keys(all);
  return { status: 200, body: Object.fromEntries(fields.map((field) => [field, all[field] ?? null])) };
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
