import { ManagedIdentityCredential } from '@azure/identity';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGraphMailer } from '../../bot/mail/graph-mailer.ts';
import type { Delivery } from '../../bot/ports/delivery.ts';
import { type Played, play, writes } from '../fixtures/play-case.ts';
import { FILLED, OLIVE, formCase, formWorld } from '../fixtures/resolution-form.ts';
import { startGraph, type Graph } from '../sandbox/graph.ts';

const mailbox = 'counterpart@partnership.example';
const PRINTED = 'business.unit@sandwell.example';
const CONFIRMED = { confirmedAddresses: [PRINTED] };

let graph: Graph;
beforeEach(async () => {
  graph = await startGraph({ mailboxes: [mailbox] });
  for (const [name, value] of Object.entries(graph.env())) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await graph.stop();
});

/** A form that was written while the printed address was confirmed. */
const written = (): Played =>
  play(formCase(CONFIRMED, { ...OLIVE, email: PRINTED }), writes('helen', '2026-06-05 09:00', 'F2', FILLED));

function send(world: Played['world']): Promise<Delivery> {
  const credential = new ManagedIdentityCredential({ clientId: 'client-1' });
  const { case: kase, now } = written();
  return createGraphMailer({ credential, mailbox, graphUrl: graph.baseUrl }).send('F2', {
    world,
    case: kase,
    now,
  });
}

test('a form goes to a printed address that its owner has confirmed', async () => {
  expect(await send(formWorld(CONFIRMED))).toMatchObject({ outcome: 'delivered' });
  expect(graph.mails()[0]?.to).toEqual([PRINTED]);
});

test('nothing goes to a printed address whose confirmation was taken back in between', async () => {
  expect(await send(formWorld())).toEqual({
    outcome: 'failed',
    retry: false,
    why: 'the printed address of the Business Manager has not been confirmed by its owner',
  });
  expect(graph.mails()).toEqual([]);
});
