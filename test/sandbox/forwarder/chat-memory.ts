import { offerIn } from '../teams-client/answer-offer.ts';
import type { Activity, Entry, Journal } from './journal.ts';

/** A message as it stands now. */
export interface Message {
  id: string;
  conversation: string;
  /** Whether it is the first message of a channel thread. */
  startsThread: boolean;
  /** Sandbox time, ISO 8601. */
  at: string;
  /** 'bot' or a person's id. */
  by: string;
  content: Activity;
  /** What the bot posted first, where that offered a file. */
  offer?: Activity;
}

export interface ChatMemory {
  /** All messages in the order in which they came. */
  messages(): Message[];
  find(id: string): Message | undefined;
  isThread(conversation: string): boolean;
  wasInstalled(conversation: string): boolean;
  /** Who added the bot to a team, last. */
  installerOf(team: string): string | undefined;
  /** Writes the entry down, then takes it into account. */
  remember(entry: Entry): void;
  /** An id that no message had before, in the form that Teams uses: a time, made unique. */
  newMessageId(): string;
}

export function threadId(channel: string, rootId: string): string {
  return `${channel};messageid=${rootId}`;
}

/** The channel of a message in a thread. */
export function channelOf(message: Message): string {
  return message.conversation.split(';')[0] ?? '';
}

const offerOf = (activity: Activity) => (offerIn(activity) ? { offer: activity } : {});

/** Everything that was said in the chats, over all runs of the sandbox on the same folder. */
export function createChatMemory(journal: Journal): ChatMemory {
  const byId = new Map<string, Message>();
  const threads = new Set<string>();
  const installed = new Map<string, string | undefined>();

  function add(message: Message, channel: string) {
    byId.set(message.id, message);
    if (message.startsThread) threads.add(threadId(channel, message.id));
  }

  function apply(entry: Entry): void {
    switch (entry.kind) {
      case 'posted': {
        const { id, startsThread, at } = entry;
        const conversation = startsThread ? threadId(entry.conversation, id) : entry.conversation;
        add(
          {
            id,
            conversation,
            startsThread,
            at,
            by: 'bot',
            content: entry.activity,
            ...offerOf(entry.activity),
          },
          entry.conversation,
        );
        return;
      }
      case 'said': {
        const { id, startsThread, at, by, text, textFormat } = entry;
        const conversation = startsThread ? threadId(entry.conversation, id) : entry.conversation;
        const content = { type: 'message', text, textFormat };
        add({ id, conversation, startsThread, at, by, content }, entry.conversation);
        return;
      }
      case 'updated': {
        const message = byId.get(entry.id);
        if (message) message.content = entry.activity;
        return;
      }
      case 'refused':
        byId.delete(entry.id);
        return;
      case 'installed':
        installed.set(entry.conversation, entry.by);
    }
  }

  journal.entries.forEach(apply);
  let lastId = 0;
  return {
    messages: () => [...byId.values()],
    find: (id) => byId.get(id),
    isThread: (conversation) => threads.has(conversation),
    wasInstalled: (conversation) => installed.has(conversation),
    installerOf: (team) => installed.get(team),
    remember: (entry) => {
      journal.append(entry);
      apply(entry);
    },
    // Three digits more than the Playground's own ids, so that the two can never be the same.
    newMessageId: () => {
      lastId = Math.max(Date.now() * 1000, lastId + 1);
      return String(lastId);
    },
  };
}
