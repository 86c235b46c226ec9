import type { Connector, Thread } from './connector.ts';
import type { Card } from './connector/read-message.ts';
import {
  addMessage,
  openThread,
  personalChat,
  type Activity,
  type Channel,
  type Conversation,
  type Message,
  type Person,
  type Team,
} from './connector/world.ts';
import { answerOffer, type FileTaken } from './teams-client/answer-offer.ts';
import { buildActivity, installing, mentioning } from './teams-client/build-activity.ts';
import { fillIn, type Given } from './teams-client/fill-in.ts';
import { findAction } from './teams-client/find-action.ts';
import { readPressed, view, type Answer, type CardView, type Pressed } from './teams-client/read-answer.ts';

export interface SendOptions {
  /** The same id twice is a redelivery by Teams. */
  activityId?: string;
  /** When it was sent; the client's `now` when left out. */
  at?: Date;
}

export interface PressOptions extends SendOptions {
  /** Tells buttons with the same title apart. */
  data?: Record<string, unknown>;
  /** Sends what the Teams client would hold back: an empty required field, a text that is too long. */
  unchecked?: boolean;
}

/** One person in front of Teams. */
export interface Seat {
  person: Person;
  /** The person adds the app for themselves. */
  install(): Promise<Answer>;
  /** The person adds the app to a team, and chooses the channel in which it begins; the team's General channel when left out. */
  addBotTo(team: Team, channel?: Pick<Channel, 'id'>): Promise<Answer>;
  /** Drops a file into the personal chat, with words or without. */
  dropFile(name: string, bytes: Buffer | string, text?: string): Promise<Answer>;
  /** Takes the file that a message of the bot offers, or does not. Throws when it offers none. */
  answerOffer(message: Message | undefined, action: 'accept' | 'decline'): Promise<FileTaken>;
  /** Writes to the bot in the personal chat. */
  say(text: string, options?: SendOptions): Promise<Answer>;
  /** Mentions the bot in a new thread of a channel. */
  post(channelId: string, text: string, options?: SendOptions): Promise<Answer>;
  /** Mentions the bot in a thread. */
  reply(thread: Pick<Thread, 'conversationId'>, text: string, options?: SendOptions): Promise<Answer>;
  /**
   * Presses a button, by its title or verb, after filling in the card (by the id or label of a field).
   * Throws when a person could not do that with this card.
   */
  press(
    on: Message | Pressed | CardView | undefined,
    button: string,
    inputs?: Record<string, Given>,
    options?: PressOptions,
  ): Promise<Pressed>;
  /** Looks at a card that refreshes itself for its reader: sends what Teams then sends. */
  look(at: Message | CardView | undefined, options?: SendOptions): Promise<Pressed>;
  /** What the bot has written in the personal chat, oldest first. */
  said(): Message[];
  /** Sends any other activity from a conversation that the connector knows; the personal chat when left out. */
  send(parts: Activity, conversationId?: string): Promise<Answer>;
}

export interface TeamsClientOptions {
  connector: Connector;
  /** Where the function app is; a function when it moves. */
  hostUrl: string | (() => string);
  /** The time that activities carry: that of the app, when its clock was moved. */
  now?: () => Date;
}

/** Lets people act in Teams: gives each of them a seat. */
export function teamsClient(options: TeamsClientOptions): (person: Person) => Seat {
  return (person) => takeSeat(options, person);
}

