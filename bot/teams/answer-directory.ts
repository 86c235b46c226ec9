import type { DirectoryWish } from '../../cards/directory/directory-wish.ts';
import { ownText } from '../../cards/fields/typed.ts';
import { type Answer, type Visit, asText } from './answer.ts';
import { askAbsence, endAbsence, submitAbsence } from './directory-absence.ts';
import { giveDirectory, offerDirectory } from './directory-download.ts';
import { applyFile, dropFile, showFile, takeFile, takeText } from './directory-file.ts';
import { askPerson, askRemove, confirmPerson, removePerson, submitPerson } from './directory-person.ts';
import { askHeld, askRole, submitDeputy, submitEnd, submitRole } from './directory-role.ts';
import { showFound, showHealth, showHome, showPerson, showUnconfirmed } from './directory-show.ts';
import { type DirectoryVisit, refuseNonKeeper, visitDirectory } from './directory-visit.ts';
import { DIRECTORY_FILE } from './file-cards.ts';
import type { ConsentGiven, GivenFile } from './parse-files.ts';

type Wish<Go extends DirectoryWish['go']> = Extract<DirectoryWish, { go: Go }>;

const UNLISTED =
  'You are no longer listed in the directory. Please ask the business manager of your partnership.';

/** In a sentence: whoever asks for it without being a business manager mostly wants to know of a case. */
const HEALTH_IS_FOR =
  'Only the business managers of your partnership can see whether Counterpart is well; how your own cases stand you see with “my cases”.';

/** What everybody listed may do: what concerns themselves alone. */
function answerOwn(desk: DirectoryVisit, wish: DirectoryWish): Promise<Answer> | Answer | undefined {
  switch (wish.go) {
    case 'show':
      if (wish.place === 'health' && desk.keeps.length === 0) return asText(HEALTH_IS_FOR);
      return wish.place === 'own' ? askAbsence(desk, undefined, true) : undefined;
    case 'ask':
      return wish.ask === 'own-absence' ? askAbsence(desk, undefined, true) : undefined;
    case 'submit':
      return wish.ask === 'own-absence' ? submitAbsence(desk, undefined, wish.inputs, true) : undefined;
    case 'act':
      return wish.act === 'own-back' ? endAbsence(desk, undefined, true) : undefined;
  }
}

function show(desk: DirectoryVisit, wish: Wish<'show'>): Promise<Answer> | Answer {
  const { page = 0 } = wish;
  switch (wish.place) {
    case 'home':
    case 'own':
      return showHome(desk);
    case 'found':
      return showFound(desk, (wish.query ?? ownText(wish.inputs, 'wanted')).slice(0, 200), page);
    case 'unconfirmed':
      return showUnconfirmed(desk, page);
    case 'person':
      return showPerson(desk, wish.who, page);
    case 'health':
      return showHealth(desk, page);
    case 'download':
      return offerDirectory(desk);
    case 'file':
      return showFile(desk, wish.upload, page);
  }
}

function ask(desk: DirectoryVisit, { ask: form, who, held }: Wish<'ask'>): Answer {
  switch (form) {
    case 'add':
      return askPerson(desk, undefined);
    case 'change':
      return askPerson(desk, who ?? '');
    case 'give-role':
      return askRole(desk, who);
    case 'deputy':
    case 'end-role':
      return askHeld(desk, form, who, held);
    case 'absence':
      return askAbsence(desk, who, false);
    case 'remove':
      return askRemove(desk, who);
    case 'own-absence':
      return showHome(desk);
  }
}

function submit(
  desk: DirectoryVisit,
  { ask: form, who, held, inputs }: Wish<'submit'>,
): Promise<Answer> | Answer {
  switch (form) {
    case 'add':
      return submitPerson(desk, undefined, inputs);
    case 'change':
      return submitPerson(desk, who ?? '', inputs);
    case 'give-role':
      return submitRole(desk, who, inputs);
    case 'deputy':
      return submitDeputy(desk, who, held, inputs);
    case 'end-role':
      return submitEnd(desk, who, held, inputs);
    case 'absence':
      return submitAbsence(desk, who, inputs, false);
    // Is asked with a button, and has nothing to fill in.
    case 'remove':
    case 'own-absence':
      return showPerson(desk, who);
  }
}

function act(desk: DirectoryVisit, wish: Wish<'act'>): Promise<Answer> | Answer {
  switch (wish.act) {
    case 'confirm':
      return confirmPerson(desk, wish.who);
    case 'back':
      return endAbsence(desk, wish.who, false);
    case 'remove':
      return removePerson(desk, wish.who);
    case 'apply':
      return applyFile(desk, wish.upload);
    case 'drop':
      return dropFile(desk, wish.upload);
    case 'own-back':
      return showHome(desk);
  }
}

function keep(desk: DirectoryVisit, wish: DirectoryWish): Promise<Answer> | Answer {
  switch (wish.go) {
    case 'show':
      return show(desk, wish);
    case 'ask':
      return ask(desk, wish);
    case 'submit':
      return submit(desk, wish);
    case 'act':
      return act(desk, wish);
  }
}

type Work = (desk: DirectoryVisit) => Promise<Answer> | Answer;

/** For business managers alone, as the stored directory names them at this step. */
async function asKeeper(visit: Visit, work: Work, own?: Work): Promise<Answer> {
  const desk = await visitDirectory(visit);
  if (!desk) return asText(UNLISTED);
  return desk.keeps.length === 0 ? (own ?? refuseNonKeeper)(desk) : work(desk);
}

/** Whatever is wished of the directory, by a word or a button. */
export const answerDirectory = (visit: Visit, wish: DirectoryWish): Promise<Answer> =>
  asKeeper(
    visit,
    (desk) => answerOwn(desk, wish) ?? keep(desk, wish),
    (desk) => answerOwn(desk, wish) ?? refuseNonKeeper(desk),
  );

/** A file that was dropped into the chat. */
export const answerFiles = (visit: Visit, files: readonly GivenFile[]): Promise<Answer> =>
  asKeeper(visit, (desk) => takeFile(desk, files));

/** A file whose text was pasted into the chat. */
export const answerPasted = (visit: Visit, text: string): Promise<Answer> =>
  asKeeper(visit, (desk) => takeText(desk, 'Pasted text', text));

/** The answer to a file that was offered. */
export async function answerConsent(visit: Visit, consent: ConsentGiven): Promise<Answer> {
  if (consent.offer !== DIRECTORY_FILE) return asText('I do not know this file any more.');
  return asKeeper(visit, (desk) => giveDirectory(desk, consent));
}
