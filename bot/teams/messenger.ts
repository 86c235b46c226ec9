import {
  type Activity,
  CardFactory,
  type CloudAdapter,
  type ConversationParameters,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { renderRoot } from '../../cards/root-card.ts';
import { renderStage } from '../../cards/stage-card.ts';
import type { MentionText } from '../../cards/mention.ts';
import { threadText } from '../../cards/thread-text.ts';
import type { Delivery, DeliveryContext, Messenger } from '../ports/delivery.ts';
import type { Channel, People } from '../ports/people.ts';
import { type Effect, isRepeatable } from '../protocol/effect.ts';
import { entryOf } from '../protocol/entry-of.ts';
import { type KnownMembers, type Reached, findMissing } from './find-missing.ts';
import { type AskForPage, MOST_MEMBERS } from './list-members.ts';
import { type Pacer, createPacer } from './pace.ts';
import { isNoMember, readConnectorFault } from './read-connector-fault.ts';

const DONE: Delivery = { outcome: 'delivered', ids: {} };
const withCard = (card: AdaptiveCard): Partial<Activity> => ({
  type: 'message',
  attachments: [CardFactory.adaptiveCard(card)],
});

/** The text and the entities agree to the letter, or Teams mentions nobody. */
const withMentions = ({ text, mentions }: Reached): Partial<Activity> => ({
  type: 'message',
  text,
  entities: mentions.map(({ teamsId, name }) => ({
    type: 'mention',
    text: `<at>${name}</at>`,
    mentioned: { id: teamsId, name },
  })),
});

interface Desk {
  readonly adapter: CloudAdapter;
  readonly appId: string;
  readonly people: People;
  readonly known: KnownMembers;
  readonly pacer: Pacer;
}

/**
 * Sends something into a thread, if Teams takes it now. What would have to wait has certainly not arrived, and comes when
 * its time has come; after a refusal for being too much the whole thread is left alone for as long as Teams asks.
 */
async function inPace(desk: Desk, thread: string, send: () => Promise<Delivery>): Promise<Delivery> {
  const afterMs = desk.pacer.take(thread);
  if (afterMs > 0)
    return { outcome: 'failed', why: 'Teams takes no more of that thread now', retry: true, afterMs };
  try {
    return await send();
  } catch (error) {
    const refused = readConnectorFault(error, false);
    if (refused.outcome === 'failed' && refused.afterMs !== undefined)
      desk.pacer.hold(thread, refused.afterMs);
    throw error;
  }
}

async function openThread(desk: Desk, context: DeliveryContext): Promise<Delivery> {
  const channel = await desk.people.channel(context.case.protocol.id);
  if (!channel) return { outcome: 'failed', why: 'no channel is set up for this protocol', retry: false };
  const card = renderRoot(context.world, context.case, context.now);
  const parameters = {
    isGroup: true,
    tenantId: channel.tenantId,
    channelData: {
      channel: { id: channel.channelId },
      team: { id: channel.teamId },
      tenant: { id: channel.tenantId },
    },
    activity: withCard(card),
  } as unknown as ConversationParameters;
  return inPace(desk, channel.channelId, async () => {
    const threadId = await createThread(desk, channel.serviceUrl, parameters);
    return { outcome: 'delivered', ids: { ...threadIds(threadId, channel) } };
  });
}

async function createThread(
  { adapter, appId }: Desk,
  serviceUrl: string,
  parameters: ConversationParameters,
): Promise<string> {
  let threadId = '';
  await adapter.createConversationAsync(appId, 'msteams', serviceUrl, '', parameters, (thread) => {
    threadId = thread.activity.conversation.id;
    return Promise.resolve();
  });
  return threadId;
}

/** The ids are kept apart: their combined form is a habit of the older SDK. */
const threadIds = (threadId: string, channel: Channel) => ({
  threadId,
  messageId: /;messageid=(\d+)/.exec(threadId)?.[1] ?? '',
  channelId: channel.channelId,
  teamId: channel.teamId,
  tenantId: channel.tenantId,
  serviceUrl: channel.serviceUrl,
});

type Outcome<T> = { readonly value: T } | { readonly fault: unknown };

interface Place {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string | undefined;
}

/** Does something in a conversation that the bot is not in at this moment; rejects with what Teams refuses. */
async function inConversation<T>(
  { adapter, appId }: Pick<Desk, 'adapter' | 'appId'>,
  { conversationId, serviceUrl, tenantId }: Place,
  work: (turn: TurnContext) => Promise<T>,
): Promise<T> {
  const reference = {
    channelId: 'msteams',
    serviceUrl,
    bot: { id: appId, name: 'Counterpart' },
    conversation: { id: conversationId, isGroup: true, conversationType: 'channel', tenantId, name: '' },
  };
  // The adapter gives what is thrown in a turn to its own error handler: caught here, or a message that failed
  // would be taken for delivered.
  let outcome = { fault: new Error('the turn did not run') } as Outcome<T>;
  await adapter.continueConversationAsync(appId, reference as never, async (turn) => {
    outcome = await work(turn).then(
      (value) => ({ value }),
      (fault: unknown) => ({ fault }),
    );
  });
  if ('value' in outcome) return outcome.value;
  throw outcome.fault;
}

async function inThread(
  desk: Desk,
  { case: kase }: DeliveryContext,
  work: (turn: TurnContext) => Promise<Delivery>,
): Promise<Delivery> {
  const thread = kase.receipts['thread']?.ids;
  const { threadId, serviceUrl, tenantId } = thread ?? {};
  if (threadId === undefined || serviceUrl === undefined) {
    return { outcome: 'failed', why: 'the thread could not be opened', retry: false };
  }
  const place = { conversationId: threadId, serviceUrl, tenantId };
  return inPace(desk, threadId, () => inConversation(desk, place, work));
}

const post = (desk: Desk, context: DeliveryContext, activity: Partial<Activity>): Promise<Delivery> =>
  inThread(desk, context, async (turn) => {
    const sent = await turn.sendActivity(activity);
    return { outcome: 'delivered', ids: { messageId: sent?.id ?? '' } };
  });

/** False where Teams says clearly that it is no member; a conversation that is not there says nothing of anybody. */
async function isThere(turn: TurnContext, conversationId: string, teamsId: string): Promise<boolean> {
  try {
    await TeamsInfo.getTeamMember(turn, conversationId, teamsId);
    return true;
  } catch (error) {
    if (isNoMember(error)) return false;
    throw error;
  }
}

/** Posts a text that mentions people; those who are not in the team are named, and the receipt says who they are. */
const postToPeople = (desk: Desk, context: DeliveryContext, said: MentionText): Promise<Delivery> =>
  inThread(desk, context, async (turn) => {
    const channel = context.case.receipts['thread']?.ids['channelId'] ?? '';
    const ask = (teamsId: string): Promise<boolean> => isThere(turn, channel, teamsId);
    const reached = await findMissing(said, desk.people, { known: desk.known, channel, ask });
    const sent = await turn.sendActivity(withMentions(reached));
    const { missed } = reached;
    return { outcome: 'delivered', ids: { messageId: sent?.id ?? '', ...(missed === '' ? {} : { missed }) } };
  });

/** Redraws a message; where it was never posted there is nothing to redraw. */
const edit = (desk: Desk, context: DeliveryContext, key: string, card: AdaptiveCard): Promise<Delivery> => {
  const id = entryOf(context.case.receipts, key)?.ids['messageId'];
  if (!id) return Promise.resolve(DONE);
  return inThread(desk, context, async (turn) => {
    await turn.updateActivity({ ...withCard(card), id });
    return DONE;
  });
};

function render(desk: Desk, effect: Effect, context: DeliveryContext): Promise<Delivery> {
  const { world, case: kase, now } = context;
  switch (effect.kind) {
    case 'open-thread':
      return openThread(desk, context);
    case 'ask-for-action':
      return post(desk, context, withCard(renderStage(world, kase, effect.stage, now)));
    case 'refresh-thread':
      return edit(desk, context, 'thread', renderRoot(world, kase, now));
    case 'refresh-stage':
      return edit(desk, context, `stage:${effect.stage}`, renderStage(world, kase, effect.stage, now));
    case 'mention-holders':
    case 'remind':
    case 'tell-thread':
      return postToPeople(desk, context, threadText(world, kase, effect, now));
    case 'send-writing':
    case 'send-notice':
    case 'keep-named':
      return Promise.resolve({ outcome: 'failed', why: 'it does not go into the thread', retry: false });
  }
}

/** Speaks in Teams' threads. One of the two files that know the bot SDK. */
export function createTeamsMessenger(
  adapter: CloudAdapter,
  appId: string,
  people: People,
  pacer: Pacer = createPacer(() => performance.now()),
): Messenger {
  const desk: Desk = { adapter, appId, people, known: new Map(), pacer };
  return {
    deliver: async (effect, context) => {
      try {
        return await render(desk, effect, context);
      } catch (error) {
        return readConnectorFault(error, isRepeatable(effect));
      }
    },
  };
}

/** Asks for the members of a channel itself: those of a shared channel are not those of its team. */
export const askForMembers =
  (adapter: CloudAdapter, appId: string): AskForPage =>
  ({ channelId, serviceUrl, tenantId }, after) =>
    inConversation({ adapter, appId }, { conversationId: channelId, serviceUrl, tenantId }, (turn) =>
      TeamsInfo.getPagedTeamMembers(turn, channelId, MOST_MEMBERS, after),
    );