function takeSeat(client: TeamsClientOptions, person: Person): Seat {
  const { connector } = client;
  const { world } = connector;
  const chat = personalChat(world, person);
  const now = () => client.now?.() ?? new Date();

  const deliver = (conversation: Conversation, parts: Activity, { activityId, at }: SendOptions = {}) => {
    const id = activityId === undefined ? {} : { id: activityId };
    return postActivity(
      client,
      buildActivity(connector, person, conversation, { ...parts, ...id }, at ?? now()),
    );
  };
  const write = (
    conversation: Conversation,
    parts: Activity,
    options: SendOptions = {},
    id = world.nextId(),
  ) => {
    const activityId = options.activityId ?? id;
    const isNew = !conversation.messages.some((one) => one.id === activityId);
    if (isNew) addMessage(world, conversation, { id: activityId, from: person, activity: parts });
    return deliver(conversation, parts, { ...options, activityId });
  };
  const act = async (on: CardView, action: Card, data: unknown, trigger: string, options: SendOptions) => {
    const value = {
      action: { ...pick(action, 'title', 'id', 'verb'), type: 'Action.Execute', data },
      trigger,
    };
    const parts = { type: 'invoke', name: 'adaptiveCard/action', replyToId: on.messageId, value };
    return readPressed(await deliver(find(connector, on.conversationId), parts, options), on);
  };

  return {
    person,
    install: async () => {
      connector.install(person.id);
      await deliver(chat, {
        type: 'conversationUpdate',
        membersAdded: [person, world.bot].map(({ id }) => ({ id })),
      });
      return deliver(chat, { type: 'installationUpdate', action: 'add' });
    },
    addBotTo: async (team, { id } = { id: team.id }) => {
      connector.install(team.id);
      const channel: Conversation = { id, kind: 'thread', team, channelId: id, messages: [] };
      const { from, channelData } = installing(connector, person, team, id);
      const added = { type: 'conversationUpdate', membersAdded: [{ id: world.bot.id }] };
      await deliver(channel, {
        ...added,
        from,
        channelData: { ...channelData, eventType: 'teamMemberAdded' },
      });
      return deliver(channel, { type: 'installationUpdate', action: 'add', from, channelData });
    },
    dropFile: (name, bytes, text = '') => {
      const attachments = [connector.files.attachmentOf(connector.files.keep(name, Buffer.from(bytes)))];
      return write(chat, { type: 'message', textFormat: 'plain', text, attachments });
    },
    answerOffer: (message, action) =>
      answerOffer(connector.files, message, action, (parts) => deliver(chat, parts)),
    say: (text, options) => write(chat, { type: 'message', textFormat: 'plain', text }, options),
    post: async (channelId, text, options) => {
      const opened = openThread(world, channelId);
      if (!opened) throw new Error(`No team has the channel ${channelId}`);
      return write(opened.thread, mentioning(world.bot, text), options, opened.rootId);
    },
    reply: async ({ conversationId }, text, options) =>
      write(find(connector, conversationId), mentioning(world.bot, text), options),
    press: async (on, button, inputs = {}, { data, unchecked = false, ...options } = {}) => {
      const seen = view(on);
      const { action, cards } = findAction(seen.card, button, data);
      const filled = fillIn(action['associatedInputs'] === 'none' ? [] : cards, inputs, unchecked);
      return act(seen, action, { ...(action['data'] as object | undefined), ...filled }, 'manual', options);
    },
    look: async (at, options = {}) => {
      const seen = view(at);
      const { action } = (seen.card['refresh'] ?? {}) as { action?: Card };
      if (!action) throw new Error('The card does not refresh itself');
      return act(seen, action, action['data'], 'automatic', options);
    },
    said: () => connector.messages(chat.id).filter(({ byBot }) => byBot),
    send: async (parts, conversationId) =>
      deliver(conversationId === undefined ? chat : find(connector, conversationId), parts),
  };
}

function find(connector: Connector, conversationId: string): Conversation {
  const found = connector.world.conversations.get(conversationId);
  if (!found) throw new Error(`There is no conversation ${conversationId}`);
  return found;
}

async function postActivity({ hostUrl }: TeamsClientOptions, activity: Activity): Promise<Answer> {
  const url = typeof hostUrl === 'string' ? hostUrl : hostUrl();
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers,
    body: JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, body: parse(text) };
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

function pick(card: Card, ...names: string[]): Card {
  return Object.fromEntries(names.filter((name) => name in card).map((name) => [name, card[name]]));
}
