import { TEAM } from '../playground/write-playground-config.ts';
import type { ForwarderContext } from './forwarder-context.ts';
import type { Answer } from './http-exchange.ts';

/** Answers GET of the team and of its channels. Teams gives no name for the General channel, whose id is the team's. */
export function describeTeam(context: ForwarderContext, [, , id, what]: readonly string[]): Answer {
  if (id !== TEAM.id) {
    const message = 'The bot is not part of the conversation roster.';
    return { status: 403, body: { error: { code: 'BotNotInConversationRoster', message } } };
  }
  const channels = [
    { id: TEAM.id },
    ...context.channels.map(({ id: channel, name }) => ({ id: channel, name })),
  ];
  if (what === 'conversations') return { status: 200, body: { conversations: channels } };
  const counts = {
    channelCount: channels.length,
    memberCount: context.state.directory.people.length,
  };
  return { status: 200, body: { ...TEAM, ...counts } };
}
