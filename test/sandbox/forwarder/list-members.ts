import { TENANT_ID } from '../playground/write-playground-config.ts';
import { teamsUserId, type Person } from '../load-directory.ts';
import type { Answer } from './http-exchange.ts';
import { ownerOfChat } from './id-bindings.ts';
import type { ForwarderContext } from './forwarder-context.ts';

/** Who is in a conversation; undefined when the path asks for something else. */
export function listMembers(context: ForwarderContext, segments: readonly string[]): Answer | undefined {
  const [, , conversation = '', kind, id] = segments;
  const owner = ownerOfChat(conversation);
  const { people } = context.state.directory;
  const members = owner === undefined ? people : people.filter((one) => one.id === owner);
  if (kind === 'pagedmembers') return { status: 200, body: { members: members.map(toAccount) } };
  if (kind === 'activities' && segments[5] === 'members')
    return { status: 200, body: members.map(toAccount) };
  if (kind !== 'members') return undefined;
  if (id === undefined) return { status: 200, body: members.map(toAccount) };
  const member = members.find((one) => [one.id, teamsUserId(one), one.email].includes(id));
  if (member) return { status: 200, body: toAccount(member) };
  const message = 'The member is not in the conversation.';
  return { status: 404, body: { error: { code: 'MemberNotFoundInConversation', message } } };
}

function toAccount(person: Person): Record<string, string> {
  const [givenName = person.name, ...rest] = person.name.split(' ');
  return {
    id: teamsUserId(person),
    name: person.name,
    givenName,
    surname: rest.join(' '),
    aadObjectId: person.id,
    objectId: person.id,
    email: person.email,
    userPrincipalName: person.email,
    tenantId: TENANT_ID,
    userRole: 'user',
  };
}
