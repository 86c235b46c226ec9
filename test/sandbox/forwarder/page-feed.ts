import { PLAYGROUND_CHAT } from '../playground/write-playground-config.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { ownerOfChat } from './id-bindings.ts';
import { channelOf, type ChatMemory, type Message } from './chat-memory.ts';
import { createFrame, createNote } from './page-frames.ts';
import type { PageSocket } from './websocket.ts';

/** Milliseconds after which a page is told everything even if it has not said that it is ready. */
const LONGEST_WAIT = 5000;

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
  close(): void;
}

export function createPageFeed(
  memory: ChatMemory,
  state: SandboxState,
  channels: ReadonlySet<string>,
): PageFeed {
  let pages: Page[] = [];
  const readyPages = () => pages.filter(({ ready }) => ready);

  function tell(page: Page, message: Message): void {
    if (!isShown(page, message)) return;
    if (message.startsThread) page.threads.add(message.conversation);
    const speaker = message.by === 'bot' ? undefined : nameOf(message.by);
    page.socket.send(createFrame(message, 'createMessage', speaker));
  }

  function isShown(page: Page, message: Message): boolean {
    if (!page.ready) return false;
    if (ownerOfChat(message.conversation) !== undefined) return true;
    return message.startsThread ? channels.has(channelOf(message)) : page.threads.has(message.conversation);
  }

  function nameOf(personId: string): string {
    return state.directory.people.find(({ id }) => id === personId)?.name ?? 'somebody who has left';
  }

  /** Everything so far. The one personal chat of the page holds everybody's, so it says whose is whose. */
  function tellAll(page: Page): void {
    const messages = memory.messages();
    // A thread before its replies, whatever order they were written down in.
    for (const message of messages.filter(({ startsThread }) => startsThread)) tell(page, message);
    let shownOwner = state.person().id;
    for (const message of messages.filter(({ startsThread }) => !startsThread)) {
      const owner = ownerOfChat(message.conversation);
      if (owner !== undefined && owner !== shownOwner)
        page.socket.send(createNote(`— ${nameOf(owner)} —`, message.at));
      shownOwner = owner ?? shownOwner;
      tell(page, message);
    }
    if (shownOwner !== state.person().id)
      page.socket.send(createNote(`— ${state.person().name} —`, state.now().toISOString()));
  }

  function begin(page: Page): void {
    if (page.ready) return;
    page.ready = true;
    tellAll(page);
  }

  const note = (text: string) => {
    for (const page of readyPages()) page.socket.send(createNote(text, state.now().toISOString()));
  };

  return {
    connect: (socket) => {
      const page: Page = { socket, ready: false, threads: new Set() };
      pages.push(page);
      const late = setTimeout(() => begin(page), LONGEST_WAIT);
      void socket.closed.then(() => clearTimeout(late));
      void socket.closed.then(() => (pages = pages.filter((one) => one !== page)));
    },
    pageIsReady: () => {
      const page = pages.at(-1);
      if (page) begin(page);
    },
    created: (message) => {
      const owner = ownerOfChat(message.conversation);
      if (owner !== undefined && owner !== state.person().id)
        note(`— For ${nameOf(owner)}, in their own chat: —`);
      pages.forEach((page) => tell(page, message));
    },
    updated: (message) => {
      for (const page of pages)
        if (isShown(page, message)) page.socket.send(createFrame(message, 'updateMessage'));
    },
    saidOnPage: (message) => {
      // Which page it was cannot be seen; it is nearly always the one that was opened last.
      if (message.startsThread) pages.at(-1)?.threads.add(message.conversation);
    },
    typing: (conversation) => {
      if (ownerOfChat(conversation) !== state.person().id) return;
      const frame = JSON.stringify({ action: 'typing', actionConversationId: PLAYGROUND_CHAT });
      for (const page of readyPages()) page.socket.send(frame);
    },
    note,
    close: () => pages.forEach((page) => page.socket.close()),
  };
}
