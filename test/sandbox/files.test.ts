import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildEchoApp } from './build-echo-app.ts';
import { startConnector, type Connector } from './connector.ts';
import { startFunctionsHost, type FunctionsHost } from './functions-host/start-functions-host.ts';
import { teamsClient, type Seat } from './teams-client.ts';

let built: Awaited<ReturnType<typeof buildEchoApp>>;
let host: FunctionsHost;
let connector: Connector;
let anna: Seat;

beforeAll(async () => {
  built = await buildEchoApp(`import './test/sandbox/echo-bot.ts';`);
  host = await startFunctionsHost({ appDir: built.appDir });
});
afterAll(async () => {
  await host.kill();
  await built.remove();
});
beforeEach(async () => {
  connector = await startConnector();
  anna = teamsClient({ connector, hostUrl: host.url })(connector.addPerson('Anna Bryce'));
});
afterEach(() => connector.stop());

const lastMessage = () => anna.said().at(-1);

describe('a file that is dropped into the chat', () => {
  test('is fetched by the bot, byte for byte', async () => {
    await anna.dropFile('who.csv', 'name\nZoë');
    expect(lastMessage()?.text).toBe('who.csv: name\nZoë');
    expect(connector.files.requests().map(({ method, status }) => [method, status])).toEqual([['GET', 200]]);
  });

  test('is nowhere else, and can be out of reach', async () => {
    const { status } = await fetch(`${connector.files.url}/files/${crypto.randomUUID()}/who.csv`);
    expect(status).toBe(404);
    connector.files.faults.add({ match: { method: 'GET' }, do: { status: 503 } });
    await anna.dropFile('who.csv', 'name');
    expect(lastMessage()?.text).toBe('who.csv: 503');
  });
});

describe('a file that the bot offers', () => {
  test('comes when it is accepted, and not before', async () => {
    await anna.say('offer');
    const taken = await anna.answerOffer(lastMessage(), 'accept');
    expect(taken.status).toBe(200);
    expect(taken.file?.name).toBe('who.csv');
    expect(taken.file?.bytes.toString()).toBe('name\nAnna Bryce');
    expect(lastMessage()?.text).toBe('accept who.csv 201');
  });

  test('does not come when it is declined', async () => {
    await anna.say('offer');
    expect(await anna.answerOffer(lastMessage(), 'decline')).not.toHaveProperty('file');
    expect(lastMessage()?.text).toBe('decline');
    expect(connector.files.requests()).toEqual([]);
    await expect(anna.answerOffer(lastMessage(), 'accept')).rejects.toThrow(
      'offers no file, only: "decline"',
    );
  });

  test('is taken only in the piece that was announced', async () => {
    const { uploadUrl, uniqueId } = connector.files.openUpload('who.csv');
    const put = (range: string) =>
      fetch(uploadUrl, { method: 'PUT', body: 'abc', headers: { 'content-range': range } });
    expect((await put('bytes 0-3/3')).status).toBe(400);
    expect(connector.files.uploaded(uniqueId)).toBeUndefined();
    expect((await put('bytes 0-2/3')).status).toBe(201);
    expect(connector.files.uploaded(uniqueId)?.bytes.toString()).toBe('abc');
  });
});
