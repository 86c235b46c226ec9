import type { Answer } from './http-exchange.ts';
import { callJson } from './http-exchange.ts';
import { channelOf, type Message } from './chat-memory.ts';
import type { ForwarderContext } from './forwarder-context.ts';
import type { Activity } from './journal.ts';
import { showFiles } from './show-files.ts';

/** Where a message goes: into a conversation, or into a channel as the first of a new thread. */
export interface Place {
  conversation: string;
  startsThread: boolean;
}

/** Writes a message of the bot down, gives it to the Playground and shows it. The answer is for the bot. */
export async function postMessage(
  context: ForwarderContext,
  place: Place,
  activity: Activity,
): Promise<Answer & { message?: Message }> {
  const id = context.memory.newMessageId();
  const at = context.state.now().toISOString();
  context.memory.remember({ kind: 'posted', id, ...place, at, activity });
  const message = context.memory.find(id);
  if (!message) throw new Error('a message was not remembered');
  const answer = await giveToPlayground(context, message);
  if (answer.status >= 300) {
    context.memory.remember({ kind: 'refused', id });
    return answer;
  }
  context.feed.created(message);
  return { status: 201, body: { id }, message };
}

/** Posts a message of the bot into the running Playground and keeps the id that it gets there. */
export async function giveToPlayground(context: ForwarderContext, message: Message): Promise<Answer> {
  const conversations = `${context.playgroundUrl}/_connector/v3/conversations`;
  const activity = { ...context.ids.toPlayground(showFiles(message.content)), type: 'message' };
  const channel = channelOf(message);
  const hasBoth = (activity.text ?? '') !== '' && (activity.attachments ?? []).length > 0;
  if (message.startsThread && hasBoth) {
    // Posted into the channel, the two would become two threads.
    const thread = { isGroup: true, channelData: { channel: { id: channel } }, activity };
    return bindAnswer(context, message, await callJson('POST', conversations, thread));
  }
  const there = message.startsThread ? channel : context.ids.toPlayground(message.conversation);
  const url = `${conversations}/${encodeURIComponent(there)}/activities`;
  return bindAnswer(context, message, await callJson('POST', url, activity));
}

function bindAnswer(context: ForwarderContext, message: Message, answer: Answer): Answer {
  const { id, activityId = id } = (answer.body ?? {}) as { id?: string; activityId?: string };
  if (answer.status < 300 && activityId !== undefined) context.ids.bind(message.id, activityId);
  return answer;
}

/** Teams shows text and each card as messages of their own (a carousel is one). */
export function splitActivity(activity: Activity): Activity[] {
  if (activity.attachmentLayout === 'carousel') return [activity];
  const rest = { ...activity };
  delete rest.text;
  delete rest.textFormat;
  delete rest.attachments;
  const { text = '', textFormat, attachments = [] } = activity;
  const words = { ...rest, text, ...(textFormat === undefined ? {} : { textFormat }) };
  return [...(text === '' ? [] : [words]), ...attachments.map((one) => ({ ...rest, attachments: [one] }))];
}
