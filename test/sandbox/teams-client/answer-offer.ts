import type { Activity, Message } from '../connector/world.ts';
import type { FileStore, StoredFile } from '../file-store.ts';
import type { Answer } from './read-answer.ts';

const OFFER = 'application/vnd.microsoft.teams.card.file.consent';

/** How the bot answered to what a person said to its offer, and the file, where it has come. */
export interface FileTaken extends Answer {
  file?: StoredFile;
}

/** A file that a message offers, as the card of the offer gives it. */
export interface Offer {
  name: string;
  description: string;
  sizeInBytes: number;
  acceptContext: unknown;
  declineContext: unknown;
}

/** The offer in an activity of the bot; undefined where there is none. */
export function offerIn(activity: Activity): Offer | undefined {
  const attachments = (activity['attachments'] ?? []) as {
    contentType?: string;
    name?: string;
    content?: Record<string, unknown>;
  }[];
  const offered = attachments.find(({ contentType }) => contentType === OFFER);
  if (!offered) return undefined;
  const { description, sizeInBytes, acceptContext, declineContext } = offered.content ?? {};
  return {
    name: offered.name ?? 'file',
    description: typeof description === 'string' ? description : '',
    sizeInBytes: typeof sizeInBytes === 'number' ? sizeInBytes : 0,
    acceptContext: acceptContext ?? null,
    declineContext: declineContext ?? null,
  };
}

/** The invoke that Teams sends when somebody takes the file of an offer, or does not, in answer to a message. */
export function consentTo(
  files: FileStore,
  { name, acceptContext, declineContext }: Offer,
  action: 'accept' | 'decline',
  replyToId: string,
): { parts: Activity; uniqueId?: string } {
  const invoke = { type: 'invoke', name: 'fileConsent/invoke', replyToId };
  if (action === 'decline')
    return { parts: { ...invoke, value: { type: 'fileUpload', action, context: declineContext } } };
  const uploadInfo = files.openUpload(name);
  const value = { type: 'fileUpload', action, context: acceptContext, uploadInfo };
  return { parts: { ...invoke, value }, uniqueId: uploadInfo.uniqueId };
}

/** Takes the offered file, or does not. Throws when the message offers none. */
export async function answerOffer(
  files: FileStore,
  message: Message | undefined,
  action: 'accept' | 'decline',
  deliver: (parts: Activity) => Promise<Answer>,
): Promise<FileTaken> {
  const offer = message && offerIn(message.activity);
  if (!offer) throw new Error(`The message offers no file, only: "${message?.text ?? 'nothing'}"`);
  const { parts, uniqueId } = consentTo(files, offer, action, message.id);
  const answer = await deliver(parts);
  const file = uniqueId === undefined ? undefined : files.uploaded(uniqueId);
  return { ...answer, ...(file && { file }) };
}
