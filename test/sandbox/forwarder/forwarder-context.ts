import type { FileStore } from '../file-store.ts';
import type { SandboxChannel } from '../load-directory.ts';
import type { SandboxState } from '../sandbox-state.ts';
import type { ChatMemory, Message } from './chat-memory.ts';
import type { IdBindings } from './id-bindings.ts';
import type { PageFeed } from './page-feed.ts';

/** What the parts of the forwarder share. */
export interface ForwarderContext {
  playgroundUrl: string;
  /** The forwarder itself, as the bot's `serviceUrl`. */
  connectorUrl: string;
  /** The bot's endpoint for activities. */
  botUrl: string;
  channels: readonly SandboxChannel[];
  state: SandboxState;
  /** Where the files of the chats lie. */
  files: FileStore;
  memory: ChatMemory;
  ids: IdBindings;
  feed: PageFeed;
  /** Messages in whose place a page shows the answer to a click, which only the one who clicked should see. */
  privateViews: Map<string, Message>;
}
