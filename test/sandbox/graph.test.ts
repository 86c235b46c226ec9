import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManagedIdentityCredential } from '@azure/identity';
import {
  Client,
  HTTPMessageHandler,
  RetryHandler,
  RetryHandlerOptions,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startGraph, type Graph } from './graph.ts';

const users = [
  { id: 'u-1', displayName: 'Anna Bryce', mail: 'anna@school.example', jobTitle: 'SENCO', manager: 'u-2' },
  { id: 'u-2', displayName: 'Ben Okoro', mail: 'ben@school.example' },
];
const mail = {
  message: {
    subject: 'SS-7K3QXM: written outcome',
    body: { contentType: 'HTML', content: '<p>Agreed.</p>' },
    toRecipients: [{ emailAddress: { address: 'Ben@school.example' } }],
    attachments: [
      {
        '@odata.type': '#microsoft.graph.fileAttachment',
        name: 'outcome.txt',
        contentType: 'text/plain',
        contentBytes: Buffer.from('höflich').toString('base64'),
      },
    ],
  },
  saveToSentItems: false,
};

let graph: Graph;
let client: Client;

/** The client's own handler sends the token only to https addresses, so a plain local one needs a step of its own. */
function authenticate(
  credential: ManagedIdentityCredential,
): Middleware & { setNext(next: Middleware): void } {
  let following: Middleware | undefined;
  return {
    setNext: (next) => {
      following = next;
    },
    execute: async (context: Context) => {
      const { token } = await credential.getToken('https://graph.microsoft.com/.default');
      const headers = { ...(context.options?.headers as object), Authorization: `Bearer ${token}` };
      context.options = { ...context.options, headers };
      await following?.execute(context);
    },
  };
}

function connect(to: Graph): Client {
  for (const [name, value] of Object.entries(to.env())) vi.stubEnv(name, value);
  const steps = [
    authenticate(new ManagedIdentityCredential({ clientId: 'client-1' })),
    new RetryHandler(new RetryHandlerOptions(0, 0)),
    new HTTPMessageHandler(),
  ];
  return Client.initWithMiddleware({ baseUrl: to.baseUrl, middleware: steps });
}

beforeEach(async () => {
  graph = await startGraph({ users, mailboxes: ['counterpart@partnership.example'] });
  client = connect(graph);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await graph.stop();
});

const send = (body: unknown, from = 'counterpart@partnership.example') =>
  client.api(`/users/${from}/sendMail`).post(body) as Promise<unknown>;

test('a mail that the real client sends with a real managed identity arrives', async () => {
  await send(mail);
  const [arrived] = graph.mailsTo('ben@school.example');
  expect(arrived).toMatchObject({
    from: 'counterpart@partnership.example',
    subject: 'SS-7K3QXM: written outcome',
    contentType: 'html',
    body: '<p>Agreed.</p>',
  });
  expect(arrived?.attachments[0]?.bytes.toString()).toBe('höflich');
});

test('a mail that Graph would refuse is refused', async () => {
  const { message } = mail;
  const refused = { statusCode: 400 };
  await expect(send({ message: { ...message, toRecipients: [] } })).rejects.toMatchObject(refused);
  await expect(send({ message: { ...message, body: 'Agreed.' } })).rejects.toMatchObject(refused);
  await expect(send(message)).rejects.toMatchObject(refused);
  await expect(send(mail, 'nobody@school.example')).rejects.toMatchObject({ statusCode: 404 });
  expect(graph.mails()).toEqual([]);
});

test('without a token nothing is answered, and without the secret no token is given', async () => {
  expect((await fetch(`${graph.url}/v1.0/users/u-1`)).status).toBe(401);
  const { IDENTITY_ENDPOINT } = graph.env();
  expect((await fetch(`${IDENTITY_ENDPOINT}?api-version=2019-08-01&resource=x`)).status).toBe(401);
});

test('people and their managers are found by id or address', async () => {
  expect(await client.api('/users/anna@school.example').select('id,jobTitle').get()).toEqual({
    id: 'u-1',
    jobTitle: 'SENCO',
  });
  expect(await client.api('/users/u-1/manager').get()).toMatchObject({ displayName: 'Ben Okoro' });
  await expect(client.api('/users/u-2/manager').get()).rejects.toMatchObject({ statusCode: 404 });
  await expect(client.api('/users/u-9').get()).rejects.toMatchObject({ statusCode: 404 });
});

test('a 504 can hide a mail that was delivered', async () => {
  graph.faults.add({ match: { path: /sendMail/, times: 1 }, do: { deliverThenStatus: 504 } });
  await expect(send(mail)).rejects.toMatchObject({ statusCode: 504 });
  expect(graph.mails()).toHaveLength(1);
  await send(mail);
  expect(graph.mails()).toHaveLength(2);
});

test('a cut connection before the mail, and a refusal', async () => {
  graph.faults.add({ match: { path: /sendMail/, times: 1 }, do: { resetBefore: true } });
  graph.faults.add({
    match: { path: /sendMail/, times: 1 },
    do: { status: 429, headers: { 'retry-after': '3' } },
  });
  await expect(send(mail)).rejects.toThrow();
  await expect(send(mail)).rejects.toMatchObject({ statusCode: 429 });
  expect(graph.mails()).toEqual([]);
  expect(
    graph
      .requests()
      .filter(({ path }) => path.endsWith('sendMail'))
      .map(({ status }) => status),
  ).toEqual(['reset', 429]);
});

test('with a folder, mails are there after a restart', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'mails-'));
  const first = await startGraph({ dir, mailboxes: ['counterpart@partnership.example'] });
  client = connect(first);
  await send(mail);
  await first.stop();

  const second = await startGraph({ dir, mailboxes: ['counterpart@partnership.example'] });
  client = connect(second);
  await send(mail);
  expect(second.mails().map(({ id }) => id)).toEqual(['000001', '000002']);
  expect(second.mails()[0]?.at).toBeInstanceOf(Date);
  expect(second.mails()[0]?.attachments[0]?.bytes.toString()).toBe('höflich');
  await second.stop();
  await rm(dir, { recursive: true });
});
