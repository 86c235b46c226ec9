import type { IncomingMessage, ServerResponse } from 'node:http';
import { callJson, readJson, sendJson, type Answer } from './http-exchange.ts';
import { createConversation } from './create-conversation.ts';
import { describeTeam } from './describe-team.ts';
import type { ForwarderContext } from './forwarder-context.ts';
import { ownerOfChat } from './id-bindings.ts';
import type { Activity } from './journal.ts';
import { listMembers } from './list-members.ts';
import { postMessage, splitActivity } from './post-message.ts';
import { showFiles } from './show-files.ts';

/** The bot's way out: Teams' connector service, version 3, in front of the Playground's. */
export async function serveConnector(
  context: ForwarderContext,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const segments = path.split('?')[0]?.split('/').filter(Boolean).map(decodeURIComponent) ?? [];
  const body = request.method === 'GET' ? undefined : await readJson(request);
  sendJson(response, await answer(context, request.method ?? 'GET', segments, body, path));
}

async function answer(
  context: ForwarderContext,
  method: string,
  segments: string[],
  body: Record<string, unknown> | undefined,
  path: string,
): Promise<Answer> {
  const [, area, conversation, kind, id] = segments;
  if (area === 'conversations' && method === 'POST' && conversation === undefined)
    return createConversation(context, body ?? {});
  if (area === 'conversations' && conversation !== undefined) {
    if (method === 'GET') return listMembers(context, segments) ?? passOn(context, method, path);
    if (!exists(context, conversation)) return notFound('Conversation not found.');
    if (kind === 'activities' && method === 'POST') return send(context, conversation, body as Activity);
    if (kind === 'activities' && method === 'PUT') return update(context, id ?? '', body as Activity);
    if (kind === 'activities' && method === 'DELETE') return takeAway(context, id ?? '');
  }
  if (area === 'teams' && method === 'GET') return describeTeam(context, segments);
  return passOn(context, method, path, body);
}

function exists(context: ForwarderContext, conversation: string): boolean {
  if (ownerOfChat(conversation) !== undefined || context.memory.isThread(conversation)) return true;
  return context.channels.some(({ id }) => id === conversation);
}

function isChannel(context: ForwarderContext, conversation: string): boolean {
  return context.channels.some(({ id }) => id === conversation);
}

async function send(context: ForwarderContext, conversation: string, activity: Activity): Promise<Answer> {
  if (activity.type === 'typing') context.feed.typing(conversation);
  if (activity.type !== 'message') return { status: 202 };
  const parts = splitActivity(activity);
  const place = { conversation, startsThread: isChannel(context, conversation) };
  let last: Answer = { status: 400, body: { error: { code: 'BadSyntax', message: 'Nothing to send.' } } };
  for (const part of parts) {
    const { status, body } = await postMessage(context, place, part);
    last = { status, body };
    if (status >= 300) return last;
  }
  // Teams gives no id for what it had to split.
  return parts.length > 1 ? { status: 202, body: {} } : last;
}

async function update(context: ForwarderContext, id: string, activity: Activity): Promise<Answer> {
  const message = context.memory.find(id);
  if (!message || message.by !== 'bot') return notFound('Message not found.');
  const channel = context.ids.toPlayground(message.conversation).split(';')[0] ?? '';
  const there = `${encodeURIComponent(channel)}/activities/${encodeURIComponent(context.ids.toPlayground(id))}`;
  const url = `${context.playgroundUrl}/_connector/v3/conversations/${there}`;
  const answered = await callJson('PUT', url, {
    ...context.ids.toPlayground(showFiles(activity)),
    type: 'message',
  });
  if (answered.status >= 300) return answered;
  context.memory.remember({ kind: 'updated', id, at: context.state.now().toISOString(), activity });
  context.privateViews.delete(id);
  context.feed.updated({ ...message, content: activity });
  return { status: 200, body: { id } };
}

/** A page of the Playground cannot take a message away: it says in its place that it was. */
function takeAway(context: ForwarderContext, id: string): Promise<Answer> | Answer {
  return update(context, id, {
    type: 'message',
    text: '(This message was taken away.)',
    textFormat: 'plain',
  });
}

async function passOn(
  context: ForwarderContext,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  return callJson(method, `${context.playgroundUrl}/_connector${path}`, body);
}

function notFound(message: string): Answer {
  return { status: 404, body: { error: { code: 'ConversationNotFound', message } } };
}
