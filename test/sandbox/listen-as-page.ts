import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { callJson } from './forwarder/http-exchange.ts';
import { PLAYGROUND_CHAT, PLAYGROUND_USER } from './playground/write-playground-config.ts';

/** A message as a page of the Playground shows it; of a card, the text of its first element. */
export interface SeenMessage {
  id: string;
  conversation: string;
  /** The thread that it starts, if it does. */
  thread: string | undefined;
  text: string;
}

export interface PageListener {
  all(): SeenMessage[];
  /** Waits for a message. Rejects after five seconds, saying what there is. */
  find(isIt: (message: SeenMessage) => boolean): Promise<SeenMessage>;
  say(conversation: string, text: string, mentionsBot?: boolean): Promise<void>;
  /** Presses a button of a card (Action.Execute) and gives the answer. */
  click(message: SeenMessage, verb: string): Promise<unknown>;
}

interface Frame {
  action: string;
  actionConversationId: string;
  message: {
    messageId: string;
    postConversationId?: string;
    text?: string;
    attachments: { content: { body?: { text?: string }[] } }[];
  };
}

/** Does what an open page of the Playground does, without a browser: listens to its stream and calls its routes. */
export async function listenAsPage(url: string): Promise<PageListener> {
  const seen = new Map<string, SeenMessage>();
  const socket = await openStream(url);
  readTexts(socket, (text) => {
    const frame = JSON.parse(text) as Frame;
    if (frame.action === 'typing') return;
    const message = toSeen(frame);
    seen.set(message.id, { ...message, thread: message.thread ?? seen.get(message.id)?.thread });
  });
  await callJson('POST', `${url}/_debug/conversation/${PLAYGROUND_CHAT}/installation`, {});

  async function find(isIt: (message: SeenMessage) => boolean): Promise<SeenMessage> {
    const until = Date.now() + 5000;
    while (Date.now() < until) {
      const found = [...seen.values()].reverse().find(isIt);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`Not shown. There is: ${[...seen.values()].map(({ text }) => text).join(' | ')}`);
  }

  return {
    all: () => [...seen.values()],
    find,
    say: async (conversation, text, mentionsBot = false) => {
      const mentions = mentionsBot
        ? [{ mentioned: { id: '28:counterpart' }, text: '<at>Counterpart</at>' }]
        : [];
      const there = `${url}/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`;
      const message = { from: { id: PLAYGROUND_USER }, text, textFormat: 'plain', mentions };
      const { status, body } = await callJson('POST', there, message);
      if (status >= 300) throw new Error(`The page could not say it: ${JSON.stringify(body)}`);
    },
    click: async (message, verb) => {
      const { status, body } = await callJson('POST', `${url}/_conversation/v1/invoke`, {
        name: 'adaptiveCard/action',
        from: { id: PLAYGROUND_USER },
        conversation: { id: message.thread ?? message.conversation },
        replyToId: message.id,
        value: { action: { type: 'Action.Execute', verb, data: { verb } }, trigger: 'manual' },
      });
      if (status >= 300) throw new Error(`The click failed: ${JSON.stringify(body)}`);
      return body;
    },
  };
}

function toSeen({ actionConversationId, message }: Frame): SeenMessage {
  return {
    id: message.messageId,
    conversation: actionConversationId,
    thread: message.postConversationId,
    text: message.text ?? message.attachments[0]?.content.body?.[0]?.text ?? '',
  };
}

async function openStream(url: string): Promise<Duplex> {
  const asked = request(`${url}/_ws_conversation/v1/conversations/stream`, {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
    },
  });
  asked.end();
  return new Promise((resolve, reject) => {
    asked.once('upgrade', (_response, socket) => resolve(socket)).once('error', reject);
  });
}

/** Calls back with each text frame: unmasked and whole, as a server sends them. */
function readTexts(socket: Duplex, onText: (text: string) => void): void {
  let bytes = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const short = bytes.length < 2 ? 0 : bytes.readUInt8(1);
      const start = short === 126 ? 4 : short === 127 ? 10 : 2;
      if (bytes.length < start) return;
      const size =
        short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
      if (bytes.length < start + size) return;
      if (bytes.readUInt8(0) === 0x81) onText(bytes.subarray(start, start + size).toString('utf8'));
      bytes = bytes.subarray(start + size);
    }
  });
}
