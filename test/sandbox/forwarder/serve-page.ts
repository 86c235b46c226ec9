import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SandboxClock } from '../move-clock.ts';
import { callJson, passOn, readJson, sendJson } from './http-exchange.ts';
import { threadId } from './chat-memory.ts';
import type { ForwarderContext } from './forwarder-context.ts';
import { personalChatOf } from './id-bindings.ts';
import { obeyCommand } from './obey-command.ts';
import { postMessage } from './post-message.ts';
import { readCommand } from './read-command.ts';
import { acceptWebSocket } from './websocket.ts';
import { PLAYGROUND_CHAT } from '../playground/write-playground-config.ts';

const CHAT_STREAM = '/_ws_conversation/v1/conversations/stream';
const MESSAGES = /^\/_conversation\/v1\/conversations\/([^/]+)\/messages$/;
const INSTALLATION = /^\/_debug\/conversation\/([^/]+)\/installation$/;

/** The page would fetch its fonts from the internet. It works as well without, and nothing leaves this machine. */
const PAGE_POLICY =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self' ws://127.0.0.1:* ws://localhost:*";

interface SaidBody {
  text?: string;
  textFormat?: string;
}

interface SaidAnswer {
  status: number;
  body?: { messageId?: string; postConversationId?: string };
}

/** What a page of the Playground asks of its server, with the ids that outlive the server. */
export async function servePage(
  context: ForwarderContext,
  clock: SandboxClock,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '/';
  const conversation = MESSAGES.exec(path)?.[1];
  if (request.method !== 'POST') {
    passOn(request, response, context.playgroundUrl + path, { 'content-security-policy': PAGE_POLICY });
  } else if (conversation !== undefined) {
    await say(context, clock, decodeURIComponent(conversation), request, response);
  } else if (path === '/_conversation/v1/invoke' || path === '/_conversation/v1/submit') {
    await click(context, path, request, response);
  } else if (INSTALLATION.test(path)) {
    context.feed.pageIsReady();
    passOn(request, response, context.playgroundUrl + path);
  } else {
    passOn(request, response, context.playgroundUrl + path);
  }
}

/** A person's message: kept, and, when it is for the sandbox itself, answered here. */
async function say(
  context: ForwarderContext,
  clock: SandboxClock,
  shownIn: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = (await readJson(request)) as SaidBody;
  const there = encodeURIComponent(context.ids.toPlayground(shownIn));
  const url = `${context.playgroundUrl}/_conversation/v1/conversations/${there}/messages`;
  const person = context.state.person();
  const at = context.state.now().toISOString();
  const command = readCommand(body.text ?? '', context.state);
  const answer = (await callJson('POST', url, context.ids.toPlayground(body))) as SaidAnswer;
  const { messageId: id, postConversationId } = answer.body ?? {};
  if (id === undefined) {
    sendJson(response, answer);
    return;
  }
  const startsThread = postConversationId !== undefined;
  const conversation = shownIn === PLAYGROUND_CHAT ? personalChatOf(person.id) : shownIn;
  const { text = '', textFormat = 'plain' } = body;
  const said = { id, conversation, startsThread, at, by: person.id, text, textFormat };
  context.memory.remember({ kind: 'said', ...said });
  const message = context.memory.find(id);
  if (message) context.feed.saidOnPage(message);
  sendJson(response, { status: answer.status, body: { ...answer.body, timestamp: Date.parse(at) } });
  if (!command) return;
  const answered = await obeyCommand(command, context.state, clock);
  // In the personal chat the feed tells of every change of person by itself.
  if (command.kind === 'as' && shownIn === PLAYGROUND_CHAT) return;
  const place = { conversation: startsThread ? threadId(shownIn, id) : conversation, startsThread: false };
  await postMessage(context, place, { type: 'message', text: answered, textFormat: 'markdown' });
}

/** A press of a card's button. The card in the answer is for the one who pressed it, on the page that they see. */
async function click(
  context: ForwarderContext,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readJson(request);
  const answer = await callJson('POST', context.playgroundUrl + path, context.ids.toPlayground(body));
  const message = context.memory.find(typeof body['replyToId'] === 'string' ? body['replyToId'] : '');
  if (message && answer.status < 300) context.privateViews.set(message.id, message);
  sendJson(response, answer);
}

/** The page's two streams: that of the chats is answered here, that of its log panel by the Playground. */
export function upgradePage(
  context: ForwarderContext,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  if (request.url === CHAT_STREAM) {
    context.feed.connect(acceptWebSocket(request, socket));
    return;
  }
  const { hostname, port } = new URL(context.playgroundUrl);
  const onward = connect(Number(port), hostname, () => {
    const headers = request.rawHeaders.flatMap((name, index, all) =>
      index % 2 === 0 ? [`${name}: ${all[index + 1] ?? ''}`] : [],
    );
    onward.write([`GET ${request.url ?? '/'} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  onward.on('error', () => socket.destroy());
  socket.on('error', () => onward.destroy());
}
