import { ManagedIdentityCredential } from '@azure/identity';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGraphMailer } from '../../bot/mail/graph-mailer.ts';
import type { Notice } from '../../bot/ports/delivery.ts';
import type { Party } from '../../bot/protocol/case.ts';
import { startGraph, type Graph } from '../sandbox/graph.ts';
import { atManagers } from '../fixtures/outside-case.ts';

const mailbox = 'counterpart@partnership.example';
const notice: Notice = {
  kind: 'send-notice',
  key: 'notice:stage-opened:2:helen:9',
  stage: '2',
  reason: 'stage-opened',
  person: 'helen',
};

let graph: Graph;

beforeEach(async () => {
  graph = await startGraph({ mailboxes: [mailbox] });
  for (const [name, value] of Object.entries(graph.env())) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await graph.stop();
});

const notify = (changed: (party: Party) => Party = (party) => party, which = notice) => {
  const { world, case: kase, now } = atManagers();
  const credential = new ManagedIdentityCredential({ clientId: 'client-1' });
  const mailer = createGraphMailer({ credential, mailbox, graphUrl: graph.baseUrl, timeoutMs: 5_000 });
  return mailer.notify(which, { world, case: { ...kase, parties: kase.parties.map(changed) }, now });
};

const isHelen = ({ person }: Party): boolean => person === 'helen';

test('a notice goes to one person, from the service’s mailbox, and its answer to whoever records for them', async () => {
  const delivery = await notify();
  expect(delivery.outcome).toBe('delivered');
  const [mail, ...more] = graph.mails();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({
    from: mailbox,
    to: ['helen@oak-school.example'],
    subject: 'SS-7K3QXM – step "The line managers try to settle it": your answer is asked',
  });
  expect(mail?.headers['reply-to']).toContain('priya@oak-school.example');
  expect(mail?.headers['message-id']).toBe((delivery as { ids: Record<string, string> }).ids['mailId']);
});

test('a recorder whose address cannot be used does not keep the notice from going', async () => {
  const delivery = await notify((party) =>
    party.person === 'priya' ? { ...party, email: 'priya@x\r\nBcc: a@b.example' } : party,
  );
  expect(delivery.outcome).toBe('delivered');
  expect(graph.mails()[0]?.headers).not.toHaveProperty('reply-to');
  expect(graph.mails()[0]?.headers).not.toHaveProperty('bcc');
});

test('an address that cannot be used is refused, and named by its role', async () => {
  const delivery = await notify((party) => (isHelen(party) ? { ...party, email: 'not an address' } : party));
  expect(delivery).toMatchObject({ outcome: 'failed', retry: false });
  expect(JSON.stringify(delivery)).toContain('line or team manager, Oak School');
  expect(graph.requests()).toEqual([]);
});

test('a person who has no part in the case is not written to', async () => {
  const delivery = await notify(undefined, { ...notice, person: 'stranger' });
  expect(delivery).toMatchObject({ outcome: 'failed', retry: false });
  expect(graph.requests()).toEqual([]);
});

test.each([
  ['is tried again where the mailbox is too busy', { status: 429 }, { outcome: 'failed', retry: true }],
  ['may have gone where the answer is lost', { deliverThenReset: true }, { outcome: 'unknown' }],
  ['has failed where it is refused', { status: 403 }, { outcome: 'failed', retry: false }],
] as const)('a notice %s', async (_, fault, outcome) => {
  graph.faults.add({ match: { path: /sendMail/ }, do: fault });
  expect(await notify()).toMatchObject(outcome);
});
