import { fitCards } from './fit-card.ts';
import { BOT, PLAYGROUND_CHAT, PLAYGROUND_USER } from '../playground/write-playground-config.ts';
import { channelOf, type Message } from './chat-memory.ts';
import { ownerOfChat } from './id-bindings.ts';
import type { Activity } from './journal.ts';
import { showFiles } from './show-files.ts';

/** A message as the Playground's server (0.2.28) would tell its page of it. `speaker` is the name of a person who wrote it. */
export function createFrame(
  message: Message,
  action: 'createMessage' | 'updateMessage',
  speaker?: string,
): string {
  const { id, content, startsThread } = message;
  const isPersonal = ownerOfChat(message.conversation) !== undefined;
  const shownIn = isPersonal ? PLAYGROUND_CHAT : message.conversation;
  return JSON.stringify({
    action,
    actionConversationId: startsThread ? channelOf(message) : shownIn,
    message: {
      messageId: id,
      timestamp: Date.parse(message.at),
      // The page knows two names: its own user's and, for everybody else, the bot's.
      from: { id: message.by === 'bot' ? BOT.id : PLAYGROUND_USER },
      ...messageBody(speaker === undefined ? content : spoken(content, isPersonal ? '' : `${speaker}: `)),
      ...(startsThread ? { postConversationId: message.conversation } : {}),
    },
  });
}

/** What a person wrote. The page renders mentions only in what it sent itself. */
function spoken(content: Activity, prefix: string): Activity {
  const words = (content.text ?? '').replaceAll(/<at>(.*?)<\/at>/g, '$1');
  return { ...content, text: prefix + words };
}

let notes = 0;

/** A line in the personal chat that is nobody's message. */
export function createNote(text: string, at: string): string {
  const content = { type: 'message', text, textFormat: 'markdown' };
  const id = `note-${Date.now()}-${++notes}`;
  const message = { id, conversation: PLAYGROUND_CHAT, startsThread: false, at, by: 'bot', content };
  return createFrame(message, 'createMessage');
}

function messageBody(content: Activity): Record<string, unknown> {
  const { text, attachments = [], entities = [] } = showFiles(content);
  return {
    text,
    textFormat: text === undefined ? undefined : (content.textFormat ?? 'markdown'),
    attachments: attachments.map(({ contentType, content: card }) => ({
      contentType,
      content: fitCards(card),
    })),
    attachmentLayout: content.attachmentLayout ?? 'list',
    mentions: text === undefined ? [] : entities.filter(isMention),
    feedbackLoopEnabled: false,
  };
}

function isMention({ type }: { type: string }): boolean {
  return type === 'mention';
}
