import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createGraphMailer } from '../../bot/mail/graph-mailer.ts';
import type { Delivery } from '../../bot/ports/delivery.ts';
import type { FaultAction } from '../sandbox/faults.ts';
import { startGraph, type Graph } from '../sandbox/graph.ts';
import { anna, context, david, helen, outcome, sample } from './sample-case.ts';

const mailbox = 'counterpart@partnership.example';
const mailId = '<SS-7K3QXM-2c-20260611T131527.counterpart@partnership.example>';

let graph: Graph;
let credential: TokenCredential;

beforeEach(async () => {
  graph = await startGraph({ mailboxes: [mailbox] });
  for (const [name, value] of Object.entries(graph.env())) vi.stubEnv(name, value);
  credential = new ManagedIdentityCredential({ clientId: 'client-1' });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await graph.stop();
});

const send = (to: { graphUrl?: string; mailbox?: string; timeoutMs?: number } = {}, kase = sample()) =>
  createGraphMailer({ credential, mailbox, graphUrl: graph.baseUrl, timeoutMs: 5_000, ...to }).send(
    '2c',
    context(kase),
  );

const sends = (): number => graph.requests().filter(({ path }) => path.endsWith('/sendMail')).length;

async function sendThrough(fault: FaultAction): Promise<Delivery> {
  graph.faults.add({ match: { path: /sendMail/ }, do: fault });
  return send();
}

describe('a writing that is sent', () => {
  test('arrives from the service’s mailbox, in both shapes, with a number that can be searched', async () => {
    expect(await send()).toEqual({ outcome: 'delivered', ids: { mailId } });
    const [mail, ...more] = graph.mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      from: mailbox,
      to: [helen.email, anna.email, david.email],
      subject: 'SS-7K3QXM: written outcome (Sandwell SEND)',
      contentType: 'html',
    });
    expect(mail?.headers['message-id']).toBe(mailId);
    expect(mail?.headers['to']).toContain(helen.email);
    expect(mail?.headers['cc']).toContain(david.email);
    expect(mail?.body).toContain('OPS-20417');
    expect(mail?.text).toContain('OPS-20417');
  });

  test('is the same mail on a later try', async () => {
    graph.faults.add({ match: { path: /sendMail/, times: 1 }, do: { status: 429 } });
    const mailer = createGraphMailer({ credential, mailbox, graphUrl: graph.baseUrl });
    expect(await mailer.send('2c', context())).toMatchObject({ outcome: 'failed', retry: true });
    expect(await mailer.send('2c', context())).toEqual({ outcome: 'delivered', ids: { mailId } });
  });
});

describe('what certainly was not sent, and may be tried again', () => {
  test.each([
    ['the limit of the mailbox', { status: 429 }, /too busy/, {}],
    ['the limit, with a time', { status: 429, headers: { 'retry-after': '30' } }, /30/, { afterMs: 30_000 }],
    [
      'a pause that names its end',
      { status: 503, headers: { 'retry-after': '5' } },
      /too busy/,
      { afterMs: 5_000 },
    ],
  ] as const)('%s', async (_, fault, why, wait) => {
    expect(await sendThrough(fault)).toEqual({
      outcome: 'failed',
      retry: true,
      why: expect.stringMatching(why) as string,
      ...wait,
    });
    expect(sends()).toBe(1);
    expect(graph.mails()).toEqual([]);
  });

  test('nobody listens', async () => {
    expect(await send({ graphUrl: await closedPort() })).toMatchObject({ outcome: 'failed', retry: true });
  });

  test('no token', async () => {
    vi.stubEnv('IDENTITY_HEADER', 'wrong');
    const other = { getToken: () => Promise.reject(new Error('no identity here')) };
    const mailer = createGraphMailer({ credential: other, mailbox, graphUrl: graph.baseUrl });
    expect(await mailer.send('2c', context())).toMatchObject({ outcome: 'failed', retry: true });
    expect(sends()).toBe(0);
  });
});

