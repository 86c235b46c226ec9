import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildEchoApp } from './build-echo-app.ts';
import { startConnector, type Connector } from './connector.ts';
import { cardOf, mentionsOf, wordsOf } from './connector/read-message.ts';
import type { Person, Team } from './connector/world.ts';
import { startFunctionsHost, type FunctionsHost } from './functions-host/start-functions-host.ts';
import { teamsClient, type Seat } from './teams-client.ts';
import { view } from './teams-client/read-answer.ts';

let built: Awaited<ReturnType<typeof buildEchoApp>>;
let host: FunctionsHost;
let connector: Connector;
let anna: Seat;
let person: Person;
let team: Team;
let channelId: string;

beforeAll(async () => {
  built = await buildEchoApp(`import './test/sandbox/echo-bot.ts';`);
  host = await startFunctionsHost({ appDir: built.appDir });
});
afterAll(async () => {
  await host.kill();
  await built.remove();
});
beforeEach(async () => {
  connector = await startConnector({ now: () => host.now() });
  person = connector.addPerson('Anna Bryce');
  connector.addPerson('Ben Okoro');
  const made = connector.addTeam('Sandwell', { channels: ['Resolutions'] });
  team = made;
  channelId = made.channel('Resolutions').id;
  anna = teamsClient({ connector, hostUrl: () => host.url, now: () => host.now() })(person);
});
afterEach(() => connector.stop());

const lastWords = () => anna.said().at(-1)?.text;

describe('personal chat', () => {
  test('what the bot answers is there to read', async () => {
    expect(await anna.install()).toMatchObject({ status: 200 });
    expect(await anna.say('hello')).toMatchObject({ status: 200 });
    expect(anna.said().map(({ text }) => text.split(' at ')[0])).toEqual(['you said: hello']);
  });

  test('a card is filled in, pressed, and answered with another', async () => {
    await anna.say('card');
    const answered = await anna.press(anna.said().at(-1), 'Send', { Reason: 'No reply came' });
    expect(answered.status).toBe(200);
    expect(wordsOf(view(answered).card)).toEqual(['SS-7K3QXM: No reply came']);
    await expect(anna.press(answered, 'Send')).rejects.toThrow('There is no button "Send"');
  });

  test('text with a card becomes two messages, and a message of 100 KB is refused', async () => {
    await anna.say('both');
    expect(anna.said().map((message) => [message.text, cardOf(message) !== undefined])).toEqual([
      ['both', false],
      ['', true],
    ]);
    await anna.say('huge');
    expect(lastWords()).toContain('failed: 413');
  });

  test('members are found by either of their ids', async () => {
    await anna.say('who');
    expect(JSON.parse(lastWords() ?? '')).toMatchObject({
      members: ['Anna Bryce'],
      me: 'anna.bryce@partnership.example',
    });
  });
});

describe('channel', () => {
  test('the bot opens a thread and replies in it', async () => {
    await anna.say(`thread ${channelId}`);
    const [thread] = connector.threads();
    expect(thread).toMatchObject({ channelId, teamId: team.id });
    expect(thread?.conversationId).toBe(`${channelId};messageid=${thread?.root.id ?? ''}`);
    expect(thread?.messages.map((message) => message.text)).toEqual(['', 'the first reply']);
    expect(lastWords()).toBe(`opened ${thread?.conversationId ?? ''}`);
    const form = thread && (await anna.press(thread.root, 'send', { reason: 'late' }));
    expect(form?.card).toBeDefined();
  });

  test('a person who mentions the bot is answered in the thread', async () => {
    await anna.post(channelId, 'who');
    const thread = await connector.waitFor(() => connector.threads()[0]);
    expect(mentionsOf(thread.root)).toEqual([connector.world.bot]);
    expect(JSON.parse(thread.messages[1]?.text ?? '')).toEqual({
      members: ['Anna Bryce', 'Ben Okoro'],
      me: 'anna.bryce@partnership.example',
      channels: [{ id: team.id }, { id: channelId, name: 'Resolutions' }],
      team: 'Sandwell',
    });
    await anna.reply(thread, 'hello');
    expect(connector.messages(thread.conversationId)).toHaveLength(4);
  });

  test('a message is changed, then deleted, and its versions are kept', async () => {
    await anna.say('hello');
    const [message] = anna.said();
    await anna.say(`update ${message?.id ?? ''}`);
    expect(anna.said()[0]?.text).toBe('changed');
    expect(message?.versions.map(({ activity }) => String(activity['text']).split(' at ')[0])).toEqual([
      'you said: hello',
      'changed',
    ]);
    await anna.say(`delete ${message?.id ?? ''}`);
    expect(anna.said()).toEqual([]);
    await anna.say('update 1');
    expect(lastWords()).toContain('failed: 404');
  });

  test('where the app is not installed, the bot is not in the roster', async () => {
    connector.uninstall(team.id);
    await anna.say(`thread ${channelId}`);
    expect(lastWords()).toContain('failed: 403');
    expect(connector.threads()).toEqual([]);
    expect(connector.requests().at(-2)).toMatchObject({ status: 403 });
  });
});

