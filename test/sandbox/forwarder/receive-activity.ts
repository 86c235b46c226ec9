import { BOT, PLAYGROUND_USER, TEAM, TENANT_ID } from '../playground/write-playground-config.ts';
import { teamsUserId } from '../load-directory.ts';
import { fitCards } from './fit-card.ts';
import { callJson, type Answer } from './http-exchange.ts';
import type { ForwarderContext } from './forwarder-context.ts';
import { readCommand } from './read-command.ts';

export interface PlaygroundActivity {
  type?: string;
  text?: string;
  conversation?: { id?: string; [property: string]: unknown };
  channelData?: { channel?: { id?: string }; [property: string]: unknown };
  [property: string]: unknown;
}

/** Takes an activity from the Playground to the bot: as the chosen person, and as Teams would have sent it. */
export async function receiveActivity(context: ForwarderContext, body: unknown): Promise<Answer> {
  const personId = context.state.person().id;
  const activity = context.ids.fromPlayground(body as PlaygroundActivity, personId);
  if (isForSandbox(context, activity)) return { status: 200 };
  const place = installedIn(activity);
  if (place === undefined) return sendToBot(context, asTeamsWould(context, activity));
  // To a team somebody adds the bot themselves, on the control page: no page of the Playground that is opened does.
  const isTeam = activity.conversation?.['conversationType'] === 'channel';
  if (isTeam || context.memory.wasInstalled(place)) return { status: 200 };
  const answer = await sendToBot(context, asTeamsWould(context, activity));
  if (answer.status < 300) context.memory.remember({ kind: 'installed', conversation: place });
  return answer;
}

/** The Playground asks now and then whether somebody listens; what a person types to the sandbox was answered there. */
function isForSandbox(context: ForwarderContext, activity: PlaygroundActivity): boolean {
  if (activity.type === undefined) return true;
  return activity.type === 'message' && readCommand(activity.text ?? '', context.state) !== undefined;
}

/**
 * Where the bot is told that it was installed; undefined when it is told something else. Teams tells it once, in two
 * activities; the Playground whenever a page is loaded.
 */
function installedIn(activity: PlaygroundActivity): string | undefined {
  const added = activity['membersAdded'] as { id?: string }[] | undefined;
  const isAdded = activity.type === 'conversationUpdate' && added?.some(({ id }) => id === BOT.id) === true;
  if (!isAdded && activity.type !== 'installationUpdate') return undefined;
  if (activity['action'] === 'remove') return undefined;
  return `${activity.type ?? ''} in ${activity.conversation?.id?.split(';')[0] ?? ''}`;
}

/** The same, as Teams would have sent it of the chosen person. */
export function asTeamsWould(context: ForwarderContext, activity: PlaygroundActivity): PlaygroundActivity {
  const person = context.state.person();
  const from = { id: teamsUserId(person), name: person.name, aadObjectId: person.id };
  const added = activity['membersAdded'] as { id?: string }[] | undefined;
  return {
    ...activity,
    ...(added && { membersAdded: added.map((one) => (one.id === PLAYGROUND_USER ? from : one)) }),
    from,
    serviceUrl: context.connectorUrl,
    timestamp: context.state.now().toISOString(),
    localTimestamp: context.state.now().toISOString(),
    locale: 'en-GB',
    localTimezone: 'Europe/London',
    conversation: { ...activity.conversation, tenantId: TENANT_ID },
    channelData: { ...activity.channelData, ...teamData(context, activity), tenant: { id: TENANT_ID } },
  };
}

function teamData(context: ForwarderContext, activity: PlaygroundActivity): Record<string, unknown> {
  if (activity.conversation?.['conversationType'] !== 'channel') return {};
  const id = activity.channelData?.channel?.id ?? activity.conversation.id?.split(';')[0] ?? TEAM.id;
  const name = context.channels.find((one) => one.id === id)?.name;
  const team = { id: TEAM.id, name: TEAM.name, aadGroupId: TEAM.aadGroupId };
  return { team, teamsTeamId: TEAM.id, channel: { id, name }, teamsChannelId: id };
}

async function sendToBot(context: ForwarderContext, activity: PlaygroundActivity): Promise<Answer> {
  try {
    return fitCards(await callJson('POST', context.botUrl, activity));
  } catch {
    return { status: 502, body: { error: { message: 'The bot cannot be reached.' } } };
  }
}
