import type { StoredFile } from '../file-store.ts';
import { BOT, TEAM } from '../playground/write-playground-config.ts';
import { teamsUserId } from '../load-directory.ts';
import { consentTo, offerIn } from '../teams-client/answer-offer.ts';
import type { ForwarderContext } from './forwarder-context.ts';
import { callJson, type Answer } from './http-exchange.ts';
import { ownerOfChat, personalChatOf } from './id-bindings.ts';
import { asTeamsWould, type PlaygroundActivity } from './receive-activity.ts';

/** A file that the bot offers to the person who is chosen, or has offered. */
export interface OfferedFile {
  /** The message that offers it. */
  id: string;
  name: string;
  description: string;
  state: 'waiting' | 'declined' | 'not come' | StoredFile;
}

/** What a person does in Teams for which the Playground has no button. All of it as the person who is chosen. */
export interface PersonActs {
  /** The name of whoever added the bot to the team; undefined while nobody has. */
  addedBy(): string | undefined;
  channels(): readonly { id: string; name: string }[];
  /** Each act gives what kept it from being done; undefined when it is done. */
  addToTeam(channelId: string): Promise<string | undefined>;
  dropFile(name: string, bytes: Buffer): Promise<string | undefined>;
  offers(): OfferedFile[];
  answerOffer(messageId: string, action: 'accept' | 'decline'): Promise<string | undefined>;
  /** A file that was taken. */
  file(id: string): StoredFile | undefined;
}

type Taken = { action: 'accept' | 'decline'; uniqueId?: string };

export function createPersonActs(context: ForwarderContext): PersonActs {
  const taken = new Map<string, Taken>();
  const { state, memory, files } = context;

  function stateOf(id: string): OfferedFile['state'] {
    const given = taken.get(id);
    if (given?.action !== 'accept') return given ? 'declined' : 'waiting';
    return files.uploaded(given.uniqueId ?? '') ?? 'not come';
  }

  const offered = () =>
    memory.messages().flatMap(({ id, by, conversation, offer }) => {
      const isTheirs = by === 'bot' && ownerOfChat(conversation) === state.person().id;
      return isTheirs && offer ? [{ id, offer: offerIn(offer) }] : [];
    });

  return {
    addedBy: () => {
      const by = memory.installerOf(TEAM.id);
      return by && (state.directory.people.find(({ id }) => id === by)?.name ?? 'somebody who has left');
    },
    channels: () => context.channels,
    addToTeam: (channelId) => addToTeam(context, channelId),
    dropFile: (name, bytes) => dropFile(context, name, bytes),
    offers: () =>
      offered().flatMap(({ id, offer }) =>
        offer ? [{ id, name: offer.name, description: offer.description, state: stateOf(id) }] : [],
      ),
    answerOffer: async (messageId, action) => {
      const offer = offered().find(({ id }) => id === messageId)?.offer;
      if (!offer || stateOf(messageId) !== 'waiting') return 'This file is not offered to you now.';
      const { parts, uniqueId } = consentTo(files, offer, action, messageId);
      taken.set(messageId, { action, ...(uniqueId !== undefined && { uniqueId }) });
      const problem = problemIn(await tellBot(context, personal(context), parts));
      if (problem !== undefined) taken.delete(messageId);
      return problem;
    },
    file: (id) => files.uploaded(id),
  };
}

const personal = ({ state }: ForwarderContext) => ({
  id: personalChatOf(state.person().id),
  conversationType: 'personal',
});

function problemIn({ status }: Answer): string | undefined {
  return status < 300 ? undefined : `The bot did not take it (${status}).`;
}

async function tellBot(
  context: ForwarderContext,
  conversation: { id: string },
  parts: PlaygroundActivity,
): Promise<Answer> {
  const envelope = { channelId: 'msteams', id: context.memory.newMessageId(), recipient: BOT, conversation };
  const activity = { ...asTeamsWould(context, { ...envelope, ...parts }), ...named(parts) };
  try {
    return await callJson('POST', context.botUrl, activity);
  } catch {
    return { status: 502 };
  }
}

/** Whoever is named in the activity itself stays as they are named there. */
const named = ({ from }: PlaygroundActivity) => (from === undefined ? {} : { from });

async function addToTeam(context: ForwarderContext, channelId: string): Promise<string | undefined> {
  if (!context.channels.some(({ id }) => id === channelId)) return 'The team has no such channel.';
  const person = context.state.person();
  const conversation = { id: channelId, conversationType: 'channel', isGroup: true };
  // Teams gives no name here, and the channel that was chosen.
  const from = { id: teamsUserId(person), aadObjectId: person.id };
  const settings = { selectedChannel: { id: channelId } };
  const channelData = { channel: { id: channelId }, settings };
  await tellBot(context, conversation, {
    type: 'conversationUpdate',
    membersAdded: [{ id: BOT.id }],
    from,
    channelData: { ...channelData, eventType: 'teamMemberAdded' },
  });
  const answer = await tellBot(context, conversation, {
    type: 'installationUpdate',
    action: 'add',
    from,
    channelData,
  });
  const problem = problemIn(answer);
  if (problem === undefined)
    context.memory.remember({ kind: 'installed', conversation: TEAM.id, by: person.id });
  return problem;
}

async function dropFile(context: ForwarderContext, name: string, bytes: Buffer): Promise<string | undefined> {
  const { memory, state, files, feed } = context;
  const person = state.person();
  const conversation = personal(context);
  const id = memory.newMessageId();
  const at = state.now().toISOString();
  const said = { id, conversation: conversation.id, startsThread: false, at, by: person.id };
  memory.remember({ kind: 'said', ...said, text: `(a file: ${name})`, textFormat: 'plain' });
  const message = memory.find(id);
  if (message) feed.created(message);
  const attachments = [files.attachmentOf(files.keep(name, bytes))];
  return problemIn(await tellBot(context, conversation, { type: 'message', id, text: '', attachments }));
}
