import { randomUUID } from 'node:crypto';
import type { Connector } from '../connector.ts';
import type { Activity, Conversation, Person, Team } from '../connector/world.ts';

/** An activity as Teams sends it to a bot: the envelope of this person in this conversation, and `parts`. */
export function buildActivity(
  connector: Connector,
  person: Person,
  conversation: Conversation,
  parts: Activity,
  at: Date,
): Activity {
  const { world } = connector;
  return {
    id: `f:${randomUUID()}`,
    timestamp: at.toISOString(),
    localTimestamp: at.toISOString(),
    localTimezone: 'Europe/London',
    channelId: 'msteams',
    serviceUrl: connector.url,
    locale: 'en-GB',
    from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
    recipient: world.bot,
    conversation: describeConversation(world.tenantId, conversation),
    channelData: describeChannel(world.tenantId, conversation),
    entities: [
      { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' },
    ],
    ...parts,
  };
}

/** The parts of a message that mentions the bot, as is needed in a channel. */
export function mentioning(bot: { id: string; name: string }, text: string): Activity {
  const at = `<at>${bot.name}</at>`;
  return {
    type: 'message',
    textFormat: 'plain',
    // Teams puts a hard space after a mention.
    text: `${at}\u00a0${text}`,
    attachments: [{ contentType: 'text/html', content: `<p><span>${bot.name}</span>&nbsp;${text}</p>` }],
    entities: [
      { type: 'mention', text: at, mentioned: { id: bot.id, name: bot.name } },
      { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' },
    ],
  };
}

function describeConversation(tenantId: string, { id, kind }: Conversation): Activity {
  if (kind === 'personal') return { id, conversationType: 'personal', tenantId };
  return { id, conversationType: 'channel', isGroup: true, tenantId };
}

function describeChannel(tenantId: string, { team, channelId }: Conversation): Activity {
  if (!team) return { tenant: { id: tenantId } };
  return {
    tenant: { id: tenantId },
    team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId },
    channel: { id: channelId },
    teamsTeamId: team.id,
    teamsChannelId: channelId,
  };
}

/** What the news that the app was added to a team says differently: the installer has no name there, and a channel was chosen. */
export function installing({ world }: Connector, person: Person, team: Team, channelId: string) {
  const channelData = {
    ...describeChannel(world.tenantId, { id: channelId, kind: 'thread', team, channelId, messages: [] }),
    settings: { selectedChannel: { id: channelId } },
  };
  return { from: { id: person.id, aadObjectId: person.aadObjectId }, channelData };
}
