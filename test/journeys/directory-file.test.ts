import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../sandbox/connector/world.ts';
import type { Pressed } from '../sandbox/teams-client/read-answer.ts';
import { HILARY, MOIRA, PRIYA, answerTo, openEntry, shown } from './directory-steps.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { answerOf, kept, missing } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

const said = (name: string, text: string): Promise<Message> => answerTo(here, name, text);
const entryOf = (keeper: string, name: string): Promise<Pressed> => openEntry(here, keeper, name);

/** The present directory as its keeper downloads it. */
async function downloaded(name: string): Promise<string> {
  const seat = here.seat(name);
  await seat.press(await said(name, 'directory'), 'Download it');
  const { file } = await seat.answerOffer(seat.said().at(-1), 'accept');
  return file?.bytes.toString('utf8') ?? '';
}

async function dropped(name: string, text: string, file = 'directory.csv'): Promise<Message> {
  const seat = here.seat(name);
  await seat.dropFile(file, text);
  return seat.said().at(-1) ?? missing();
}

const HEADINGS = 'agency,name,e-mail,procedure,role,in Teams';

describe('the directory as a file', () => {
  test('is given to its keeper, who takes it, and read back it changes nothing', async () => {
    const csv = await downloaded(MOIRA);
    expect(csv).toContain('Tom Baker');
    expect(shown(await dropped(MOIRA, csv))).toContain('Nothing: the directory says all of this already.');
  });

  test('is not given to whoever does not want it, or may not have it', async () => {
    const moira = here.seat(MOIRA);
    await moira.press(await said(MOIRA, 'download the directory'), 'The directory').catch(() => undefined);
    const offer = moira.said().at(-1);
    const { file } = await moira.answerOffer(offer, 'decline');
    expect(file).toBeUndefined();
    expect(shown(moira.said().at(-1))).toBe('All right, no file then.');
    const taken = await here.seat(PRIYA).answerOffer(offer, 'accept');
    expect(taken.file).toBeUndefined();
    expect(shown(here.seat(PRIYA).said().at(-1))).toContain('Only the business managers');
  });

  test('mistakes are shown line by line, and nothing is applied while there is one', async () => {
    const file = [
      HEADINGS,
      'Oak School,Ines Ferrer,ines.ferrer@oak.example,,,no',
      'Oak School,Jo Marsh,jo at oak,Sandwell SEND,practitoner,no',
    ].join('\n');
    const card = await dropped(MOIRA, file);
    const words = shown(card);
    expect(words).toMatch(/nothing of this file can be applied yet.*Line 3/s);
    expect(words).toContain('jo at oak');
    expect(kept(card).card).not.toMatchObject({ actions: [{ title: 'Apply' }] });
    expect(shown(await said(MOIRA, 'directory'))).toContain('The directory');
    const found = await here
      .seat(MOIRA)
      .press(await said(MOIRA, 'directory'), 'Find', { wanted: 'Ines Ferrer' });
    expect(answerOf(found)).toContain('Nobody was found');
  });

  test('a good file says what would change, and is applied when its owner agrees', async () => {
    const file = [
      HEADINGS,
      'Oak School,Ines Ferrer,ines.ferrer@oak.example,Sandwell SEND,practitioner,no',
    ].join('\n');
    const card = await dropped(MOIRA, file);
    expect(shown(card)).toMatch(/1 person added.*1 role given.*Nothing has been changed yet/s);
    const other = await here.seat(HILARY).press(card, 'Apply');
    expect(answerOf(other)).toContain('I no longer have this file');
    const done = await here.seat(MOIRA).press(card, 'Apply');
    expect(answerOf(done)).toMatch(/✔ The file was applied: 1 person added, 1 role given/);
    expect(answerOf(await entryOf(MOIRA, 'Ines Ferrer'))).toContain('Sandwell SEND: practitioner');
    expect(answerOf(await here.seat(MOIRA).press(card, 'Apply'))).toContain('I no longer have this file');
  });

  test('what was agreed to is not applied once the directory has changed', async () => {
    const file = [HEADINGS, 'Oak School,Kit Rowe,kit.rowe@oak.example,,,no'].join('\n');
    const card = await dropped(MOIRA, file);
    const form = await here.seat(HILARY).press(await said(HILARY, 'directory'), 'Add a person');
    const kit = { name: 'Kit Rowe', email: 'kit.rowe@oak.example', where: 'outside', agency: 'hill-surgery' };
    await here.seat(HILARY).press(form, 'Save', kit);
    const again = await here.seat(MOIRA).press(card, 'Apply');
    expect(answerOf(again)).toMatch(/The directory has changed.*1 person changed/s);
    expect(answerOf(await entryOf(MOIRA, 'Kit Rowe'))).toContain('Hill Surgery');
    expect(answerOf(await here.seat(MOIRA).press(again, 'Do not apply'))).toContain('was not applied');
  });

  test('roles of another procedure are not changed by it', async () => {
    const file = [HEADINGS, 'Oak School,Lyn Dee,lyn.dee@oak.example,Dorset SEND,practitioner,no'].join('\n');
    const words = shown(await dropped(MOIRA, file));
    expect(words).toMatch(/would change roles of Dorset SEND, which you do not keep/);
    expect(words).not.toMatch(/^Apply$/m);
  });

  test('a pasted table is read like a file', async () => {
    const table = `${HEADINGS}\nOak School,Max Orme,max.orme@oak.example,,,no`;
    expect(shown(await said(MOIRA, table))).toMatch(/Pasted text.*1 person added/s);
    expect(shown(await said(PRIYA, table))).toContain('Only the business managers');
  });

  test('nobody else’s file is taken, and no other kind', async () => {
    expect(shown(await dropped(PRIYA, HEADINGS))).toContain('Only the business managers');
    expect(shown(await dropped(MOIRA, 'x', 'directory.xlsx'))).toContain('I can only read CSV files');
    const seat = here.seat(MOIRA);
    const content = { downloadUrl: 'https://elsewhere.example/directory.csv', fileType: 'csv' };
    const contentType = 'application/vnd.microsoft.teams.file.download.info';
    await seat.send({ type: 'message', attachments: [{ contentType, name: 'directory.csv', content }] });
    expect(shown(seat.said().at(-1))).toContain('it does not lie where Teams keeps files');
  });
});
