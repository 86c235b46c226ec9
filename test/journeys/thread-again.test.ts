import { afterAll, beforeAll, expect, test } from 'vitest';
import { mentionsOf } from '../sandbox/connector/read-message.ts';
import { noticesTo } from './outside.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { fillIn, raise } from './raise.ts';
import { emailOf } from './seeded.ts';
import { answerOf, buttonsOn, missing, refIn, stageCard } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

test('a case of whose thread nobody knows whether it is there is not lost: a party looks, and opens it again', async () => {
  const priya = here.seat('Priya Shah');
  here.connector.faults.add({
    match: { method: 'POST', path: /^\/v3\/conversations$/ },
    do: { status: 503 },
  });
  const sent = await raise(priya, 'sandwell-send');
  const ref = refIn(sent);
  expect(answerOf(sent)).toContain('we do not know whether its thread in the channel was opened');
  expect(here.connector.threads()).toEqual([]);

  here.connector.faults.clear();
  await priya.say(`case ${ref}`);
  await fillIn(priya, priya.said().at(-1), 'Open the thread again');
  const thread = here.connector.threads().at(-1) ?? missing();
  expect(here.connector.threads()).toHaveLength(1);
  expect(mentionsOf(thread.messages.at(-1) ?? missing()).map(({ name }) => name)).toContain('Tom Baker');

  const tom = here.seat('Tom Baker');
  await fillIn(tom, await stageCard(here, ref), 'I have reviewed the file');
  expect(buttonsOn(await stageCard(here, ref))).not.toContain('Open the thread again');
  expect((await here.stored(ref)).receipts['thread']?.outcome).toBe('delivered');
});

test('where the app was not yet in the team, the thread opens by itself once it is', async () => {
  const marcus = here.seat('Marcus Lowe');
  const denied = { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } };
  here.connector.faults.add({ match: { method: 'POST', path: /^\/v3\/conversations$/ }, do: denied });
  const sent = await raise(marcus, 'sandwell-send');
  const before = here.connector.threads().length;
  expect(answerOf(sent)).toContain('is not open yet; we go on trying');
  for (let sweep = 0; sweep < 25; sweep += 1) await here.host.runTimer('deliver');
  await here.timeBecomes('2026-06-10T09:00:00+01:00');
  await here.timeBecomes('2026-06-12T09:00:00+01:00');
  here.connector.faults.clear();
  await here.host.runTimer('deliver');
  const thread = here.connector.threads().at(-1) ?? missing();
  expect(here.connector.threads()).toHaveLength(before + 1);
  // Nobody had to wait for it: who was to be called there was e-mailed, once for each call.
  const told = noticesTo(here, emailOf('Tom Baker')).filter(({ subject }) => subject.startsWith(refIn(sent)));
  expect(told.filter(({ subject }) => subject.endsWith(': your answer is asked'))).toHaveLength(1);
  expect(told.filter(({ subject }) => subject.includes(': reminder'))).toHaveLength(2);
  expect(buttonsOn(thread.messages[1] ?? missing())).toContain('I have reviewed the file');
  expect(thread.messages.flatMap(mentionsOf)).toEqual([]);
});

test('a thread that is there is not opened twice', async () => {
  const marcus = here.seat('Marcus Lowe');
  const ref = refIn(await raise(marcus, 'sandwell-send'));
  const before = here.connector.threads().length;
  await marcus.say(`case ${ref}`);
  const own = marcus.said().at(-1) ?? missing();
  expect(buttonsOn(own)).not.toContain('Open the thread again');
  const data = { ref, revision: 1, surface: 'personal', stage: '1', form: 'reopen-thread' };
  const button = { type: 'Action.Execute', title: 'Again', verb: 'form.submit', data };
  const card = { type: 'AdaptiveCard', body: [], actions: [button] };
  const forged = { status: 200, body: {}, card, conversationId: own.conversationId, messageId: own.id };
  expect(answerOf(await marcus.press(forged, 'Again'))).toMatch(/out of date|cannot be done/);
  expect(here.connector.threads()).toHaveLength(before);
});
