import { personalChatOf } from './id-bindings.ts';
import type { Answer } from './http-exchange.ts';
import type { ForwarderContext } from './forwarder-context.ts';
import type { Activity } from './journal.ts';
import { postMessage } from './post-message.ts';

interface ConversationParameters {
  isGroup?: boolean;
  members?: { id?: string; aadObjectId?: string }[];
  channelData?: { channel?: { id?: string }; teamsChannelId?: string };
  activity?: Activity;
}

/** A new thread in a channel, or the personal chat with one person. */
export async function createConversation(
  context: ForwarderContext,
  parameters: ConversationParameters,
): Promise<Answer> {
  const channel = parameters.channelData?.channel?.id ?? parameters.channelData?.teamsChannelId;
  return channel === undefined
    ? openPersonalChat(context, parameters)
    : startThread(context, channel, parameters);
}

async function startThread(
  context: ForwarderContext,
  channel: string,
  { activity }: ConversationParameters,
): Promise<Answer> {
  if (!context.channels.some(({ id }) => id === channel)) return refuse(404, 'Channel not found.');
  if (!activity) return refuse(400, 'A thread starts with an activity.');
  const posted = await postMessage(context, { conversation: channel, startsThread: true }, activity);
  if (!posted.message) return { status: posted.status, body: posted.body };
  const { id, conversation } = posted.message;
  return { status: 201, body: { id: conversation, activityId: id, serviceUrl: context.connectorUrl } };
}

async function openPersonalChat(
  context: ForwarderContext,
  { members, activity }: ConversationParameters,
): Promise<Answer> {
  const wanted = members?.[0]?.aadObjectId ?? members?.[0]?.id?.replace(/^29:/, '');
  const person = context.state.directory.people.find(({ id, email }) => id === wanted || email === wanted);
  if (!person) return refuse(404, 'Nobody here has that id.');
  const conversation = personalChatOf(person.id);
  if (!activity) return { status: 201, body: { id: conversation, serviceUrl: context.connectorUrl } };
  const posted = await postMessage(context, { conversation, startsThread: false }, activity);
  if (!posted.message) return { status: posted.status, body: posted.body };
  const body = { id: conversation, activityId: posted.message.id, serviceUrl: context.connectorUrl };
  return { status: 201, body };
}

function refuse(status: number, message: string): Answer {
  return { status, body: { error: { code: 'BadArgument', message } } };
}
