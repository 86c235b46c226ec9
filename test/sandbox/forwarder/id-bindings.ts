import { PLAYGROUND_CHAT } from '../playground/write-playground-config.ts';

const THREAD_MARK = ';messageid=';
const PERSONAL = 'a:chat-of-';

/** The conversation in which a person and the bot are alone. In Teams each person has one; the Playground has one in all. */
export function personalChatOf(personId: string): string {
  return `${PERSONAL}${personId}`;
}

/** Whose personal chat this is, if it is one. */
export function ownerOfChat(conversation: string): string | undefined {
  return conversation.startsWith(PERSONAL) ? conversation.slice(PERSONAL.length) : undefined;
}

/**
 * Which message the running Playground means by which id. The bot and the pages know the ids of the chat memory, which outlive the
 * Playground; each new Playground gives the same messages ids of its own.
 */
export interface IdBindings {
  bind(id: string, playgroundId: string): void;
  /** Replaces every id in a JSON value by the Playground's. What has no id of its own there stays as it is. */
  toPlayground<T>(value: T): T;
  /** The other way. The Playground's personal chat becomes the given person's. */
  fromPlayground<T>(value: T, personId: string): T;
}

export function createIdBindings(): IdBindings {
  const there = new Map<string, string>();
  const here = new Map<string, string>();
  return {
    bind: (id, playgroundId) => {
      there.set(id, playgroundId);
      here.set(playgroundId, id);
    },
    toPlayground: (value) =>
      replaceStrings(value, (text) =>
        ownerOfChat(text) === undefined ? replaceId(text, there) : PLAYGROUND_CHAT,
      ),
    fromPlayground: (value, personId) =>
      replaceStrings(value, (text) =>
        text === PLAYGROUND_CHAT ? personalChatOf(personId) : replaceId(text, here),
      ),
  };
}

function replaceId(text: string, ids: ReadonlyMap<string, string>): string {
  const cut = text.lastIndexOf(THREAD_MARK);
  if (cut < 0) return ids.get(text) ?? text;
  const root = text.slice(cut + THREAD_MARK.length);
  return `${text.slice(0, cut)}${THREAD_MARK}${ids.get(root) ?? root}`;
}

function replaceStrings<T>(value: T, replace: (text: string) => string): T {
  if (typeof value === 'string') return replace(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => replaceStrings(one, replace)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, replaceStrings(one as unknown, replace)]),
  ) as T;
}
