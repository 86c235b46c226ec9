import { createHash } from 'node:crypto';
import { answerConnector } from './connector/answer-connector.ts';
import { waitUntil } from './connector/wait-until.ts';
import {
  createWorld,
  type Channel,
  type Message,
  type Person,
  type Team,
  type World,
} from './connector/world.ts';
import type { Faults } from './faults.ts';
import { startFileStore, type FileStore } from './file-store.ts';
import { startHttpService, type RecordedRequest } from './http-service.ts';

export interface Thread {
  conversationId: string;
  channelId: string;
  teamId: string;
  /** The message that the thread began with. */
  root: Message;
  /** All of its messages, the root first; without those that were deleted. */
  messages: Message[];
}

export interface ConnectorOptions {
  port?: number;
  now?: () => Date;
  /** 'Counterpart' when left out. */
  botName?: string;
}

export interface Connector {
  /** The service URL that activities carry. */
  url: string;
  faults: Faults;
  world: World;
  /** Where the files of the chats lie. */
  files: FileStore;
  /** A person of the tenant with made-up ids, always the same ones for the same name. */
  addPerson(name: string, given?: Partial<Person>): Person;
  /** A team with the app in it. Everybody known so far is a member when `members` is left out. */
  addTeam(
    name: string,
    given?: { channels?: string[]; members?: Person[] },
  ): Team & { channel: (name: string) => Channel };
  /** Somebody is no longer in a team, or is again. They stay in the tenant, and keep their own chat with the bot. */
  leave(person: Person, team: Team): void;
  join(person: Person, team: Team): void;
  /** Takes the app away from a team, a channel or a person (by id): the connector then answers 403. `install` gives it back. */
  uninstall(id: string): void;
  install(id: string): void;
  threads(): Thread[];
  /** Messages of one conversation, or of all, oldest first; without those that were deleted. */
  messages(conversationId?: string): Message[];
  requests(): RecordedRequest[];
  /**
   * Waits until `look` gives something, looking again at each change; by default five seconds.
   * Rejects with a list of the messages that there were.
   */
  waitFor<T>(look: () => T | undefined | false, timeoutMs?: number): Promise<T>;
  stop(): Promise<void>;
}

/** Starts a stand-in for the Teams connector service, to which the bot sends its messages. */
export async function startConnector(options: ConnectorOptions = {}): Promise<Connector> {
  const now = options.now ?? (() => new Date());
  const world = createWorld(now, options.botName ?? 'Counterpart');
  const service = await startHttpService({
    port: options.port,
    now,
    answer: (request) => answerConnector(world, request),
  });
  const files = await startFileStore();
  const messages = (conversationId?: string) =>
    [...world.conversations.values()]
      .filter(({ id }) => conversationId === undefined || id === conversationId)
      .flatMap((conversation) => conversation.messages)
      .filter(({ deleted }) => !deleted)
      .sort((a, b) => Number(a.id) - Number(b.id));
  return {
    url: `${service.url}/`,
    faults: service.faults,
    world,
    files,
    addPerson: (name, given) => addPerson(world, name, given),
    addTeam: (name, given) => addTeam(world, name, given),
    leave: ({ id }, team) => void (team.members = team.members.filter((one) => one.id !== id)),
    join: (person, team) => void team.members.push(person),
    uninstall: (id) => void world.uninstalled.add(id),
    install: (id) => void world.uninstalled.delete(id),
    threads: () => listThreads(world),
    messages,
    requests: service.requests,
    waitFor: (look, timeoutMs) => waitUntil(world, look, messages, timeoutMs),
    stop: async () => {
      await Promise.all([service.stop(), files.stop()]);
    },
  };
}

function addPerson(world: World, name: string, given: Partial<Person> = {}): Person {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@partnership.example`;
  const person = { id: `29:${toGuid(`teams ${name}`)}`, name, aadObjectId: toGuid(name), email, ...given };
  world.people.push(person);
  return person;
}

function addTeam(world: World, name: string, given: { channels?: string[]; members?: Person[] } = {}) {
  const id = `19:${toGuid(name).replaceAll('-', '')}@thread.tacv2`;
  const channels = ['General', ...(given.channels ?? [])].map((channel) => ({
    id: channel === 'General' ? id : `19:${toGuid(`${name} ${channel}`).replaceAll('-', '')}@thread.tacv2`,
    name: channel,
  }));
  const members = given.members ?? [...world.people];
  const team: Team = { id, name, aadGroupId: toGuid(`group ${name}`), channels, members };
  world.teams.push(team);
  const channel = (wanted: string) => {
    const found = channels.find((one) => one.name === wanted);
    if (!found) throw new Error(`${name} has no channel "${wanted}"`);
    return found;
  };
  return Object.assign(team, { channel });
}

/** A GUID that is always the same for the same words, so that a failing test fails alike each time. */
function toGuid(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function listThreads(world: World): Thread[] {
  return [...world.conversations.values()].flatMap(({ id, kind, team, channelId = '', messages }) => {
    const root = messages[0];
    if (kind !== 'thread' || !root) return [];
    const shown = messages.filter(({ deleted }) => !deleted);
    return [{ conversationId: id, channelId, teamId: team?.id ?? '', root, messages: shown }];
  });
}
