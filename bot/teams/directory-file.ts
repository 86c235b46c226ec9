import { createHash, randomUUID } from 'node:crypto';
import { renderFile } from '../../cards/directory/file-card.ts';
import type { CsvPlan, Upload } from '../ports/directory-desk.ts';
import type { FetchedFile } from '../ports/files.ts';
import { type Answer, asCard, asText } from './answer.ts';
import { countChanges } from './count-changes.ts';
import { judgeAccounts } from './directory-account.ts';
import { showHome } from './directory-show.ts';
import { type DirectoryVisit, keepsProtocol, write } from './directory-visit.ts';
import type { GivenFile } from './parse-files.ts';

const WHY: Readonly<Record<Extract<FetchedFile, { failed: string }>['failed'], string>> = {
  refused: 'it does not lie where Teams keeps files',
  'too-large': 'it is larger than 5 MB',
  'too-slow': 'it took longer than 20 seconds',
  'not-text': 'it is no plain text. In Excel, save it as “CSV UTF-8 (comma delimited)”',
  'not-reached': 'Teams did not give it to me',
};

const OLDER = 'I no longer have this file. Please drop it into this chat again.';

/** What somebody agrees to, and in which words: as long as both are the same, their word counts. */
const digestOf = ({ changes, told }: CsvPlan): string =>
  createHash('sha256')
    .update(JSON.stringify([changes, told]))
    .digest('base64url');

/** The titles of the procedures that the file would touch although they are not theirs. Rows that no file of people has count too. */
function foreignTo(desk: DirectoryVisit, { changes }: CsvPlan): string[] {
  const { protocols } = desk.visit.deps.cases;
  const touched = changes.flatMap((change) => {
    if (change.kind === 'put-role' || change.kind === 'remove-role') return [change.role.protocol];
    return change.kind === 'put-settings' ? [change.settings.protocol] : [];
  });
  const foreign = [...new Set(touched)].filter((id) => !keepsProtocol(desk, id));
  return foreign.map((id) => protocols.find((it) => it.id === id)?.shortTitle ?? id);
}

/** Why it may not change the accounts and addresses that it would: person by person. */
function accountsRefused(desk: DirectoryVisit, { changes }: CsvPlan): string[] {
  const judge = judgeAccounts(desk);
  const people = new Map(desk.record.people.map((person) => [person.id, person]));
  return changes.flatMap((change) => {
    const before = change.kind === 'put-person' ? people.get(change.person.id) : undefined;
    const why = before && change.kind === 'put-person' ? judge(before, change.person) : undefined;
    return why === undefined ? [] : [why];
  });
}

const render = (desk: DirectoryVisit, upload: Upload, plan: CsvPlan, page: number, changed = false): Answer =>
  asCard(
    renderFile(
      {
        upload: upload.id,
        name: upload.name,
        mistakes: plan.mistakes,
        told: plan.told,
        counts: countChanges(desk.record, plan.changes),
        foreign: foreignTo(desk, plan),
        accounts: accountsRefused(desk, plan),
        changed,
      },
      page,
    ),
  );

/** Shows what the file would do now, and keeps what was shown. */
async function show(desk: DirectoryVisit, upload: Upload, page: number, changed = false): Promise<Answer> {
  const plan = await desk.visit.deps.desk.checkCsv(upload.text);
  const shown = digestOf(plan);
  if (upload.shown !== shown) await desk.visit.deps.uploads.save({ ...upload, shown });
  return render(desk, upload, plan, page, changed || (upload.shown !== undefined && upload.shown !== shown));
}

export async function takeText(desk: DirectoryVisit, name: string, text: string): Promise<Answer> {
  return show(desk, { id: randomUUID(), person: desk.me.id, name, text, at: desk.now }, 0);
}

/** A file was dropped into the chat. */
export async function takeFile(desk: DirectoryVisit, files: readonly GivenFile[]): Promise<Answer> {
  const [file, second] = files;
  if (!file) return asText(OLDER);
  if (second) return asText('Please drop one file at a time. I have taken none of these.');
  if (file.type !== 'csv')
    return asText(
      'I can only read CSV files. In Excel, choose “Save as” and “CSV UTF-8 (comma delimited)”. Say “directory” and press “Download it” for one to begin with.',
    );
  const fetched = await desk.visit.deps.files.fetch(file.url);
  if ('failed' in fetched) {
    desk.visit.deps.log({
      what: 'directory-file-not-taken',
      person: desk.me.id,
      because: fetched.failed,
    });
    return asText(`I could not take this file: ${WHY[fetched.failed]}. Nothing was changed.`);
  }
  return takeText(desk, file.name, fetched.text);
}

/** The file that a button means: the newest of this person, and only theirs. */
async function uploadOf(desk: DirectoryVisit, id: string | undefined): Promise<Upload | undefined> {
  const upload = await desk.visit.deps.uploads.load(desk.me.id);
  return upload?.id === id ? upload : undefined;
}

export async function showFile(desk: DirectoryVisit, id: string | undefined, page: number): Promise<Answer> {
  const upload = await uploadOf(desk, id);
  return upload ? show(desk, upload, page) : asText(OLDER);
}

/** Applies a file that has no mistake and does what its owner was shown; otherwise shows what it would do now. */
export async function applyFile(desk: DirectoryVisit, id: string | undefined): Promise<Answer> {
  const upload = await uploadOf(desk, id);
  if (!upload) return asText(OLDER);
  const plan = await desk.visit.deps.desk.checkCsv(upload.text);
  const fits =
    plan.mistakes.length === 0 &&
    foreignTo(desk, plan).length === 0 &&
    accountsRefused(desk, plan).length === 0;
  if (!fits || upload.shown !== digestOf(plan)) return show(desk, upload, 0, true);
  const after = await write(desk, plan.changes);
  await desk.visit.deps.uploads.remove(desk.me.id);
  const counts = countChanges(desk.record, plan.changes);
  return showHome(after, `The file was applied: ${counts.join(', ')}.`);
}

export async function dropFile(desk: DirectoryVisit, id: string | undefined): Promise<Answer> {
  if (await uploadOf(desk, id)) await desk.visit.deps.uploads.remove(desk.me.id);
  return showHome(desk, 'The file was not applied. Nothing was changed.');
}
