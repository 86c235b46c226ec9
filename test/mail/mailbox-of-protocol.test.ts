import { ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createGraphMailer } from '../../bot/mail/graph-mailer.ts';
import { createTestMailer } from '../../bot/mail/test-mail.ts';
import type { OwnerSettings } from '../../bot/protocol/world.ts';
import { type Graph, startGraph } from '../sandbox/graph.ts';
import { context } from './sample-case.ts';

const SERVICE = 'counterpart@partnership.example';
const OWN = 'send-team@partnership.example';

let graph: Graph;
let credential: TokenCredential;
beforeEach(async () => {
  graph = await startGraph({ mailboxes: [SERVICE, OWN] });
  for (const [name, value] of Object.entries(graph.env())) vi.stubEnv(name, value);
  credential = new ManagedIdentityCredential({ clientId: 'client-1' });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await graph.stop();
});

function send(mailbox: string | undefined, settings?: OwnerSettings) {
  const one = context();
  const world = settings ? { ...one.world, settings } : one.world;
  return createGraphMailer({ credential, mailbox, graphUrl: graph.baseUrl }).send('2c', { ...one, world });
}

describe('the mailbox from which mails go', () => {
  test('is the one that is set up for the protocol', async () => {
    expect(await send(SERVICE, { mailbox: OWN })).toMatchObject({ outcome: 'delivered' });
    expect(graph.mails()[0]?.from).toBe(OWN);
  });

  test('is the service’s own where none is set up', async () => {
    await send(SERVICE);
    expect(graph.mails()[0]?.from).toBe(SERVICE);
  });

  test('is nobody’s: the mail fails, says what to do, and waits for the set-up', async () => {
    expect(await send(undefined)).toEqual({
      outcome: 'failed',
      retry: true,
      why: expect.stringMatching(/no mailbox is set up .*say "setup"/) as string,
    });
    expect(graph.requests()).toEqual([]);
  });
});

describe('a test mail', () => {
  const sendTest = (mailbox: string) =>
    createTestMailer({ credential, graphUrl: graph.baseUrl, timeoutMs: 5_000 })({
      mailbox,
      to: { name: 'Moira Kent', email: 'moira.kent@scsp-office.example' },
      code: 'amber 42',
      procedure: 'The SEND procedure',
      at: '2026-06-01T09:00:00.000Z',
    });

  test('goes from that mailbox to the person, with the words to type in both shapes', async () => {
    expect(await sendTest(OWN)).toMatchObject({ outcome: 'delivered' });
    const [mail] = graph.mails();
    expect(mail).toMatchObject({
      from: OWN,
      to: ['moira.kent@scsp-office.example'],
      subject: 'Counterpart: a test mail',
    });
    expect(mail?.body).toContain('amber 42');
    expect(mail?.text).toContain('amber 42');
  });

  test('says which right is missing where the service may not send from it', async () => {
    graph.faults.add({ match: { path: /sendMail/ }, do: { status: 403 } });
    expect(await sendTest(OWN)).toMatchObject({
      outcome: 'failed',
      why: expect.stringContaining('Application Mail.Send') as string,
    });
  });

  test('says that the mailbox does not exist', async () => {
    expect(await sendTest('nobody@partnership.example')).toMatchObject({
      outcome: 'failed',
      why: expect.stringContaining('does not exist') as string,
    });
  });
});
