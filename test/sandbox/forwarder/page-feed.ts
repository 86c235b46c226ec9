import { PLAYGROUND_CHAT, PLAYGROUND_USER, BOT } from '../playground/write-playground-config.ts';
import { ownerOfChat } from './id-bindings.ts';
import type { ChatMemory, Message } from './chat-memory.ts';
import type { Activity } from './journal.ts';
import type { PageSocket } from './websocket.ts';

interface Page {
  socket: PageSocket;
  /** A page that has not read its configuration yet would stumble over a conversation that it does not know. */
  ready: boolean;
  /** Threads that it shows. It stops listening for good when it is told of a reply in a thread that it does not know. */
  threads: Set<string>;
}

/**
 * What the open pages of the Playground are told. A page forgets everything when it is loaded again and the Playground does not tell it
 * again; so the pages listen here, where everything is remembered.
 */
export interface PageFeed {
  connect(socket: PageSocket): void;
  /** The newest page has read its configuration: it is told everything that was said so far. */
  pageIsReady(): void;
  created(message: Message): void;
  updated(message: Message): void;
  /** A page has started a thread by itself and shows it already. */
  saidOnPage(message: Message): void;
  typing(conversation: string): void;
  /** A line in the personal chat that is from the sandbox, not from the bot, and is not kept. */
  note(text: string): void;
}

export function createPageFeed(memory: ChatMemory, channels: ReadonlySet<string>): PageFeed {
  let pages: Page[] = [];
  let notes = 0;

  function tell(page: Page, message: Message): void {
    if (!isShown(page, message)) return;
    if (message.startsThread) page.threads.add(message.conversation);
    page.socket.send(JSON.stringify(createFrame(message)));
  }

  function isShown(page: Page, message: Message): boolean {
    if (!page.ready) return false;
    if (ownerOfChat(message.conversation) !== undefined) return true;
    return message.startsThread ? channels.has(channelOf(message)) : page.threads.has(message.conversation);
  }

  return {
    connect: (socket) => {
      const page: Page = { socket, ready: false, threads: new Set() };
      pages.push(page);
      void socket.closed.then(() => (pages = pages.filter((one) => one !== page)));
    },
    pageIsReady: () => {
      const page = pages.at(-1);
      if (!page || page.ready) return;
      page.ready = true;
      // A thread before its replies, whatever order they were written down in.
      const messages = memory.messages();
      for (const message of messages.filter(({ startsThread }) => startsThread)) tell(page, message);
      for (const message of messages.filter(({ startsThread }) => !startsThread)) tell(page, message);
    },
    created: (message) => pages.forEach((page) => tell(page, message)),
    updated: (message) => {
      const frame = JSON.stringify({ ...createFrame(message), action: 'updateMessage' });
      for (const page of pages) if (isShown(page, message)) page.socket.send(frame);
    },
    saidOnPage: (message) => {
      // Which page it was cannot be seen; it is nearly always the one that was opened last.
      if (message.startsThread) pages.at(-1)?.threads.add(message.conversation);
    },
    typing: (conversation) => {
      const shownIn = ownerOfChat(conversation) === undefined ? conversation : PLAYGROUND_CHAT;
      if (shownIn !== PLAYGROUND_CHAT) return;
      const frame = JSON.stringify({ action: 'typing', actionConversationId: shownIn });
      for (const page of pages) if (page.ready) page.socket.send(frame);
    },
    note: (text) => {
      const content = { type: 'message', text, textFormat: 'markdown' };
      const at = new Date().toISOString();
      const conversation = PLAYGROUND_CHAT;
      const frame = createFrame({ id: `note-${++notes}`, conversation, startsThread: false, at, by: 'bot', content });
      for (const page of pages) if (page.ready) page.socket.send(JSON.stringify(frame));
    },
  };
}

function channelOf(message: Message): string {
  return message.conversation.split(';')[0] ?? '';
}

/** A message as the Playground's server (0.2.28) would tell its page of it. */
function createFrame(message: Message): Record<string, unknown> {
  const { id, content, startsThread } = message;
  const isPersonal = ownerOfChat(message.conversation) !== undefined;
  const shownIn = startsThread ? channelOf(message) : isPersonal ? PLAYGROUND_CHAT : message.conversation;
  return {
    action: 'createMessage',
    actionConversationId: shownIn,
    message: {
      messageId: id,
      timestamp: Date.parse(message.at),
      from: { id: message.by === 'bot' ? BOT.id : speakerOnPage() },
      ...messageBody(content),
      ...(startsThread ? { postConversationId: message.conversation } : {}),
    },
  };
}

function speakerOnPage(): string {
  return PLAYGROUND_USER;
}

function messageBody(content: Activity): Record<string, unknown> {
  const { text, attachments = [], entities = [] } = content;
  return {
    text,
    textFormat: text === undefined ? undefined : (content.textFormat ?? 'markdown'),
    attachments: attachments.map((one) => ({ contentType: one.contentType, content: one.content })),
    attachmentLayout: content.attachmentLayout ?? 'list',
    mentions: text === undefined ? [] : entities.filter(({ type }) => type === 'mention'),
    feedbackLoopEnabled: false,
  };
}
