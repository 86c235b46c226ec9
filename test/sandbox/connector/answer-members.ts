import type { Reply, ServiceRequest } from '../http-service.ts';
import type { Conversation, Person, World } from './world.ts';

/** Answers GET members, members/{id} and pagedmembers of a conversation. */
export function answerMembers(world: World, conversation: Conversation, request: ServiceRequest): Reply {
  const [, , , what, wanted] = request.segments;
  const people = conversation.person ? [conversation.person] : (conversation.team?.members ?? []);
  const members = people.map((person) => toAccount(person, world.tenantId));
  if (wanted !== undefined) {
    const found = members.find(({ id, aadObjectId, email }) => [id, aadObjectId, email].includes(wanted));
    if (found) return { status: 200, body: found };
    const error = { code: 'MemberNotFoundInConversation', message: 'Member not found in conversation.' };
    return { status: 404, body: { error } };
  }
  if (what === 'members') return { status: 200, body: members };
  const from = Number(request.query.get('continuationToken') ?? 0);
  const size = Math.max(1, Number(request.query.get('pageSize') ?? 200));
  const more = from + size < members.length ? { continuationToken: String(from + size) } : {};
  return { status: 200, body: { members: members.slice(from, from + size), ...more } };
}

/** Answers GET of a team and of its channels. */
export function answerTeam(world: World, id: string, what: string | undefined): Reply {
  const team = world.teams.find((one) => one.id === id);
  if (!team || world.uninstalled.has(id)) {
    const error = {
      code: 'BotNotInConversationRoster',
      message: 'The bot is not part of the conversation roster.',
    };
    return { status: 403, body: { error } };
  }
  // Teams gives no name for the General channel, whose id is the team's.
  const channels = team.channels.map((channel) => (channel.id === id ? { id } : { ...channel }));
  if (what === 'conversations') return { status: 200, body: { conversations: channels } };
  const counts = { channelCount: channels.length, memberCount: team.members.length };
  return { status: 200, body: { id, name: team.name, aadGroupId: team.aadGroupId, ...counts } };
}

function toAccount({ id, name, aadObjectId, email }: Person, tenantId: string) {
  const [givenName = name, ...rest] = name.split(' ');
  return {
    id,
    name,
    aadObjectId,
    objectId: aadObjectId,
    givenName,
    surname: rest.join(' '),
    email,
    userPrincipalName: email,
    tenantId,
    userRole: 'user',
  };
}
