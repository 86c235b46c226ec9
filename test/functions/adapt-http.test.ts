import { HttpRequest } from '@azure/functions';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Request as SdkRequest,
  type Response as SdkResponse,
  type TurnContext,
} from 'botbuilder';
import { expect, test, vi } from 'vitest';
import {
  adaptHttp,
  DEEPEST_ACTIVITY,
  LARGEST_ACTIVITY,
  type BotRequest,
  type BotResponse,
} from '../../functions/adapt-http.ts';

const activity = {
  type: 'message',
  id: '1',
  text: 'hello',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/',
  from: { id: '29:anna' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:1' },
};

function post(body: string, headers: Record<string, string> = {}, method = 'POST') {
  return new HttpRequest({
    method,
    url: 'http://localhost/api/messages',
    headers: { 'content-type': 'application/json', ...headers },
    body: { bytes: Buffer.from(body) },
  });
}

function onSdk(adapter: CloudAdapter, logic: (context: TurnContext) => Promise<void>) {
  // To be assignable without a cast is part of what is tested.
  return (request: BotRequest, response: BotResponse) => {
    const forSdk: { request: SdkRequest; response: SdkResponse } = { request, response };
    return adapter.process(forSdk.request, forSdk.response, logic);
  };
}

const open = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

test('an activity reaches the bot, and a message is answered with an empty 200', async () => {
  const heard: string[] = [];
  const logic = (context: TurnContext) => Promise.resolve(void heard.push(context.activity.text));
  const answer = await adaptHttp(post(JSON.stringify(activity)), onSdk(open, logic));
  expect(answer).toEqual({ status: 200, headers: {} });
  expect(heard).toEqual(['hello']);
});

test('what the bot answers an invoke with comes back as JSON', async () => {
  const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Höflich' };
  const logic = async (context: TurnContext) => {
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  };
  const invoke = { ...activity, type: 'invoke', name: 'adaptiveCard/action' };
  expect(await adaptHttp(post(JSON.stringify(invoke)), onSdk(open, logic))).toEqual({
    status: 200,
    headers: {},
    jsonBody: body,
  });
});

test('without a token, a bot with an id answers 401', async () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const closed = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: 'id', MicrosoftAppPassword: 'secret' }),
  );
  const logic = () => Promise.reject(new Error('not reached'));
  expect(await adaptHttp(post(JSON.stringify(activity)), onSdk(closed, logic))).toMatchObject({
    status: 401,
  });
  silent.mockRestore();
});

test('the words of an exception do not leave', async () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const broken = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  broken.onTurnError = (_context, error) => Promise.reject(error);
  const logic = () => Promise.reject(new Error('no case for Jamie Smith'));
  const answer = await adaptHttp(post(JSON.stringify(activity)), onSdk(broken, logic));
  expect(answer).toEqual({ status: 500, headers: {} });
  silent.mockRestore();
});

const nested = (levels: number): string => `{"value":${'['.repeat(levels)}${']'.repeat(levels)}}`;

test.each([
  ['not JSON', '{', 400],
  ['a nest of many levels', nested(100_000), 400],
  ['a nest of one level too many', nested(DEEPEST_ACTIVITY), 400],
  ['a nest that is never closed', `{"value":${'{"a":'.repeat(40_000)}`, 400],
  ['nothing but quotation marks', '"'.repeat(LARGEST_ACTIVITY - 1), 400],
  ['an empty body', '', 400],
  ['a list', '[]', 400],
  ['a body that is too big', JSON.stringify({ ...activity, text: 'ä'.repeat(LARGEST_ACTIVITY / 2) }), 413],
])('%s does not reach the adapter', async (_, body, status) => {
  const process = vi.fn();
  expect(await adaptHttp(post(body), process)).toEqual({ status });
  expect(process).not.toHaveBeenCalled();
});

test('brackets in a text are no levels', async () => {
  const process = vi.fn();
  await adaptHttp(post(JSON.stringify({ text: '\\"[{'.repeat(1_000) })), process);
  await adaptHttp(post(nested(DEEPEST_ACTIVITY - 1)), process);
  expect(process).toHaveBeenCalledTimes(2);
});

test('why somebody is turned away does not leave', async () => {
  const answer = await adaptHttp(post('{}'), (_, response) => {
    response.status(401);
    response.send('Unauthorized. Invalid AppId passed on token');
    return Promise.resolve();
  });
  expect(answer).toEqual({ status: 401, headers: {} });
});

test('a body that says it is too big is not read', async () => {
  const request = post('{}', { 'content-length': String(LARGEST_ACTIVITY + 1) });
  expect(await adaptHttp(request, vi.fn())).toEqual({ status: 413 });
  expect(request.bodyUsed).toBe(false);
});
