import { renderNoteCard } from '../../cards/directory/note-card.ts';
import { type Answer, asCard, asText } from './answer.ts';
import type { DirectoryVisit } from './directory-visit.ts';
import { fileStored, offerFile } from './file-cards.ts';
import type { ConsentGiven } from './parse-files.ts';

const ABOUT = 'The present directory: people, agencies and roles. It opens in Excel and other spreadsheets.';

/** Files change hands in a personal chat only: that is Teams' rule. */
const ELSEWHERE = 'I can give and take files only in our own chat. Please say “directory” to me there.';

/** Offers the present directory as a file. */
export async function offerDirectory(desk: DirectoryVisit): Promise<Answer> {
  if (!desk.visit.inbound.place.personal) return asText(ELSEWHERE);
  const text = await desk.visit.deps.desk.csv();
  const also = offerFile(`directory-${desk.today}.csv`, Buffer.byteLength(text, 'utf8'), ABOUT);
  return {
    ...asCard(renderNoteCard('Your file is in the next message. Say there that you want it.')),
    also,
  };
}

const WHY = {
  refused: 'the address at which Teams wanted it is none that I may write to',
  'too-slow': 'it took too long',
  'not-reached': 'Teams did not take it',
} as const;

/** The answer to the offer: the file is put where Teams says, as it is now. */
export async function giveDirectory(desk: DirectoryVisit, { upload }: ConsentGiven): Promise<Answer> {
  if (!upload) return asText('All right, no file then.');
  const { desk: functions, files, log } = desk.visit.deps;
  const stored = await files.store(upload.url, await functions.csv());
  const because = 'failed' in stored ? stored.failed : undefined;
  log({ what: 'directory-file-stored', person: desk.me.id, because });
  if ('failed' in stored)
    return asText(
      `I could not give you the file: ${WHY[stored.failed]}. Please say “directory” and try again.`,
    );
  return { kind: 'attachment', attachment: fileStored(upload) };
}
