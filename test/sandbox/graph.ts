import { answerGraph, graphError, type GraphUser } from './graph/answer-graph.ts';
import { answerIdentity, IDENTITY_SECRET, isIssued } from './graph/identity.ts';
import { openMailbox, type SentMail } from './graph/mailbox.ts';
import type { Faults } from './faults.ts';
import { startHttpService, type RecordedRequest, type Reply, type ServiceRequest } from './http-service.ts';

export interface GraphOptions {
  port?: number;
  /** People of the tenant: each has a mailbox. */
  users?: GraphUser[];
  /** Addresses that mail can be sent from besides the users' own: the shared mailbox of the bot. */
  mailboxes?: string[];
  /** Where mails are kept, one JSON file each, and found again at the next start. In memory when left out. */
  dir?: string;
  now?: () => Date;
  /** Answers every look-up of a person with 403, as a tenant does that has not granted User.Read.All. */
  refusesLookUps?: boolean;
}

export interface Graph {
  url: string;
  /** The base URL, without a version, for the Graph client's `baseUrl`. */
  baseUrl: string;
  faults: Faults;
  addUser(user: GraphUser): void;
  /** Every mail that was accepted, oldest first. */
  mails(): SentMail[];
  /** The mails that went to an address, in any of its fields; letter case does not matter. */
  mailsTo(address: string): SentMail[];
  requests(): RecordedRequest[];
  /** What makes @azure/identity's ManagedIdentityCredential ask this service for its tokens. */
  env(): { IDENTITY_ENDPOINT: string; IDENTITY_HEADER: string };
  stop(): Promise<void>;
}

/** Starts a stand-in for Microsoft Graph and for the managed identity of the app. Rejects when the port is taken. */
export async function startGraph(options: GraphOptions = {}): Promise<Graph> {
  const users = [...(options.users ?? [])];
  const mailbox = await openMailbox(options.dir);
  const service = await startHttpService({
    port: options.port,
    now: options.now,
    answer: (request) => answer(request),
  });

  async function answer(request: ServiceRequest): Promise<Reply> {
    if (request.segments[0] === 'msi') return answerIdentity(request);
    if (!isIssued(request.headers['authorization'])) {
      return graphError(
        401,
        'InvalidAuthenticationToken',
        'Access token is empty or is not for Microsoft Graph.',
      );
    }
    const senders = [...(options.mailboxes ?? []), ...users.flatMap((user) => [user.id, user.mail])];
    return answerGraph(request, {
      users,
      senders,
      deliver: mailbox.deliver,
      refusesLookUps: options.refusesLookUps ?? false,
    });
  }

  const { url, faults, requests, stop } = service;
  return {
    url,
    baseUrl: url,
    faults,
    addUser: (user) => void users.push(user),
    mails: mailbox.mails,
    mailsTo: (address) =>
      mailbox.mails().filter(({ to }) => to.some((one) => one.toLowerCase() === address.toLowerCase())),
    requests,
    env: () => ({ IDENTITY_ENDPOINT: `${url}/msi/token`, IDENTITY_HEADER: IDENTITY_SECRET }),
    stop,
  };
}
