import { callJson } from './http-exchange.ts';
import { channelOf, type Message } from './chat-memory.ts';
import type { ForwarderContext } from './forwarder-context.ts';
import { ownerOfChat } from './id-bindings.ts';
import { giveToPlayground } from './post-message.ts';
import { PLAYGROUND_USER } from '../playground/write-playground-config.ts';

/**
 * Makes a Playground that has just been started know every message that can still be answered, updated or clicked, as
 * it last was. Nothing here reaches the bot. What a person wrote in a personal chat is only shown, by the page feed:
 * posting it again would send it to the bot.
 */
export async function restoreChats(context: ForwarderContext): Promise<void> {
  const known = new Set(context.channels.map(({ id }) => id));
  const messages = context.memory
    .messages()
    .filter((one) => ownerOfChat(one.conversation) !== undefined || known.has(channelOf(one)));
  // Threads first: a reply can have been written down before the post of the person that it answers.
  for (const message of messages.filter(({ startsThread }) => startsThread)) await restore(context, message);
  for (const message of messages.filter(({ startsThread }) => !startsThread)) await restore(context, message);
}

async function restore(context: ForwarderContext, message: Message): Promise<void> {
  if (message.by === 'bot') {
    const { status } = await giveToPlayground(context, message);
    if (status >= 300) throw new Error(`The Playground did not take back message ${message.id} (${status}).`);
  } else if (message.startsThread) {
    await restorePost(context, message);
  }
}

async function restorePost(context: ForwarderContext, message: Message): Promise<void> {
  const channel = channelOf(message);
  const url = `${context.playgroundUrl}/_conversation/v1/conversations/${encodeURIComponent(channel)}/messages`;
  // Without its mention of the bot, so that the Playground does not send it on again.
  const { text, textFormat } = message.content;
  const { status, body } = await callJson('POST', url, { from: { id: PLAYGROUND_USER }, text, textFormat });
  const { messageId } = (body ?? {}) as { messageId?: string };
  if (status >= 300 || messageId === undefined)
    throw new Error(`The Playground did not take back message ${message.id} (${status}).`);
  context.ids.bind(message.id, messageId);
}
