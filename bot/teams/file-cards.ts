import type { ConsentGiven } from './parse-files.ts';

/** Something that goes with a message and is no card of ours: Teams' own cards about files. */
export interface Attachment {
  readonly contentType: string;
  readonly name: string;
  readonly contentUrl?: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What is offered, as the answer to the offer names it. */
export const DIRECTORY_FILE = 'directory';

/** Asks whether somebody wants a file: only then does Teams say where to put it. */
export const offerFile = (name: string, bytes: number, description: string): Attachment => ({
  contentType: 'application/vnd.microsoft.teams.card.file.consent',
  name,
  content: {
    description,
    sizeInBytes: bytes,
    acceptContext: { offer: DIRECTORY_FILE },
    declineContext: { offer: DIRECTORY_FILE },
  },
});

/** Shows the file that was put there. */
export const fileStored = (upload: NonNullable<ConsentGiven['upload']>): Attachment => ({
  contentType: 'application/vnd.microsoft.teams.card.file.info',
  name: upload.name,
  contentUrl: upload.contentUrl,
  content: { uniqueId: upload.uniqueId, fileType: upload.fileType },
});