describe('what was refused, and would be again', () => {
  const code = (word: string) => ({ error: { code: word, message: `about ${helen.email}` } });

  test.each([
    [400, 'ErrorInvalidRecipients', /addresses/],
    [401, 'InvalidAuthenticationToken', /sign-in/],
    [403, 'ErrorAccessDenied', /Application Mail\.Send/],
    [404, 'ErrorInvalidUser', /mailbox/],
    [413, 'RequestEntityTooLarge', /too large/],
    [307, 'Redirect', /refused/],
  ] as const)('%i says why, and quotes nobody', async (status, word, why) => {
    const delivery = await sendThrough({ status, body: code(word), headers: { location: graph.url } });
    expect(delivery).toEqual({ outcome: 'failed', retry: false, why: expect.stringMatching(why) as string });
    expect(JSON.stringify(delivery)).toContain(word);
    expect(JSON.stringify(delivery)).not.toContain(helen.email);
    expect(sends()).toBe(1);
  });

  test('a mailbox that Graph does not know', async () => {
    expect(await send({ mailbox: 'other@partnership.example' })).toMatchObject({
      outcome: 'failed',
      retry: false,
    });
  });

  test('a sign-in that Entra refuses', async () => {
    const refusal = Object.assign(new Error('AADSTS7000215'), { statusCode: 401 });
    const other = { getToken: () => Promise.reject(refusal) };
    const mailer = createGraphMailer({ credential: other, mailbox, graphUrl: graph.baseUrl });
    expect(await mailer.send('2c', context())).toMatchObject({ outcome: 'failed', retry: false });
  });

  test.each([
    [
      'an address that is none',
      { copies: [{ ...anna, email: 'anna@x.example\r\nBcc: a@b.example' }] },
      /practitioner, Oakfield/,
    ],
    ['nobody to send to', { to: [] }, /nobody/],
  ])('%s', async (_, change, why) => {
    const delivery = await send({}, sample({ ...outcome, ...change }));
    expect(delivery).toEqual({ outcome: 'failed', retry: false, why: expect.stringMatching(why) as string });
    expect(graph.requests()).toEqual([]);
  });

  test('a text that the case does not have', async () => {
    expect(await send({}, sample(outcome, { writings: {} }))).toMatchObject({
      outcome: 'failed',
      retry: false,
    });
  });
});

describe('what may have been sent is unknown, names the mail to look for, and is not sent again', () => {
  test.each([
    ['a 500', { deliverThenStatus: 500 }, 1],
    ['a 502', { deliverThenStatus: 502 }, 1],
    ['a 503 that names no time', { deliverThenStatus: 503 }, 1],
    ['a 504', { deliverThenStatus: 504 }, 1],
    ['a 500 for a mail that did not go', { status: 500 }, 0],
    ['a login page with 200', { status: 200, body: {} }, 0],
    ['a cut connection after the mail', { deliverThenReset: true }, 1],
    ['a cut connection before it', { resetBefore: true }, 0],
  ] as [string, FaultAction, number][])('%s', async (_, fault, mails) => {
    const delivery = await sendThrough(fault);
    expect(delivery).toEqual({
      outcome: 'unknown',
      why: expect.stringContaining('for SS-7K3QXM-2c-20260611T131527') as string,
    });
    expect(graph.mails()).toHaveLength(mails);
    await vi.waitFor(() => expect(sends()).toBe(1));
  });

  test('an answer that comes too late', async () => {
    graph.faults.add({ match: { path: /sendMail/ }, do: { delayMs: 600 } });
    expect(await send({ timeoutMs: 200 })).toMatchObject({
      outcome: 'unknown',
      why: expect.stringContaining('for SS-7K3QXM-2c-20260611T131527') as string,
    });
    await vi.waitFor(() => expect(graph.mails()).toHaveLength(1));
  });
});

describe('the token', () => {
  test.each(['http://graph.microsoft.com', 'http://127.0.0.1.example', 'ftp://localhost'])(
    'never goes to %s',
    (graphUrl) => {
      expect(() => createGraphMailer({ credential, mailbox, graphUrl })).toThrow(RangeError);
    },
  );

  test('a mailbox that is no address is refused when the service starts', () => {
    expect(() => createGraphMailer({ credential, mailbox: 'x/../y', graphUrl: graph.url })).toThrow(
      RangeError,
    );
  });
});

async function closedPort(): Promise<string> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
