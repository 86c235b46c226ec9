import { createServer, type Server } from 'node:http';
import type { SandboxClock } from '../move-clock.ts';
import type { SandboxChannel } from '../load-directory.ts';
import type { SandboxState } from '../sandbox-state.ts';
import type { FileStore } from '../file-store.ts';
import { describePerson } from '../find-person.ts';
import { createPersonActs, type PersonActs } from './act-as-person.ts';
import { createChatMemory } from './chat-memory.ts';
import type { ForwarderContext } from './forwarder-context.ts';
import { answering, readJson, sendJson } from './http-exchange.ts';
import { createIdBindings } from './id-bindings.ts';
import { openJournal } from './journal.ts';
import { createPageFeed } from './page-feed.ts';
import { receiveActivity } from './receive-activity.ts';
import { restoreChats } from './restore-chats.ts';
import { serveConnector } from './serve-connector.ts';
import { servePage, upgradePage } from './serve-page.ts';

export interface ForwarderOptions {
  /** Between the Playground and the bot. */
  port: number;
  /** In front of the Playground's page: the address that a person opens. */
  pagePort: number;
  playgroundUrl: string;
  /** The bot's endpoint for activities. */
  botUrl: string;
  /** The file in which the chats are kept. */
  journalFile: string;
  channels: readonly SandboxChannel[];
  state: SandboxState;
  files: FileStore;
  clock: SandboxClock;
}

export interface Forwarder {
  /** Where a person opens the Playground. */
  pageUrl: string;
  acts: PersonActs;
  stop(): Promise<void>;
}

/**
 * Starts what stands between the Playground, its page and the bot. It lets the bot see a chosen person instead of the
 * Playground's one user, and remembers the chats, which the Playground does not. Ports are on this machine only.
 * Rejects when a port is taken. The Playground must be running.
 */
export async function startForwarder(options: ForwarderOptions): Promise<Forwarder> {
  const context = createContext(options);
  const botSide = createServer(
    answering(async (request, response) => {
      const path = request.url ?? '/';
      if (path.startsWith('/connector/'))
        await serveConnector(context, request, response, path.slice('/connector'.length));
      else sendJson(response, await receiveActivity(context, await readJson(request)));
    }),
  );
  const pageSide = createServer(
    answering((request, response) => servePage(context, options.clock, request, response)),
  );
  pageSide.on('upgrade', (request, socket, head) => upgradePage(context, request, socket, head));
  await restoreChats(context);
  await listen(botSide, options.port);
  await listen(pageSide, options.pagePort);
  options.state.onPerson((person) => {
    showSharedViews(context);
    context.feed.note(`— You are now ${describePerson(person, options.state.directory.agencies)} —`);
  });
  return {
    pageUrl: `http://127.0.0.1:${options.pagePort}`,
    acts: createPersonActs(context),
    stop: async () => {
      context.feed.close();
      await Promise.all([close(botSide), close(pageSide)]);
    },
  };
}

function createContext(options: ForwarderOptions): ForwarderContext {
  const memory = createChatMemory(openJournal(options.journalFile));
  const { playgroundUrl, botUrl, channels, state, files } = options;
  return {
    playgroundUrl,
    connectorUrl: connectorUrl(options.port),
    botUrl,
    channels,
    state,
    files,
    memory,
    ids: createIdBindings(),
    feed: createPageFeed(memory, state, new Set(channels.map(({ id }) => id))),
    privateViews: new Map(),
  };
}

/** What the Playground and the product's directory give the bot as `serviceUrl`. */
export function connectorUrl(port: number): string {
  return `http://127.0.0.1:${port}/connector`;
}

/** Another person does not see the forms that the one before had opened for themselves. */
function showSharedViews(context: ForwarderContext): void {
  for (const id of context.privateViews.keys()) {
    const message = context.memory.find(id);
    if (message) context.feed.updated(message);
  }
  context.privateViews.clear();
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
