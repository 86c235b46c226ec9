import { join } from 'node:path';
import { type Card, cardOf } from '../../sandbox/connector/read-message.ts';
import { callJson } from '../../sandbox/forwarder/http-exchange.ts';
import { type Entry, openJournal } from '../../sandbox/forwarder/journal.ts';
import { personalChatOf } from '../../sandbox/forwarder/id-bindings.ts';
import { PLAYGROUND_CHAT, PLAYGROUND_USER } from '../../sandbox/playground/write-playground-config.ts';
import { type Given, fillIn } from '../../sandbox/teams-client/fill-in.ts';
import { buttonsOf, findAction } from '../../sandbox/teams-client/find-action.ts';
import { type CardView, type Pressed, readPressed } from '../../sandbox/teams-client/read-answer.ts';
import { type SandboxProcess, urlOf } from './sandbox-process.ts';

/** A message of the bot in a chat or a thread, as it was posted and as it is now. */
export interface Shown {
  readonly id: string;
  readonly conversation: string;
  readonly startsThread: boolean;
  readonly activities: readonly Extract<Entry, { kind: 'posted' }>['activity'][];
}

/** What the bot has put into the chats, oldest first: read from where the sandbox keeps it. */
export function messagesOf({ dataDir }: SandboxProcess): Shown[] {
  const shown = new Map<string, Shown>();
  for (const entry of openJournal(join(dataDir, 'chats.jsonl')).entries) {
    if (entry.kind === 'posted')
      shown.set(entry.id, {
        id: entry.id,
        conversation: entry.conversation,
        startsThread: entry.startsThread,
        activities: [entry.activity],
      });
    const known = entry.kind === 'updated' ? shown.get(entry.id) : undefined;
    if (entry.kind === 'updated' && known)
      shown.set(entry.id, { ...known, activities: [...known.activities, entry.activity] });
    if (entry.kind === 'refused') shown.delete(entry.id);
  }
  return [...shown.values()];
}

/** The card that a message shows now; undefined where it shows none. */
export const cardIn = ({ activities }: Shown): Card | undefined =>
  cardOf({ activity: activities.at(-1) ?? {} });

export const viewOf = (message: Shown): CardView => ({
  card: cardIn(message) ?? {},
  conversationId: message.startsThread
    ? `${message.conversation};messageid=${message.id}`
    : message.conversation,
  messageId: message.id,
});

/** Sits down as somebody, as with a click on the control page. */
async function become({ ports }: SandboxProcess, person: string): Promise<void> {
  const { status, body } = await callJson('POST', `${urlOf(ports.control)}/api/as`, { person });
  if (status !== 200) throw new Error(`nobody sits down as ${person}: ${JSON.stringify(body)}`);
}

const directory = new Map<string, string>();
export const knowPerson = (name: string, id: string): void => void directory.set(name, id);

/** Writes to the bot in the personal chat, and gives back the card with that button with which it answers. */
export async function say(
  sandbox: SandboxProcess,
  person: string,
  text: string,
  isCalled: (button: string) => boolean,
): Promise<CardView> {
  await become(sandbox, person);
  const chat = personalChatOf(directory.get(person) ?? '');
  const inChat = () => messagesOf(sandbox).filter(({ conversation }) => conversation === chat);
  const before = inChat().length;
  const there = `${urlOf(sandbox.ports.playground)}/_conversation/v1/conversations/${PLAYGROUND_CHAT}/messages`;
  const message = { from: { id: PLAYGROUND_USER }, text, textFormat: 'plain', mentions: [] };
  const { status, body } = await callJson('POST', there, message);
  if (status >= 300) throw new Error(`it could not be said: ${JSON.stringify(body)}`);
  for (const until = Date.now() + 15_000; Date.now() < until;) {
    const answer = inChat()
      .slice(before)
      .find((it) => buttonsOf(cardIn(it) ?? {}).some(isCalled));
    if (answer) return viewOf(answer);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`"${text}" was not answered`);
}

/** Presses a button on a card that somebody has before them, after filling it in. */
export async function press(
  sandbox: SandboxProcess,
  person: string,
  on: CardView,
  button: string,
  inputs: Record<string, Given> = {},
): Promise<Pressed> {
  const { action, cards } = findAction(on.card, button);
  const filled = fillIn(cards, inputs, false);
  await become(sandbox, person);
  const { status, body } = await callJson(
    'POST',
    `${urlOf(sandbox.ports.playground)}/_conversation/v1/invoke`,
    {
      name: 'adaptiveCard/action',
      from: { id: PLAYGROUND_USER },
      conversation: { id: on.conversationId },
      replyToId: on.messageId,
      value: {
        action: { ...action, data: { ...(action['data'] as object | undefined), ...filled } },
        trigger: 'manual',
      },
    },
  );
  if (status >= 300) throw new Error(`the click failed: ${status} ${JSON.stringify(body)}`);
  return readPressed({ status, body }, on);
}