describe('who is there', () => {
  test('whoever has left the team is no member of its channel, and keeps the own chat', async () => {
    connector.leave(person, team);
    await anna.post(channelId, 'who');
    const thread = await connector.waitFor(() => connector.threads()[0]);
    expect(thread.messages.at(-1)?.text).toContain('failed: 404');
    const asked = connector.requests().find(({ path }) => path.includes(person.aadObjectId));
    expect(asked).toMatchObject({ method: 'GET', status: 404 });
    await anna.say('who');
    expect(lastWords()).toContain('anna.bryce@');
    connector.join(person, team);
    await anna.reply(thread, 'who');
    expect(connector.messages(thread.conversationId).at(-1)?.text).toContain('anna.bryce@');
  });

  test('one channel can be closed to the app while the others are open', async () => {
    connector.uninstall(channelId);
    await anna.say(`thread ${channelId}`);
    expect(lastWords()).toContain('failed: 403');
    await anna.say(`thread ${team.id}`);
    expect(lastWords()).toContain('opened');
  });

  test('whoever adds the app to the team is named by the id of Entra, and has chosen a channel', async () => {
    connector.uninstall(team.id);
    await anna.addBotTo(team, { id: channelId });
    const told = connector.messages().at(-1);
    expect(told?.text).toBe(`in Sandwell by ${person.aadObjectId}, called undefined, at ${channelId}`);
    expect(connector.threads()[0]).toMatchObject({ channelId });
    await anna.addBotTo(team);
    expect(connector.messages().at(-1)?.text).toContain(`at ${team.id}`);
  });
});

describe('faults', () => {
  test('the SDK tries again after a 502, and posts twice what was delivered', async () => {
    connector.faults.add({ match: { path: /activities/, times: 1 }, do: { deliverThenStatus: 502 } });
    await anna.say('hello');
    expect(anna.said()).toHaveLength(2);
  });

  test('a refusal is given as it was asked for, as often as it was', async () => {
    const body = { error: { code: 'ConversationNotFound', message: 'gone' } };
    connector.faults.add({
      match: { method: 'post', path: /activities/, times: 1 },
      do: { status: 404, body },
    });
    await anna.say('hello');
    expect(anna.said().map(({ text }) => text)).toEqual(['failed: 404 gone']);
  });

  test('an answer can be slow', async () => {
    connector.faults.add({ match: { times: 1 }, do: { delayMs: 300 } });
    const before = Date.now();
    await anna.say('hello');
    expect(Date.now() - before).toBeGreaterThanOrEqual(290);
    expect(anna.said()).toHaveLength(1);
  });

  test('a redelivery is the same message for people', async () => {
    await anna.say('hello', { activityId: '17' });
    await anna.say('hello', { activityId: '17' });
    expect(connector.messages().filter(({ byBot }) => !byBot)).toHaveLength(1);
    expect(anna.said()).toHaveLength(2);
  });
});

test('waiting in vain says what was there', async () => {
  await anna.say('hello');
  const waiting = connector.waitFor(() => connector.threads()[0], 50);
  await expect(waiting).rejects.toThrow(/within 50 ms.*Counterpart in a:.*you said: hello/s);
});

test('the clock of the app is the clock of its answers', async () => {
  await host.setClock({ at: '2026-04-09T16:00:00Z', frozen: true });
  await anna.say('hello');
  expect(lastWords()).toBe('you said: hello at 2026-04-09T16:00:00.000Z');
  await host.setClock('real');
});
