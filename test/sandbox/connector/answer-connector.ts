import type { Reply, ServiceRequest } from '../http-service.ts';
import { answerMembers, answerTeam } from './answer-members.ts';
import {
  addMessage,
  changeMessage,
  deleteMessage,
  isInstalled,
  openThread,
  personalChat,
  type Activity,
  type Conversation,
  type World,
} from './world.ts';

/** Bytes of one activity. */
const LARGEST_MESSAGE = 100 * 1024;

/** Answers what the bot asks of the connector service, as Teams does. */
export function answerConnector(world: World, request: ServiceRequest): Reply {
  const [version, kind, id, what, part, ...rest] = request.segments;
  const { method } = request;
  if (version !== 'v3' || rest.length > 0) return unknownPath(request);
  if (request.size > LARGEST_MESSAGE) return botError(413, 'MessageSizeTooBig', 'Message size too large.');
  if (kind === 'teams' && method === 'GET' && id !== undefined) return answerTeam(world, id, what);
  if (kind !== 'conversations') return unknownPath(request);
  if (id === undefined) return method === 'POST' ? createConversation(world, request) : unknownPath(request);

  const conversation = findConversation(world, id, method === 'POST' && what === 'activities');
  if (!conversation || !isInstalled(world, conversation)) return notInRoster();
  if (what === 'members' || what === 'pagedmembers') return answerMembers(world, conversation, request);
  if (what !== 'activities') return unknownPath(request);
  if (method === 'POST') return post(world, conversation, request.body as Activity);
  return change(world, conversation, request, part ?? '');
}

/** An error in the shape of the Bot Framework's services. */
export function botError(status: number, code: string, message: string): Reply {
  return { status, body: { error: { code, message } } };
}

function createConversation(world: World, { body, headers }: ServiceRequest): Reply {
  const { channelData, members, activity } = (body ?? {}) as {
    channelData?: { channel?: { id?: string } };
    members?: { id?: string }[];
    activity?: Activity;
  };
  const serviceUrl = `http://${headers['host'] ?? ''}/`;
  const channelId = channelData?.channel?.id;
  if (channelId !== undefined) {
    if (!activity)
      return botError(400, 'BadSyntax', 'Incorrect conversation creation parameters: no activity');
    const conversation = findConversation(world, channelId, true);
    if (!conversation || !isInstalled(world, conversation)) return notInRoster();
    const posted = post(world, conversation, activity);
    const activityId = conversation.messages[0]?.id;
    return { ...posted, body: { id: conversation.id, activityId, serviceUrl } };
  }
  const wanted = members?.[0]?.id;
  const person = world.people.find((one) => one.id === wanted || one.aadObjectId === wanted);
  if (!person)
    return botError(400, 'BadSyntax', 'Incorrect conversation creation parameters: no such member');
  const chat = personalChat(world, person);
  if (!isInstalled(world, chat)) return notInRoster();
  if (activity) post(world, chat, activity);
  return { status: 201, body: { id: chat.id, activityId: chat.messages.at(-1)?.id, serviceUrl } };
}

/** A channel's own id stands for a thread that is still to be opened. */
function findConversation(world: World, id: string, mayOpen: boolean): Conversation | undefined {
  const known = world.conversations.get(id);
  if (known) return known;
  if (mayOpen) return openThread(world, id)?.thread;
  const team = world.teams.find((one) => one.id === id || one.channels.some((channel) => channel.id === id));
  return team && { id, kind: 'thread', team, channelId: id, messages: [] };
}

function post(world: World, conversation: Conversation, activity: Activity): Reply {
  const isMessage = activity['type'] === 'message' || activity['type'] === undefined;
  if (!isMessage) return { status: 201, body: { id: world.nextId() } };
  const isRoot = conversation.kind === 'thread' && conversation.messages.length === 0;
  const rootId = isRoot ? conversation.id.split(';messageid=')[1] : undefined;
  const withId = rootId === undefined ? {} : { id: rootId };
  const attachments = (activity['attachments'] ?? []) as unknown[];
  if (!activity['text'] || attachments.length === 0) {
    const { id } = addMessage(world, conversation, { ...withId, from: world.bot, activity });
    return { status: 201, body: { id } };
  }
  // Teams makes two messages of text with an attachment, and then gives the id of neither.
  addMessage(world, conversation, { ...withId, from: world.bot, activity: { ...activity, attachments: [] } });
  addMessage(world, conversation, { from: world.bot, activity: { ...activity, text: '' } });
  return { status: 201, body: {} };
}

function change(world: World, conversation: Conversation, request: ServiceRequest, id: string): Reply {
  const message = conversation.messages.find((one) => one.id === id && !one.deleted);
  if (!message) return botError(404, 'ActivityNotFoundInConversation', 'The activity was not found.');
  if (!message.byBot) return botError(403, 'BadArgument', 'The bot did not write this message.');
  if (request.method === 'PUT') changeMessage(world, message, request.body as Activity);
  else if (request.method === 'DELETE') deleteMessage(world, message);
  else return unknownPath(request);
  return { status: 200, body: { id } };
}

function notInRoster(): Reply {
  return botError(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
}

function unknownPath({ method, path }: ServiceRequest): Reply {
  return botError(405, 'ServiceError', `The sandbox has no ${method} ${path}.`);
}
