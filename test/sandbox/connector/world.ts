/** The Teams that the stand-in connector knows: people, teams, conversations, messages. */

export interface Person {
  /** The Teams id, which differs from bot to bot: '29:…'. */
  id: string;
  name: string;
  aadObjectId: string;
  email: string;
}

export interface Channel {
  id: string;
  name: string;
}

export interface Team {
  id: string;
  name: string;
  aadGroupId: string;
  channels: Channel[];
  members: Person[];
}

/** An activity as it crossed the wire. */
export type Activity = Record<string, unknown>;

export interface Message {
  id: string;
  conversationId: string;
  from: { id: string; name: string };
  byBot: boolean;
  /** What the message holds now; 'text' is its words, '' when it is only a card. */
  text: string;
  activity: Activity;
  /** Everything it ever held, oldest first; the last one is `activity`. */
  versions: { activity: Activity; at: Date }[];
  at: Date;
  deleted: boolean;
}

export interface Conversation {
  /** A thread: '19:…@thread.tacv2;messageid=…'; a personal chat: 'a:…'. */
  id: string;
  kind: 'thread' | 'personal';
  team?: Team;
  channelId?: string;
  person?: Person;
  messages: Message[];
}

export interface World {
  tenantId: string;
  bot: { id: string; name: string };
  people: Person[];
  teams: Team[];
  conversations: Map<string, Conversation>;
  /** Ids of teams, channels and people where the app is not installed. */
  uninstalled: Set<string>;
  now: () => Date;
  /** The id of a new message: milliseconds, as in Teams, and never twice the same. */
  nextId: () => string;
  /** Tells those who wait that something has changed. */
  changed: () => void;
  onChange: Set<() => void>;
}

/** An empty tenant with nothing but the bot. */
export function createWorld(now: () => Date, botName: string): World {
  let last = 0;
  const onChange = new Set<() => void>();
  return {
    tenantId: '3c2f1f0e-5a8b-4c7d-9e6f-0a1b2c3d4e5f',
    bot: { id: '28:7d0c5b3a-1e2f-4a6b-8c9d-0e1f2a3b4c5d', name: botName },
    people: [],
    teams: [],
    conversations: new Map(),
    uninstalled: new Set(),
    now,
    nextId: () => {
      last = Math.max(last + 1, now().getTime());
      return String(last);
    },
    changed: () => {
      for (const tell of [...onChange]) tell();
    },
    onChange,
  };
}

/** Puts a message in a conversation and tells those who wait. */
export function addMessage(
  world: World,
  conversation: Conversation,
  message: { id?: string; from: { id: string; name: string }; activity: Activity },
): Message {
  const at = world.now();
  const { from, activity } = message;
  const added: Message = {
    id: message.id ?? world.nextId(),
    conversationId: conversation.id,
    from: { id: from.id, name: from.name },
    byBot: from.id === world.bot.id,
    text: textOf(activity),
    activity,
    versions: [{ activity, at }],
    at,
    deleted: false,
  };
  conversation.messages.push(added);
  world.changed();
  return added;
}

/** Replaces what a message holds. */
export function changeMessage(world: World, message: Message, activity: Activity): void {
  message.activity = activity;
  message.text = textOf(activity);
  message.versions.push({ activity, at: world.now() });
  world.changed();
}

/** Takes a message away; it stays in the conversation's record. */
export function deleteMessage(world: World, message: Message): void {
  message.deleted = true;
  world.changed();
}

function textOf(activity: Activity): string {
  return typeof activity['text'] === 'string' ? activity['text'] : '';
}

/** Starts a thread in a channel, still without messages, and returns it with the id of its first message. */
export function openThread(
  world: World,
  channelId: string,
): { thread: Conversation; rootId: string } | undefined {
  const team = world.teams.find(({ channels }) => channels.some(({ id }) => id === channelId));
  if (!team) return undefined;
  const rootId = world.nextId();
  const thread: Conversation = {
    id: `${channelId};messageid=${rootId}`,
    kind: 'thread',
    team,
    channelId,
    messages: [],
  };
  world.conversations.set(thread.id, thread);
  return { thread, rootId };
}

/** The one chat that a person has with the bot. */
export function personalChat(world: World, person: Person): Conversation {
  const id = `a:${person.aadObjectId.replaceAll('-', '')}`;
  const chat = world.conversations.get(id) ?? { id, kind: 'personal', person, messages: [] };
  world.conversations.set(id, chat);
  return chat;
}

/** Whether the app may write there. */
export function isInstalled(world: World, { team, channelId, person }: Conversation): boolean {
  return ![team?.id, channelId, person?.id].some((id) => id !== undefined && world.uninstalled.has(id));
}
